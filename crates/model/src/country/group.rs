//! Groups of countries, with the days on which their members came and went.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::{CountryCode, reference};

static MEMBERSHIPS: LazyLock<Vec<Membership>> = LazyLock::new(|| {
    reference::rows::<5>(include_str!("../../reference/groups.csv"))
        .filter_map(Membership::read)
        .collect()
});

macro_rules! groups {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)*) => {
        /// A group of countries that figures are drawn up for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Group {
            $($(#[$doc])* $variant,)*
        }

        impl Group {
            /// Every group.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The group's code, which is also its message key.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

groups! {
    /// The European Union.
    EuropeanUnion = "eu",
    /// The Schengen area.
    Schengen = "schengen",
    /// The least developed countries.
    LeastDeveloped = "ldc",
    /// The landlocked developing countries.
    Landlocked = "lldc",
    /// The small island developing States, with areas that are no States.
    SmallIslands = "sids",
    /// The Organisation for Economic Co-operation and Development.
    Oecd = "oecd",
    /// The African Group of the United Nations.
    UnAfrican = "un_african",
    /// The Asia-Pacific Group of the United Nations.
    UnAsiaPacific = "un_asia_pacific",
    /// The Eastern European Group of the United Nations.
    UnEasternEuropean = "un_eastern_european",
    /// The Latin American and Caribbean Group of the United Nations.
    UnLatinAmericanCaribbean = "un_grulac",
    /// The Western European and Others Group of the United Nations.
    UnWesternEuropean = "un_weog",
    /// IOM: the Americas and the Caribbean.
    IomAmericasCaribbean = "iom_americas_caribbean",
    /// IOM: Asia and the Pacific.
    IomAsiaPacific = "iom_asia_pacific",
    /// IOM: East, Horn and Southern Africa.
    IomEastHornSouthernAfrica = "iom_east_horn_southern_africa",
    /// IOM: Europe and Central Asia.
    IomEuropeCentralAsia = "iom_europe_central_asia",
    /// IOM: the Middle East and North Africa.
    IomMiddleEastNorthAfrica = "iom_middle_east_north_africa",
    /// IOM: West and Central Africa.
    IomWestCentralAfrica = "iom_west_central_africa",
}

impl Group {
    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|group| group.code() == code)
    }

    /// Everyone who is or was in it.
    pub fn memberships(self) -> impl Iterator<Item = &'static Membership> {
        MEMBERSHIPS.iter().filter(move |one| one.group == self)
    }

    /// Who is in it on a day.
    pub fn members_on(self, day: Date) -> impl Iterator<Item = CountryCode> {
        self.memberships()
            .filter(move |one| one.counts_on(day))
            .map(|one| one.country)
    }
}

/// A day as exactly as the source knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// The day.
    Day(Date),
    /// The year only.
    Year(i16),
}

impl Known {
    fn read(text: &str) -> Option<Self> {
        match text.len() {
            4 => text.parse().ok().map(Self::Year),
            _ => text.parse().ok().map(Self::Day),
        }
    }

    /// Whether it is on or before a day. Of a year, its first day counts.
    fn has_begun_on(self, day: Date) -> bool {
        match self {
            Self::Day(first) => first <= day,
            Self::Year(year) => year <= day.year(),
        }
    }

    /// Whether it is over on a day. Of a year, its last day counts.
    fn is_over_on(self, day: Date) -> bool {
        match self {
            Self::Day(last) => last < day,
            Self::Year(year) => year < day.year(),
        }
    }
}

/// One country in one group, for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// The group.
    pub group: Group,
    /// The country.
    pub country: CountryCode,
    /// Since when; none if the source does not say.
    pub from: Option<Known>,
    /// The last day or year; none while it lasts.
    pub to: Option<Known>,
    /// Whether a source stands behind it; else it was written from memory, and
    /// a page that shows it says so.
    pub verified: bool,
}

impl Membership {
    fn read([group, country, from, to, source]: [&'static str; 5]) -> Option<Self> {
        Some(Self {
            group: Group::parse(group)?,
            country: CountryCode::stored(country)?,
            from: Known::read(from),
            to: Known::read(to),
            verified: source != "z",
        })
    }

    /// All of them.
    pub fn all() -> &'static [Self] {
        &MEMBERSHIPS
    }

    /// Whether the country is in the group on a day. Where the source does not
    /// say since when, it always was.
    pub fn counts_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from.has_begun_on(day))
            && !self.to.is_some_and(|to| to.is_over_on(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn who_left_is_a_member_until_the_last_day() {
        let eu = |day| Group::EuropeanUnion.members_on(day).count();
        assert_eq!(eu(date(1957, 12, 31)), 0);
        assert_eq!(eu(date(1958, 1, 1)), 6);
        assert_eq!(eu(date(2020, 1, 31)), 28);
        assert_eq!(eu(date(2020, 2, 1)), 27);
    }

    #[test]
    fn a_year_counts_whole() {
        let botswana = CountryCode::parse("BW").unwrap();
        let is_least_developed = |day| {
            Group::LeastDeveloped
                .members_on(day)
                .any(|code| code == botswana)
        };
        assert!(is_least_developed(date(1971, 1, 1)));
        assert!(is_least_developed(date(1994, 12, 31)));
        assert!(!is_least_developed(date(1995, 1, 1)));
    }
}
