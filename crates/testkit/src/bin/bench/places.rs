//! A register of places as large as the world's list of P-codes: taken in as
//! one batch, then listed and searched.

use std::time::{Duration, Instant};

use passerelle_model::place::{AddPlace, PlaceAction, PlaceForm, PlaceKind};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, Country, PlaceId, Purpose};
use passerelle_store::{Page, PlaceFilter, Reader, Store};
use passerelle_testkit::Agency;

use crate::figures::{Spent, percentile, say};

/// As many as the list of 2024 has: provinces, and districts in them.
const PROVINCES: usize = 2_455;
const DISTRICTS: usize = 30_907;
/// Countries that have them.
const COUNTRIES: usize = 156;
/// How often a list is asked for.
const ASKED: usize = 300;

/// Syllables of names that nobody bears.
const SYLLABLES: [&str; 12] = [
    "ba", "dor", "kel", "mi", "nou", "rash", "sá", "tul", "vé", "wa", "yor", "zin",
];

pub(crate) fn run() {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let agency = Agency::embedded().await;
        agency.headquarters().await;
        let store = agency.store.clone();
        let rows = register(&store);
        let province = rows[0].place;
        let (console, why) = (Actor::console(), Purpose::Operation);
        let rows = rows.into_iter().map(PlaceAction::Add).map(Action::Place);
        let spent = Spent::begin();
        let mapping = ShortText::parse("places 1").unwrap();
        let batch = store.begin_batch(&console, why, mapping, rows).await;
        let batch = batch.unwrap();
        let (begun, _) = spent.seconds();
        let done = store.run_batch(&console, why, batch, |_| {}).await.unwrap();
        let (wall, cpu) = spent.seconds();
        say("places taken in", done.rows as f64, "");
        say("  into the sealed file", begun, "s");
        say("  all of it", wall, "s");
        say("  on the cores", cpu, "s");
        lists(&store.reader(&console, why), province).await;
        agency.end().await;
    });
}

async fn lists(reader: &Reader, province: PlaceId) {
    let all = PlaceFilter::default();
    let (country, page) = (Country::all()[3].code, Page::first(50));
    ask("countries with their counts", async |_| {
        reader.place_counts().await.unwrap();
    })
    .await;
    ask("a page of a country", async |_| {
        let found = reader.places_of(&country, PlaceKind::Admin2, false, &page);
        assert_eq!(found.await.unwrap().rows.len(), 50);
    })
    .await;
    ask("a page of what lies in a province", async |_| {
        let found = reader.places_under(province, None, false, &page);
        assert!(!found.await.unwrap().rows.is_empty());
    })
    .await;
    ask("a search of the beginning of a name", async |n| {
        let beginning: String = name(n * 97).chars().take(4).collect();
        let found = reader.places_search(&beginning, &all, 50).await.unwrap();
        assert!(!found.rows.is_empty());
    })
    .await;
    ask("a search of two letters", async |n| {
        let two: String = name(n).chars().take(2).collect();
        let found = reader.places_search(&two, &all, 50).await.unwrap();
        assert!(found.more);
    })
    .await;
    ask("a search of a code", async |n| {
        let code = format!("{}{:02}", Country::all()[n % 9].code, n % 7);
        let found = reader.places_search(&code, &all, 50).await.unwrap();
        assert!(!found.rows.is_empty());
    })
    .await;
}

/// Asks often, and says how long it took.
async fn ask(what: &str, asked: impl AsyncFn(usize)) {
    let mut each: Vec<Duration> = Vec::with_capacity(ASKED);
    for n in 0..ASKED {
        let begun = Instant::now();
        asked(n).await;
        each.push(begun.elapsed());
    }
    each.sort_unstable();
    say(&format!("{what}: p50"), percentile(&each, 0.5), "ms");
    say("  p95", percentile(&each, 0.95), "ms");
}

fn name(n: usize) -> String {
    let syllable = |n: usize| SYLLABLES[n % SYLLABLES.len()];
    let (a, b, c) = (syllable(n), syllable(n / 12), syllable(n / 144));
    format!("{a}{b}{c} {}", syllable(n / 7))
}

/// Provinces first, since what lies in one is only taken after it.
fn register(store: &Store) -> Vec<AddPlace> {
    let mut rows: Vec<AddPlace> = Vec::with_capacity(PROVINCES + DISTRICTS);
    let mut add = |kind: PlaceKind, (of, code): (usize, String), parent: Option<PlaceId>, n| {
        let form = PlaceForm {
            country: Country::all()[of].code.to_string(),
            kind: kind.code().to_owned(),
            name: name(n),
            code,
            from: "2019-10-22".to_owned(),
            parent: parent.map(|id| id.to_string()).unwrap_or_default(),
            ..PlaceForm::default()
        };
        let place = PlaceId::new(store.ids());
        rows.push(form.adding(place).unwrap());
        place
    };
    let provinces: Vec<_> = (0..PROVINCES)
        .map(|n| {
            let of = n % COUNTRIES;
            let code = format!("{}{:02}", Country::all()[of].code, n / COUNTRIES);
            let place = add(PlaceKind::Admin1, (of, code.clone()), None, n);
            (place, of, code)
        })
        .collect();
    for n in 0..DISTRICTS {
        let (parent, of, code) = &provinces[n % PROVINCES];
        let code = format!("{code}{:03}", n / PROVINCES);
        add(PlaceKind::Admin2, (*of, code), Some(*parent), n);
    }
    rows
}
