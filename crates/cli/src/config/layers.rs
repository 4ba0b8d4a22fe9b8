//! The layers of settings, from the weakest to the strongest.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use crate::trouble::Wrong;

use super::database::HIDDEN;
use super::value::Value;
use super::{Flag, Places, environment, file};

/// How alike a known key must be to be offered in place of an unknown one.
const ALIKE: f64 = 0.75;

/// Where a setting was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// Nobody set it.
    Default,
    /// The settings file, at a line.
    File {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// A variable of the environment.
    Environment(String),
    /// A flag of the command.
    Flag(&'static str),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Environment(name) => f.write_str(name),
            Self::Flag(name) => f.write_str(name),
        }
    }
}

/// What is wrong with a setting.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    /// Where.
    pub(crate) at: Source,
    /// What; never the value, which may be a secret.
    pub(crate) says: String,
    /// What to do.
    pub(crate) hint: Option<String>,
}

impl Problem {
    /// Whether it was typed just now.
    pub(crate) const fn is_of_a_flag(&self) -> bool {
        matches!(self.at, Source::Flag(_))
    }
}

impl From<Problem> for Wrong {
    fn from(problem: Problem) -> Self {
        Self {
            error: format!("{}: {}", problem.at, problem.says),
            causes: Vec::new(),
            hint: problem.hint,
        }
    }
}

/// A setting as `config show` shows it.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// Its key: `serve.listen`.
    pub(crate) key: &'static str,
    /// Its value, with secrets hidden; null if it is not set.
    pub(crate) value: serde_json::Value,
    /// Where it was found.
    pub(crate) from: Source,
}

impl Shown {
    /// Whether somebody set it.
    pub(crate) fn is_set(&self) -> bool {
        self.from != Source::Default
    }

    /// Whether it belongs into a backup: set, and no secret.
    pub(crate) fn is_kept(&self) -> bool {
        let hidden = self
            .value
            .as_str()
            .is_some_and(|text| text.contains(HIDDEN));
        self.is_set() && !hidden && self.key != "database.url"
    }

    /// Whether the settings file gave it.
    pub(crate) const fn is_in_file(&self) -> bool {
        matches!(self.from, Source::File { .. })
    }
}

/// A value as it was found, not yet read.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The text; an inner error says why there is none.
    pub(super) raw: Result<String, &'static str>,
    /// Where.
    pub(super) at: Source,
}

/// The settings of one concern.
pub(crate) trait Concern {
    /// Takes them by their keys.
    fn take(layers: &mut Layers) -> Self;
}

/// Everything that was found, by key, until each concern has taken its own.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    file: BTreeMap<String, Found>,
    environment: BTreeMap<String, Found>,
    flags: BTreeMap<&'static str, Found>,
    known: Vec<&'static str>,
    shown: Vec<Shown>,
    problems: Vec<Problem>,
}

impl Layers {
    /// Reads every layer.
    pub(super) fn read(
        places: &Places,
        environment: BTreeMap<String, Found>,
        flags: Vec<Flag>,
    ) -> Self {
        let mut problems = Vec::new();
        let file = file::read(places, &mut problems);
        let flag = |(key, raw, name): Flag| {
            let at = Source::Flag(name);
            (key, Found { raw: Ok(raw), at })
        };
        Self {
            file,
            environment,
            flags: flags.into_iter().map(flag).collect(),
            problems,
            ..Self::default()
        }
    }

    /// The settings of one concern.
    pub(super) fn concern<T: Concern>(&mut self) -> T {
        T::take(self)
    }

    /// Takes one setting: the strongest layer that has it wins. A value that
    /// does not read is a problem even where a stronger one hides it.
    pub(crate) fn take<T: Value>(&mut self, key: &'static str, default: T) -> T {
        let layers = [
            self.file.remove(key),
            self.environment.remove(&environment::name_of(key)),
            self.flags.remove(key),
        ];
        let (mut value, mut from) = (default, Source::Default);
        for found in layers.into_iter().flatten() {
            match found.raw.and_then(|raw| T::read(&raw)) {
                Ok(read) => (value, from) = (read, found.at),
                Err(says) => self.problems.push(Problem {
                    at: found.at,
                    says: format!("`{key}` {says}"),
                    hint: Some(T::wanted()),
                }),
            }
        }
        self.known.push(key);
        self.shown.push(Shown {
            key,
            value: value.shown(),
            from,
        });
        value
    }

