//! What a file is, found in its content: what its name or the browser says is
//! not believed.

/// A kind of file that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MediaType {
    /// As the download says it.
    pub(super) media_type: &'static str,
    /// The key of its word.
    pub(super) key: &'static str,
}

const fn kind(media_type: &'static str, key: &'static str) -> MediaType {
    MediaType { media_type, key }
}

const PDF: MediaType = kind("application/pdf", "files-kind-pdf");
const PNG: MediaType = kind("image/png", "files-kind-picture");
const JPEG: MediaType = kind("image/jpeg", "files-kind-picture");
const WEBP: MediaType = kind("image/webp", "files-kind-picture");
const TEXT: MediaType = kind("text/plain", "files-kind-text");
const DOCX: MediaType = kind(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "files-kind-letter",
);
const XLSX: MediaType = kind(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "files-kind-table",
);
const ODT: MediaType = kind(
    "application/vnd.oasis.opendocument.text",
    "files-kind-letter",
);
const ODS: MediaType = kind(
    "application/vnd.oasis.opendocument.spreadsheet",
    "files-kind-table",
);

/// Every kind that is taken.
const TAKEN: [MediaType; 9] = [PDF, PNG, JPEG, WEBP, TEXT, DOCX, XLSX, ODT, ODS];

/// The kind of a media type that was found once.
pub(super) fn known(media_type: &str) -> Option<MediaType> {
    TAKEN.into_iter().find(|kind| kind.media_type == media_type)
}

/// What a content is; nothing if it is of no kind that is taken.
pub(super) fn sniff(content: &[u8]) -> Option<MediaType> {
    match content {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(PDF),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(PNG),
        [0xff, 0xd8, 0xff, ..] => Some(JPEG),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some(WEBP),
        [b'P', b'K', 0x03, 0x04, ..] => in_package(content),
        _ => is_text(content).then_some(TEXT),
    }
}

/// Office documents are packages of files. `OpenDocument` says first what it
/// is; the others are told by the folder of their main part. One with macros
/// is a program, and is not taken.
fn in_package(content: &[u8]) -> Option<MediaType> {
    let holds = |name: &str| {
        content
            .windows(name.len())
            .any(|part| part == name.as_bytes())
    };
    if holds("vbaProject.bin") {
        return None;
    }
    let first = &content[..content.len().min(200)];
    let says = |kind: &MediaType| {
        let wanted = format!("mimetype{}", kind.media_type);
        let followed = first
            .windows(wanted.len() + 2)
            .find(|part| part.starts_with(wanted.as_bytes()));
        // `…opendocument.text` is also how `…opendocument.text-master` begins.
        followed.is_some_and(|part| part.ends_with(b"PK"))
    };
    if let Some(open) = [ODT, ODS].into_iter().find(says) {
        return Some(open);
    }
    if !holds("[Content_Types].xml") {
        return None;
    }
    match (holds("word/document.xml"), holds("xl/workbook.xml")) {
        (true, false) => Some(DOCX),
        (false, true) => Some(XLSX),
        _ => None,
    }
}

/// Text in UTF-8 without controls. What a browser might run is not text, even
/// though a download is never run here.
fn is_text(content: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(content) else {
        return false;
    };
    let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    !text.is_empty() && !text.contains(strange) && !begins.starts_with('<')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(first: &str, rest: &str) -> Vec<u8> {
        let header = b"PK\x03\x04\x14\0\0\0\0\0 a local header....";
        [
            header.as_slice(),
            first.as_bytes(),
            b"PK\x03\x04",
            rest.as_bytes(),
        ]
        .concat()
    }

    #[test]
    fn content_says_what_a_file_is() {
        for (content, found) in [
            (b"%PDF-1.7 ...".to_vec(), Some(PDF)),
            (b"\x89PNG\r\n\x1a\n....".to_vec(), Some(PNG)),
            (b"\xff\xd8\xff\xe0....".to_vec(), Some(JPEG)),
            (b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), Some(WEBP)),
            (
                "Open Monday to Friday\nمفتوح\n".as_bytes().to_vec(),
                Some(TEXT),
            ),
            (
                package("[Content_Types].xml", "word/document.xml"),
                Some(DOCX),
            ),
            (
                package("[Content_Types].xml", "xl/workbook.xml"),
                Some(XLSX),
            ),
            (
                package(&format!("mimetype{}", ODS.media_type), ""),
                Some(ODS),
            ),
            (
                package(&format!("mimetype{}", ODT.media_type), ""),
                Some(ODT),
            ),
        ] {
            assert_eq!(
                sniff(&content),
                found,
                "{}",
                String::from_utf8_lossy(&content)
            );
        }
    }

    #[test]
    fn programs_and_pages_are_not_taken() {
        for content in [
            b"".to_vec(),
            b"MZ\x90\0".to_vec(),
            b"\x7fELF\x02".to_vec(),
            b"PK\x03\x04 any other package".to_vec(),
            b"<script>alert(1)</script>".to_vec(),
            b"  <svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            b"null\0byte".to_vec(),
            b"latin \xe9".to_vec(),
            package("[Content_Types].xml", "xl/workbook.xml xl/vbaProject.bin"),
            package(&format!("mimetype{}-master", ODT.media_type), ""),
        ] {
            assert_eq!(
                sniff(&content),
                None,
                "{}",
                String::from_utf8_lossy(&content)
            );
        }
    }

    #[test]
    fn what_was_found_once_is_known_again() {
        for kind in TAKEN {
            assert_eq!(known(kind.media_type), Some(kind));
        }
        assert_eq!(known("text/html"), None);
    }
}
