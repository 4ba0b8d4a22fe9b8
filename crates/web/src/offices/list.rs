//! All offices: as a tree, or as a list; filtered by what the address says.

use std::collections::HashSet;
use std::sync::Arc;

use askama::Template;
use passerelle_model::OfficeId;
use passerelle_model::office::{Office, OfficeKind};
use passerelle_model::policy::{Duty, Need, Place};
use passerelle_store::OfficeTree;
use serde::Deserialize;

use super::{address, looks_after, name_of, standing};
use crate::answer::{Answer, page};
use crate::badge::Badge;
use crate::choices::Choice;
use crate::desk::Desk;
use crate::fields;
use crate::form::Query;
use crate::paging::{Pager, Paging};
use crate::pairs;
use crate::search::Wanted;
use crate::shell::Shell;

/// Levels of the tree that stand open at first.
const OPEN: usize = 2;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Filters {
    q: String,
    kind: String,
    closed: String,
    missing: String,
    view: String,
}

impl Filters {
    fn pairs(&self) -> [(&str, &str); 5] {
        [
            ("q", &self.q),
            ("kind", &self.kind),
            ("closed", &self.closed),
            ("missing", &self.missing),
            ("view", &self.view),
        ]
    }

    /// The same filters in another view.
    fn in_view(&self, view: &str) -> String {
        let kept = self.pairs().into_iter().filter(|(name, _)| *name != "view");
        pairs::address("/offices", kept.chain([("view", view)]))
    }

    fn is_list(&self) -> bool {
        self.view == "list"
    }

    /// Whether anything but the view and the closed offices is asked.
    fn narrow(&self) -> bool {
        !self.q.trim().is_empty() || !self.kind.is_empty() || !self.missing.is_empty()
    }
}

/// A view of the same offices.
struct Tab {
    href: String,
    label: String,
    current: bool,
}

/// A node of the tree, as `record::tree` takes it.
struct Node {
    href: String,
    label: String,
    meta: String,
    tone: &'static str,
    status: String,
    current: bool,
    parent: bool,
    open: bool,
    closes: usize,
}

/// A row of the list.
struct Row {
    href: String,
    name: String,
    kind: String,
    above: Option<(String, String)>,
    countries: String,
    standing: Badge,
}

#[derive(Template)]
#[template(path = "offices/list.html")]
struct List {
    shell: Shell,
    filters: Filters,
    kinds: Vec<Choice>,
    tabs: Vec<Tab>,
    count: String,
    none_yet: bool,
    may_open: bool,
    may_miss: bool,
    nodes: Vec<Node>,
    rows: Vec<Row>,
    pager: Pager,
}

pub(super) async fn list(
    desk: Desk,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    let tree = desk.reader().offices().await?;
    let view = View::of(&desk, Arc::clone(&tree), &filters);
    let mut rows = Vec::new();
    let mut pager = Pager::default();
    let mut nodes = Vec::new();
    if filters.is_list() {
        let paged = paging.cut(view.sorted(), |office| office.id.to_string());
        pager = paging.pager("/offices", &filters.pairs(), &paged);
        rows = paged
            .rows
            .into_iter()
            .map(|office| view.row(office))
            .collect();
    } else {
        nodes = view.nodes();
    }
    let words = desk.words();
    let duty = Need::Duty(Duty::Offices);
    let may_open = desk.may(duty, &Place::default());
    page(&List {
        shell: Shell::of_desk(&desk).await?,
        kinds: kinds(&desk),
        tabs: tabs(&desk, &filters),
        count: words.say_with("offices-count", &[("count", view.matching.len().into())]),
        none_yet: tree.is_empty(),
        may_open,
        may_miss: may_open,
        nodes,
        rows,
        pager,
        filters,
    })
}

fn kinds(desk: &Desk) -> Vec<Choice> {
    OfficeKind::ALL.map(|kind| kind_choice(desk, kind)).into()
}

fn tabs(desk: &Desk, filters: &Filters) -> Vec<Tab> {
    let tab = |view, key, current| Tab {
        href: filters.in_view(view),
        label: desk.words().say(key),
        current,
    };
    vec![
        tab("", "offices-view-tree", !filters.is_list()),
        tab("list", "offices-view-list", filters.is_list()),
        Tab {
            href: "/maps/countries".to_owned(),
            label: desk.words().say("maps-countries-tab"),
            current: false,
        },
    ]
}

/// Which offices are shown, and how.
struct View<'a> {
    desk: &'a Desk,
    tree: Arc<OfficeTree>,
    /// Those that the filters want.
    matching: HashSet<OfficeId>,
    /// Those and, in the tree, whatever leads to them.
    shown: HashSet<OfficeId>,
    /// Whether the whole tree stands open, because it was searched.
    open: bool,
}

