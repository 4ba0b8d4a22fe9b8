//! Old workbooks, made record by record.

use std::io::{Cursor, Write};

/// The records of a workbook.
#[derive(Default)]
pub(crate) struct Records(pub(crate) Vec<u8>);

impl Records {
    pub(crate) fn put(&mut self, id: u16, data: &[u8]) -> &mut Self {
        self.0.extend_from_slice(&id.to_le_bytes());
        self.0
            .extend_from_slice(&u16::try_from(data.len()).unwrap().to_le_bytes());
        self.0.extend_from_slice(data);
        self
    }

    fn begin(&mut self, kind: u16) -> &mut Self {
        let mut data = vec![0; 16];
        data[..2].copy_from_slice(&0x0600_u16.to_le_bytes());
        data[2..4].copy_from_slice(&kind.to_le_bytes());
        self.put(0x0809, &data)
    }

    /// A cell's record: place, style, content.
    pub(crate) fn cell(
        &mut self,
        id: u16,
        row: u16,
        column: u16,
        style: u16,
        content: &[u8],
    ) -> &mut Self {
        let mut data = Vec::new();
        for number in [row, column, style] {
            data.extend_from_slice(&number.to_le_bytes());
        }
        data.extend_from_slice(content);
        self.put(id, &data)
    }
}

/// A workbook of one sheet. `strings` are the records of the shared strings,
/// `cells` those of the sheet. Style 0 is general, 1 a day.
pub(crate) fn xls(strings: &[u8], cells: &Records) -> Vec<u8> {
    let mut records = Records::default();
    records.begin(5);
    let style = |format: u16| {
        let mut data = vec![0; 20];
        data[2..4].copy_from_slice(&format.to_le_bytes());
        data
    };
    records.put(0x00e0, &style(0)).put(0x00e0, &style(14));
    let name = [&[4, 0][..], b"Data"].concat();
    let mut sheet = vec![0, 0, 0, 0, 0, 0];
    sheet.extend_from_slice(&name);
    let at = records.0.len() + 4;
    records.put(0x0085, &sheet);
    records.0.extend_from_slice(strings);
    records.put(0x000a, &[]);
    let place = u32::try_from(records.0.len()).unwrap();
    records.0[at..at + 4].copy_from_slice(&place.to_le_bytes());
    records.begin(0x10);
    records.0.extend_from_slice(&cells.0);
    records.put(0x000a, &[]);
    compound("/Workbook", &records.0)
}

/// An archive of the old kind with one stream.
pub(crate) fn compound(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(bytes).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// Shared strings in one record.
pub(crate) fn strings(texts: &[&str]) -> Vec<u8> {
    let count = u32::try_from(texts.len()).unwrap().to_le_bytes();
    let mut data = [count, count].concat();
    for text in texts {
        let units: Vec<u16> = text.encode_utf16().collect();
        data.extend_from_slice(&u16::try_from(units.len()).unwrap().to_le_bytes());
        data.push(1);
        data.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    }
    let mut records = Records::default();
    records.put(0x00fc, &data);
    records.0
}
