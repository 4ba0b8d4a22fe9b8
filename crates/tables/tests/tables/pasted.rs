//! Rows from several files in one, each in the encoding of its own.

use proptest::prelude::*;

use crate::common::read;

/// A file of a code page, long enough that most of it is in that, and a row of
/// UTF-8 pasted in.
fn pasted(
    encoding: &'static encoding_rs::Encoding,
    of_file: &str,
    of_row: &str,
    at: usize,
) -> Vec<u8> {
    let mut bytes = b"code,name\n".to_vec();
    for row in 0..300 {
        bytes.extend_from_slice(format!("TD{row},").as_bytes());
        if row == at {
            bytes.extend_from_slice(of_row.as_bytes());
        } else {
            bytes.extend_from_slice(&encoding.encode(of_file).0);
        }
        bytes.push(b'\n');
    }
    bytes
}

/// Words of the field in scripts that UTF-8 alone can write in one file.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[éèêàùçôïñãü]{1,3}[a-z]{0,6}",
        "[ء-غف-ي]{2,8}",
        "[а-яі]{2,8}",
        "[一-龥]{1,4}",
        "[አ-ፐ]{1,5}"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_row_of_utf_8_in_a_file_of_one_byte_letters_reads_and_is_remarked_on(
        word in words(), before in "[A-Za-z ]{0,5}[A-Za-z]", at in 1_usize..299,
    ) {
        let written = format!("{before}{word}");
        let western = (encoding_rs::WINDOWS_1252, "Région élevée à l’été");
        let arabic = (encoding_rs::WINDOWS_1256, "المحافظة الشمالية");
        for (encoding, of_file) in [western, arabic] {
            let (_, rows) = read(&pasted(encoding, of_file, &written, at));
            let (row, other) = (&rows[at], &rows[at - 1]);
            prop_assert_eq!(&row.texts(row.width)[1], &written);
            let notes: Vec<_> = row.notes.iter().map(|note| note.code.key()).collect();
            prop_assert_eq!(notes, ["other-encoding"]);
            prop_assert_eq!(&other.texts(other.width)[1], of_file);
            prop_assert!(other.notes.is_empty());
        }
    }

    /// What its own code page writes is left as it is.
    #[test]
    fn words_of_a_code_page_are_not_taken_for_utf_8(
        french in "[A-Z]{0,4}[éèêàùçôïœÉÈÀÇŒ]{1,4}[a-z]{0,5}[»…]?", arabic in "[ا-غف-ي]{2,8}",
        at in 1_usize..299,
    ) {
        let western = (encoding_rs::WINDOWS_1252, "Région élevée à l’été", french);
        let eastern = (encoding_rs::WINDOWS_1256, "المحافظة الشمالية", arabic);
        for (encoding, of_file, word) in [western, eastern] {
            let mut bytes = pasted(encoding, of_file, "", at);
            let (own, _, _) = encoding.encode(&word);
            bytes.extend_from_slice(b"TD,");
            bytes.extend_from_slice(&own);
            let (_, rows) = read(&bytes);
            let last = rows.last().unwrap();
            prop_assert_eq!(&last.texts(2)[1], &word);
            prop_assert!(last.notes.is_empty());
        }
    }
}
