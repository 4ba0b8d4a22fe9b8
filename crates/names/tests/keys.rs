//! Keys are stored: those of one version never change.
//!
//! `tests/keys/vN.txt` holds the keys of invented names in version N. When a rule
//! is changed on purpose, raise `VERSION` and write the next file with
//! `WRITE_KEYS=1 cargo test -p passerelle-names --test keys`; a file that is there is
//! never written over, and older ones may go.

use std::fs;
use std::path::PathBuf;

use passerelle_names::{Language, Name, VERSION};

const NAMES: &[&str] = &[
    "Amina Hassan",
    "Mohammed Abdulrahman Yusuf al-Hashimi",
    "محمد عبد الرحمن يوسف الهاشمي",
    "عبدالله بن ابوبكر الصديق",
    "نور الدین زنگی",
    "گلنار پژمان",
    "غلام رسول اچکزئی",
    "شاہدہ پروین",
    "ئاراس ڕێبوار",
    "דניאל בן שלום",
    "צ'רלי ג'ונס",
    "Олександр Володимирович Шевченко",
    "Александр Щукин",
    "Юлія Гнатюк-Їжак",
    "Ђорђе Љубић",
    "Христо Йорданов",
    "Айгүл Қасымова",
    "Κωνσταντίνος Παπαδόπουλος",
    "ተስፋዬ ገብረመድህን",
    "ሃና ኃይለ",
    "Նարեկ Ղազարյան",
    "გიორგი ჩხეიძე",
    "नरेन्द्र शर्मा",
    "শাহীন চৌধুরী",
    "Thérèse Ñandú Müller-Şahin",
    "Łukasz Żółć",
    "Jean-Baptiste Ngoy wa Ilunga",
    "Ousmane ould Cheikh Abdoulaye",
    "Maxamed Cabdi Xasan",
    "Vincent van der Berg",
    "O'Brien McDonald",
    "Nguyễn Văn Minh",
    "王小明",
    "김민준",
    "ប៉ុល សុខ",
    "Dr. J.-C. Benmansour",
    "Mo7amed 3ali",
    "Alexanderplatzbewohnerinnenverein",
    "44",
];

#[test]
fn the_keys_of_a_version_do_not_change() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/keys/v{VERSION}.txt"));
    let mut present = String::new();
    for text in NAMES {
        line(text, &Name::new(text), &mut present);
    }
    for (text, language) in [
        ("Гаврило Гнатюк", Language::Ukrainian),
        ("Xasan Cali", Language::Somali),
        ("Cem Çelik", Language::Turkish),
        ("رضا ذاکری", Language::Persian),
    ] {
        line(
            &format!("{text} ({language:?})"),
            &Name::with_language(text, language),
            &mut present,
        );
    }
    if !path.exists() && std::env::var_os("WRITE_KEYS").is_some() {
        fs::write(&path, &present).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(!kept.is_empty(), "{} is missing", path.display());
    for (kept, present) in kept.lines().zip(present.lines()) {
        assert_eq!(kept, present, "a stored key changed, and VERSION did not");
    }
    assert_eq!(kept, present, "a stored key changed, and VERSION did not");
}

fn line(title: &str, name: &Name, lines: &mut String) {
    let keys: Vec<String> = name.keys().map(|key| key.to_string()).collect();
    lines.extend([title, ": ", &keys.join(" "), "\n"]);
}
