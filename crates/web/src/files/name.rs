//! Names of files: as they are kept, and as a download says them.

use passerelle_model::Fault;
use passerelle_model::text::ShortText;

use crate::pairs::encoded;

/// The name without the folders that some browsers send along.
pub(crate) fn kept(sent: &str) -> Result<ShortText, Fault> {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    ShortText::parse(name)
}

/// The header that makes a browser save a file under its own name.
///
/// The name is given twice: in letters that every browser reads, and as it is.
pub(crate) fn disposition(name: &str) -> String {
    let plain: String = name.chars().map(plain).collect();
    format!(
        "attachment; filename=\"{plain}\"; filename*=UTF-8''{}",
        encoded(name)
    )
}

fn plain(letter: char) -> char {
    if letter.is_ascii_alphanumeric() || " ._-()".contains(letter) {
        letter
    } else {
        '_'
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        assert_eq!(
            disposition("a\"; x=\"b.pdf"),
            "attachment; filename=\"a__ x__b.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%22b.pdf"
        );
        assert!(
            disposition("عقد.pdf")
                .starts_with("attachment; filename=\"___.pdf\"; filename*=UTF-8''%D8%B9")
        );
    }

    #[test]
    fn folders_are_not_kept() {
        assert_eq!(
            kept("C:\\Users\\x\\letter.pdf").unwrap().as_str(),
            "letter.pdf"
        );
        assert_eq!(kept("../../etc/passwd").unwrap().as_str(), "passwd");
        assert!(kept("a/").is_err());
    }
}