    /// Objects to a setting that was taken: it does not fit the others.
    pub(crate) fn object(&mut self, key: &'static str, says: &str, hint: &str) {
        let taken = self.shown.iter().find(|shown| shown.key == key);
        self.problems.push(Problem {
            at: taken.map_or(Source::Default, |shown| shown.from.clone()),
            says: says.to_owned(),
            hint: Some(hint.to_owned()),
        });
    }

    /// What was taken, and what is wrong, with what nobody took.
    pub(super) fn finish(mut self) -> (Vec<Shown>, Vec<Problem>) {
        let known = self.known.clone();
        let of_file = known
            .iter()
            .map(|key| (*key).to_owned())
            .collect::<Vec<_>>();
        let of_environment = known
            .iter()
            .map(|key| environment::name_of(key))
            .collect::<Vec<_>>();
        let unknown = [(self.file, of_file), (self.environment, of_environment)];
        for (left, known) in unknown {
            let problems = left
                .into_iter()
                .map(|(key, found)| unknown_key(&key, found.at, &known));
            self.problems.extend(problems);
        }
        self.problems.sort_by_key(|problem| match &problem.at {
            Source::File { line, .. } => *line,
            _ => usize::MAX,
        });
        (self.shown, self.problems)
    }
}

fn unknown_key(key: &str, at: Source, known: &[String]) -> Problem {
    let nearest = known
        .iter()
        .map(|known| (strsim::jaro_winkler(key, known), known))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    let hint = match nearest {
        Some((_, nearest)) => format!("did you mean `{nearest}`"),
        None => "`passerelle config show` lists every setting".to_owned(),
    };
    Problem {
        says: match &at {
            Source::Environment(_) => "unknown setting".to_owned(),
            _ => format!("unknown setting `{key}`"),
        },
        at,
        hint: Some(hint),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(raw: &str, at: Source) -> Found {
        Found {
            raw: Ok(raw.to_owned()),
            at,
        }
    }

    fn layers() -> Layers {
        let line = |line| Source::File {
            path: "passerelle.toml".into(),
            line,
        };
        let variable = |name: &str| Source::Environment(name.to_owned());
        Layers {
            file: BTreeMap::from([
                ("log.filter".to_owned(), found("debug", line(3))),
                ("serve.lisen".to_owned(), found("x", line(1))),
            ]),
            environment: BTreeMap::from([(
                "PASSERELLE_LOG_FILTER".to_owned(),
                found("warn", variable("PASSERELLE_LOG_FILTER")),
            )]),
            ..Layers::default()
        }
    }

    #[test]
    fn the_strongest_layer_wins_and_says_so() {
        let mut layers = layers();
        assert_eq!(layers.take("log.filter", "info".to_owned()), "warn");
        let (shown, _) = layers.finish();
        assert_eq!(shown[0].from.to_string(), "PASSERELLE_LOG_FILTER");
    }

    #[test]
    fn what_nobody_takes_is_a_problem_with_the_nearest_key() {
        let mut layers = layers();
        layers.take("log.filter", "info".to_owned());
        layers.take("serve.listen", "x".to_owned());
        let (_, problems) = layers.finish();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].says, "unknown setting `serve.lisen`");
        assert_eq!(
            problems[0].hint.as_deref(),
            Some("did you mean `serve.listen`")
        );
    }

    #[test]
    fn a_wrong_value_is_a_problem_even_where_it_is_hidden() {
        let mut layers = Layers {
            file: BTreeMap::from([("pages.demo".to_owned(), found("perhaps", Source::Default))]),
            flags: BTreeMap::from([("pages.demo", found("true", Source::Flag("--demo")))]),
            ..Layers::default()
        };
        assert!(layers.take("pages.demo", false));
        assert_eq!(layers.finish().1.len(), 1);
    }
}
