//! Any text as a cell: read as each type, and again as what was read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle_tables::hxl::{Tag, TagPattern};
use passerelle_tables::mapping::Mapping;
use passerelle_tables::parse::{date, number, time, words};
use passerelle_tables::{Axis, DateOrder, DecimalMark, Format};

fuzz_target!(|text: &str| {
    let format = Format {
        date_order: Some(DateOrder::DayFirst),
        decimal_mark: Some(DecimalMark::Comma),
        last_short_year: Some(2029),
        serial_dates: true,
        ..Format::default()
    };
    let plain = Format::default();
    for format in [&format, &plain] {
        if let Ok(found) = date::date(text, format) {
            assert_eq!(date::date(&found.to_string(), &plain), Ok(found));
        }
        if let Ok(found) = number::decimal(text, format) {
            assert_eq!(found.to_string().parse(), Ok(found));
        }
        let _moment = time::moment(text, format);
        let _answer = words::boolean(text, format);
        let _degrees = words::coordinate(text, Axis::Latitude, format);
    }
    let _time = time::time(text);
    if let Ok(tag) = text.parse::<Tag>() {
        assert_eq!(tag.to_string().parse(), Ok(tag));
    }
    let _pattern = text.parse::<TagPattern>();
    if let Ok(mapping) = Mapping::from_toml(text) {
        let written = mapping.to_toml().expect("what was read can be written");
        assert_eq!(Mapping::from_toml(&written).expect("and read"), mapping);
    }
});
