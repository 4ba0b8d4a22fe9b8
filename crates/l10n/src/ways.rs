//! A language's ways of writing numbers, dates and lists, and of ordering names.
//!
//! The data is compiled in, so loading cannot fail for a language that we name;
//! if it ever did, plain digits and ISO dates are shown rather than no page. A
//! test holds every language to the full set.

use std::cmp::Ordering;

use icu_calendar::Gregorian;
use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{YMD, YMDT},
    input,
};
use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_list::{ListFormatter, options::ListFormatterOptions};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};
use jiff::civil::{Date, DateTime};

use crate::Language;

type DateFormatter = FixedCalendarDateTimeFormatter<Gregorian, YMD>;
type DateTimeFormatter = FixedCalendarDateTimeFormatter<Gregorian, YMDT>;

pub(crate) struct Ways {
    numbers: Option<DecimalFormatter>,
    dates: Option<DateFormatter>,
    instants: Option<DateTimeFormatter>,
    lists: Option<ListFormatter>,
    plurals: Option<PluralRules>,
    order: Option<CollatorBorrowed<'static>>,
}

impl Ways {
    pub(crate) fn load(language: Language) -> Self {
        let locale: Locale = language.locale().parse().unwrap_or(Locale::UNKNOWN);
        Self {
            numbers: DecimalFormatter::try_new(
                (&locale).into(),
                DecimalFormatterOptions::default(),
            )
            .ok(),
            dates: DateFormatter::try_new((&locale).into(), YMD::long()).ok(),
            instants: DateTimeFormatter::try_new((&locale).into(), YMD::long().with_time_hm()).ok(),
            lists: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
                .ok(),
            plurals: PluralRules::try_new((&locale).into(), PluralRuleType::Cardinal.into()).ok(),
            order: CollatorBorrowed::try_new((&locale).into(), CollatorOptions::default()).ok(),
        }
    }

    pub(crate) fn number(&self, number: &Decimal) -> String {
        match &self.numbers {
            Some(numbers) => numbers.format(number).to_string(),
            None => number.to_string(),
        }
    }

    /// The name of the plural category, as Fluent's variants are called.
    pub(crate) fn plural(&self, number: &Decimal) -> &'static str {
        match self
            .plurals
            .as_ref()
            .map(|rules| rules.category_for(number))
        {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }

    pub(crate) fn date(&self, date: Date) -> String {
        let formatted = self.dates.as_ref().zip(gregorian(date));
        formatted.map_or_else(
            || date.to_string(),
            |(dates, date)| dates.format(&date).to_string(),
        )
    }

    pub(crate) fn instant(&self, local: DateTime) -> String {
        let formatted = self.instants.as_ref().zip(gregorian_with_time(local));
        formatted.map_or_else(
            || local.strftime("%F %H:%M").to_string(),
            |(instants, local)| instants.format(&local).to_string(),
        )
    }

    pub(crate) fn list(&self, items: &[String]) -> String {
        match &self.lists {
            Some(lists) => lists.format(items.iter()).to_string(),
            None => items.join(", "),
        }
    }

    pub(crate) fn compare(&self, left: &str, right: &str) -> Ordering {
        match &self.order {
            Some(order) => order.compare(left, right),
            None => left.cmp(right),
        }
    }

    pub(crate) fn sort_key(&self, name: &str) -> Vec<u8> {
        let Some(order) = &self.order else {
            return name.as_bytes().to_vec();
        };
        let mut key = Vec::new();
        let Ok(()) = order.write_sort_key_to(name, &mut key);
        key
    }

    /// Whether everything loaded.
    #[cfg(test)]
    pub(crate) fn is_complete(&self) -> bool {
        self.numbers.is_some()
            && self.dates.is_some()
            && self.instants.is_some()
            && self.lists.is_some()
            && self.plurals.is_some()
            && self.order.is_some()
    }
}

/// The same day for ICU4X. Jiff's days are real, but its type cannot say so.
fn gregorian(date: Date) -> Option<input::Date<Gregorian>> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    input::Date::try_new_gregorian(i32::from(date.year()), month, day).ok()
}

fn gregorian_with_time(local: DateTime) -> Option<input::DateTime<Gregorian>> {
    let hour = u8::try_from(local.hour()).ok()?;
    let minute = u8::try_from(local.minute()).ok()?;
    Some(input::DateTime {
        date: gregorian(local.date())?,
        time: input::Time::try_new(hour, minute, 0, 0).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_all_its_ways() {
        for language in Language::ALL {
            assert!(Ways::load(*language).is_complete(), "{language}");
        }
    }
}
