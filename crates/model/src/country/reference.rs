//! Our reference files: lines of fields between semicolons, a head of `#`
//! lines that names the sources, then one line with the names of the columns.

/// The rows of a reference file. A line with another number of fields than
/// the head would be left out; the tests count what is there.
pub(crate) fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .filter_map(|line| {
            let fields: Vec<_> = line.split(';').collect();
            fields.try_into().ok()
        })
}