impl<'a> View<'a> {
    fn of(desk: &'a Desk, tree: Arc<OfficeTree>, filters: &Filters) -> Self {
        let wanted = Wanted::of(&filters.q);
        let fits = |office: &&Office| fits(desk, &tree, office, filters, &wanted);
        let matching: HashSet<_> = tree.iter().filter(fits).map(|office| office.id).collect();
        let leading = matching.iter().flat_map(|id| super::above(&tree, *id));
        let shown = matching.iter().copied().chain(leading).collect();
        Self {
            desk,
            matching,
            shown,
            open: filters.narrow(),
            tree,
        }
    }

    fn sorted(&self) -> Vec<&Office> {
        let found = self.matching.iter().filter_map(|id| self.tree.get(*id));
        by_name(self.desk, found.collect())
    }

    fn row(&self, office: &Office) -> Row {
        let parent = office.details.parent;
        Row {
            href: address(office.id),
            name: office.name_on(self.desk.today()).to_owned(),
            kind: self.kind(office),
            above: parent.map(|id| (address(id), name_of(self.desk, &self.tree, id))),
            countries: fields::countries(self.desk.words(), &office.details.countries),
            standing: standing(self.desk, office),
        }
    }

    fn kind(&self, office: &Office) -> String {
        let kind = office.details.kind.code();
        self.desk.words().say_code("office-kind", kind)
    }

    fn nodes(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        self.grow(None, 0, &mut nodes);
        nodes
    }

    /// Adds what stands below an office, each with all that stands below it.
    fn grow(&self, of: Option<OfficeId>, level: usize, nodes: &mut Vec<Node>) {
        for office in self.below(of) {
            let parent = !self.below(Some(office.id)).is_empty();
            nodes.push(self.node(office, parent, level));
            self.grow(Some(office.id), level + 1, nodes);
            if let (true, Some(last)) = (parent, nodes.last_mut()) {
                last.closes += 1;
            }
        }
    }

    fn below(&self, of: Option<OfficeId>) -> Vec<&Office> {
        let mut below = self.tree.children(of);
        below.retain(|office| self.shown.contains(&office.id));
        by_name(self.desk, below)
    }

    fn node(&self, office: &Office, parent: bool, level: usize) -> Node {
        let standing = standing(self.desk, office);
        let is_open = standing.tone == "good";
        let countries = fields::countries(self.desk.words(), &office.details.countries);
        let kind = self.kind(office);
        Node {
            href: address(office.id),
            label: office.name_on(self.desk.today()).to_owned(),
            meta: if countries.is_empty() {
                kind
            } else {
                format!("{kind} · {countries}")
            },
            tone: standing.tone,
            // Nearly all are open: only what is otherwise is worth a badge.
            status: if is_open {
                String::new()
            } else {
                standing.label
            },
            current: false,
            parent,
            open: self.open || level < OPEN,
            closes: 0,
        }
    }
}

fn fits(
    desk: &Desk,
    tree: &OfficeTree,
    office: &Office,
    filters: &Filters,
    wanted: &Wanted,
) -> bool {
    let is_closed = office.has_closed_by(desk.today());
    let without = office.focal_point.is_none() && looks_after(desk, tree, office.id);
    let details = &office.details;
    let kind = filters.kind.is_empty() || filters.kind == details.kind.code();
    let texts = || {
        let names = office.names.iter().map(|name| name.name.as_str());
        let language = desk.words().language().code();
        let countries = details.countries.iter();
        let countries = countries.flat_map(|code| [code.as_str(), code.name(language)]);
        names.chain(countries).chain(details.address.as_deref())
    };
    (!is_closed || !filters.closed.is_empty())
        && (filters.missing.is_empty() || without)
        && kind
        && wanted.is_in(texts())
}

/// A kind of office to choose.
pub(super) fn kind_choice(desk: &Desk, kind: OfficeKind) -> Choice {
    Choice::plain(
        kind.code(),
        desk.words().say_code("office-kind", kind.code()),
    )
}

/// Sorted as the reader's language sorts names.
fn by_name<'a>(desk: &Desk, mut offices: Vec<&'a Office>) -> Vec<&'a Office> {
    let (words, today) = (desk.words(), desk.today());
    offices.sort_by_cached_key(|office| (words.sort_key(office.name_on(today)), office.id));
    offices
}

/// Codes in one line.
pub(super) fn codes(codes: &[impl ToString]) -> String {
    let codes: Vec<_> = codes.iter().map(ToString::to_string).collect();
    codes.join(" ")
}
