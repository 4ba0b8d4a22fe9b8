//! Invented things to fill the components with.

use crate::shell::Shell;

/// Makes a plain struct of the fields that a component asks for.
macro_rules! sample {
    ($($name:ident { $($field:ident: $kind:ty),+ $(,)? })+) => {
        $(pub(super) struct $name { $(pub(super) $field: $kind),+ })+
    };
}

sample! {
    Link { href: &'static str, label: &'static str }
    Tab { href: &'static str, label: &'static str, current: bool }
    Task { href: &'static str, figure: String, label: String, hint: &'static str, none: bool }
    Line { name: &'static str, text: &'static str }
    Choice { value: &'static str, label: String, hint: &'static str, checked: bool }
    Node {
        href: &'static str, label: &'static str, meta: &'static str, tone: &'static str,
        status: &'static str, current: bool, parent: bool, open: bool, closes: usize,
    }
    Column { label: &'static str, unit: &'static str, numeric: bool }
    Cell { text: &'static str, kind: &'static str }
    Row { cells: Vec<Cell> }
    Fact { label: &'static str, text: &'static str, absent: &'static str }
    Change { label: &'static str, before: &'static str, after: &'static str }
    Event {
        iso: &'static str, when: &'static str, what: &'static str, by: &'static str,
        tone: &'static str, reason: &'static str, changes: Vec<Change>,
    }
    Clash {
        name: &'static str, label: &'static str, was: &'static str, theirs: &'static str,
        yours: &'static str, choice: &'static str,
    }
    Step { label: &'static str, state: &'static str }
    Reason { text: &'static str }
}

pub(super) fn crumbs() -> Vec<Link> {
    let link = |label| Link {
        href: "#main",
        label,
    };
    ["Headquarters", "West", "Exampleland"].map(link).into()
}

pub(super) fn tabs() -> Vec<Tab> {
    let tab = |(label, current)| Tab {
        href: "#main",
        label,
        current,
    };
    [("Tree", true), ("List", false), ("Map", false)]
        .map(tab)
        .into()
}

pub(super) fn tasks(shell: &Shell) -> Vec<Task> {
    let task = |(number, key)| Task {
        href: "#g-tasks",
        figure: shell.number(number),
        label: shell.say(key),
        hint: "Oldest from three days ago",
        none: number == 0,
    };
    [(12, "shell-nav-break-glass"), (0, "shell-nav-grants")]
        .map(task)
        .into()
}

pub(super) fn faults() -> Vec<Line> {
    vec![
        Line {
            name: "code",
            text: "Code: write two or three capital letters.",
        },
        Line {
            name: "",
            text: "This office stands below the one that you are changing.",
        },
    ]
}

fn choice(value: &'static str, label: String) -> Choice {
    Choice {
        value,
        label,
        hint: "",
        checked: false,
    }
}

pub(super) fn kinds(shell: &Shell) -> Vec<Choice> {
    ["headquarters", "regional", "country"]
        .map(|code| choice(code, shell.say_code("shell-nav", "offices") + " · " + code))
        .into()
}

pub(super) fn yes_no(shell: &Shell) -> Vec<Choice> {
    [
        ("yes", "shell-yes"),
        ("no", "shell-no"),
        ("unknown", "shell-value-unknown"),
    ]
    .map(|(value, key)| choice(value, shell.say(key)))
    .into()
}

pub(super) fn spoken() -> Vec<Choice> {
    [("en", "English"), ("fr", "Français"), ("ar", "العربية")]
        .map(|(value, label)| Choice {
            checked: value != "fr",
            hint: if value == "ar" {
                "Spoken at the counter"
            } else {
                ""
            },
            ..choice(value, label.to_owned())
        })
        .into()
}

pub(super) fn nodes() -> Vec<Node> {
    let node = |label, meta, parent, closes| Node {
        href: "#g-tree",
        label,
        meta,
        tone: if closes > 0 { "quiet" } else { "good" },
        status: if closes > 0 { "Closed" } else { "" },
        current: meta == "EXL",
        parent,
        open: parent,
        closes,
    };
    vec![
        node("Headquarters", "HQ", true, 0),
        node("Regional Office West", "WST", true, 0),
        node("Country Office Exampleland", "EXL", false, 1),
        node("Bureau régional de l’Est", "EST", false, 1),
    ]
}

pub(super) fn columns() -> Vec<Column> {
    let column = |(label, unit, numeric)| Column {
        label,
        unit,
        numeric,
    };
    [
        ("Office", "", false),
        ("People", "persons", true),
        ("Cost", "EUR", true),
    ]
    .map(column)
    .into()
}

pub(super) fn rows() -> Vec<Row> {
    let cell = |(text, kind)| Cell { text, kind };
    let row = |cells: [(&'static str, &'static str); 3]| Row {
        cells: cells.map(cell).into(),
    };
    vec![
        row([
            ("West", "value"),
            ("1,204", "value"),
            ("18,250.00", "value"),
        ]),
        row([("East", "value"), ("0", "value"), ("", "none")]),
        row([("North", "value"), ("", "hidden"), ("", "hidden")]),
    ]
}

pub(super) fn facts() -> Vec<Fact> {
    let fact = |(label, text)| Fact {
        label,
        text,
        absent: "Not recorded",
    };
    [
        ("Address", "1 Example Street, Exampleville"),
        ("Phone", "+32 2 555 01 00"),
        ("Web", ""),
    ]
    .map(fact)
    .into()
}

pub(super) fn events() -> Vec<Event> {
    vec![
        Event {
            iso: "2026-03-09T10:15:00Z",
            when: "9 March 2026, 10:15",
            what: "Renamed",
            by: "أمينة حسن",
            tone: "active",
            reason: "The ministry uses the new name.",
            changes: vec![Change {
                label: "Name",
                before: "Office Exampleland",
                after: "Country Office Exampleland",
            }],
        },
        Event {
            iso: "2025-01-01T09:00:00Z",
            when: "1 January 2025, 09:00",
            what: "Opened",
            by: "Ana Example",
            tone: "good",
            reason: "",
            changes: Vec::new(),
        },
    ]
}

pub(super) fn clashes() -> Vec<Clash> {
    vec![
        Clash {
            name: "phone",
            label: "Phone",
            was: "+32 2 555 01 00",
            theirs: "+32 2 555 01 99",
            yours: "+32 2 555 01 11",
            choice: "",
        },
        Clash {
            name: "address",
            label: "Address",
            was: "1 Example Street",
            theirs: "2 Example Street",
            yours: "1 Example Street",
            choice: "theirs",
        },
    ]
}

pub(super) fn codes() -> Vec<String> {
    (0..10).map(|n| format!("EXMP-{n}{n}{n}{n}-CODE")).collect()
}

pub(super) fn steps() -> Vec<Step> {
    [
        ("Upload", "done"),
        ("Match the columns", "current"),
        ("Check", "next"),
    ]
    .map(|(label, state)| Step { label, state })
    .into()
}

pub(super) fn reasons() -> Vec<Reason> {
    vec![Reason {
        text: "You are caseworker in Country Office Exampleland.",
    }]
}
