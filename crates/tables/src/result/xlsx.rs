//! Results as XLSX.

use std::io::Write;
use std::path::Path;

use jiff::civil::{Date, Time};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::WriteError;
use crate::row::Row;
use crate::value::Value;

/// Characters that a cell of a spreadsheet holds.
const LONGEST: usize = 32_767;

pub(super) struct XlsxSink<W: Write + Send> {
    out: W,
    workbook: Workbook,
    date: Format,
    moment: Format,
    time: Format,
}

impl<W: Write + Send> XlsxSink<W> {
    pub(super) fn new(out: W, name: &str, folder: Option<&Path>) -> Result<Self, WriteError> {
        let mut workbook = Workbook::new();
        if let Some(folder) = folder {
            workbook.set_tempdir(folder)?;
        }
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        // Another name than the source's if that is none for a sheet.
        if !name.is_empty() && sheet.set_name(name).is_err() {
            sheet.set_name("Result")?;
        }
        Ok(Self {
            out,
            workbook,
            date: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
            time: Format::new().set_num_format("hh:mm:ss"),
        })
    }

    pub(super) fn put(
        &mut self,
        number: u64,
        row: &Row,
        verdicts: &[&str],
        width: u32,
        count: u32,
    ) -> Result<(), WriteError> {
        let number = u32::try_from(number)
            .ok()
            .filter(|number| *number < 1_048_576);
        let number = number.ok_or(WriteError::TooBig { what: "rows" })?;
        let (own, behind) = row
            .cells
            .split_at(row.cells.partition_point(|cell| cell.column < width));
        for cell in own {
            self.cell(number, place(cell.column)?, &cell.value)?;
        }
        for (column, verdict) in (width..width + count).zip(verdicts) {
            let text = Value::Text((*verdict).to_owned());
            self.cell(number, place(column)?, &text)?;
        }
        for cell in behind {
            self.cell(number, place(cell.column + count)?, &cell.value)?;
        }
        Ok(())
    }

    fn cell(&mut self, row: u32, column: u16, value: &Value) -> Result<(), WriteError> {
        let sheet = self.workbook.worksheet_from_index(0)?;
        let dated = match value {
            Value::Date(date) => days(*date).map(|days| (days, &self.date)),
            Value::DateTime(moment) => {
                let days = days(moment.date());
                days.map(|days| (days + fraction(moment.time()), &self.moment))
            }
            Value::Time(time) => Some((fraction(*time), &self.time)),
            _ => None,
        };
        if let Some((serial, format)) = dated {
            sheet.write_number_with_format(row, column, serial, format)?;
            return Ok(());
        }
        match value {
            Value::Empty | Value::Formula => {}
            Value::Number(number) if is_exact(number.as_str()) => {
                sheet.write_number(row, column, number.to_f64())?;
            }
            Value::Bool(answer) => {
                sheet.write_boolean(row, column, *answer)?;
            }
            other => text(sheet, row, column, &other.as_written())?,
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<W, WriteError> {
        self.workbook.save_to_writer(&mut self.out)?;
        Ok(self.out)
    }
}

fn place(column: u32) -> Result<u16, WriteError> {
    let place = u16::try_from(column).ok().filter(|column| *column < 16_384);
    place.ok_or(WriteError::TooBig { what: "columns" })
}

/// Whether a spreadsheet's kind of number holds all of the digits.
fn is_exact(number: &str) -> bool {
    let digits = number.trim_start_matches(['-', '0', '.']);
    digits.bytes().filter(u8::is_ascii_digit).count() <= 15 || number.contains(['e', 'E'])
}

/// Days as a spreadsheet counts them; `None` before March 1900, where programs
/// count differently.
fn days(date: Date) -> Option<f64> {
    let zero = Date::constant(1899, 12, 30);
    let days = date.since(zero).ok()?.get_days();
    (days >= 61).then(|| f64::from(days))
}

/// A time as a part of its day.
fn fraction(time: Time) -> f64 {
    let seconds =
        i32::from(time.hour()) * 3_600 + i32::from(time.minute()) * 60 + i32::from(time.second());
    let milliseconds = seconds * 1_000 + time.subsec_nanosecond() / 1_000_000;
    f64::from(milliseconds) / 86_400_000.0
}

/// A text, cut off at what a cell holds.
fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    let end = text.char_indices().nth(LONGEST).map(|(end, _)| end);
    match end {
        Some(_) => {
            let cut = text
                .char_indices()
                .nth(LONGEST - 1)
                .map_or(text.len(), |(end, _)| end);
            sheet.write_string(row, column, format!("{}…", &text[..cut]))?;
        }
        None => {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(())
}
