//! Names of invented people, as clerks of different countries write them.

use passerelle_names::{How, KeyKind, LIKELY, Name, Script, compare, fold};

/// Whether one is found by the other, and then taken for it.
fn meet(one: &str, other: &str) -> Result<(), String> {
    let (one_name, other_name) = (Name::new(one), Name::new(other));
    let keys: Vec<_> = one_name.keys().collect();
    let shared = other_name.keys().filter(|key| keys.contains(key)).count();
    let likeness = compare(&one_name, &other_name);
    if shared > 0 && likeness.score > LIKELY {
        return Ok(());
    }
    Err(format!(
        "{one} / {other}: {shared} keys, {}",
        likeness.score
    ))
}

fn all_meet(names: &[&str]) {
    let missed: Vec<String> = names
        .iter()
        .enumerate()
        .flat_map(|(index, one)| names[index + 1..].iter().map(move |other| meet(one, other)))
        .filter_map(Result::err)
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn servants_of_god_are_one_word_however_they_are_written() {
    all_meet(&[
        "عبد الرحمن",
        "عبدالرحمن",
        "Abd al-Rahman",
        "Abdul Rahman",
        "Abdulrahman",
        "Abdel-Rahman",
        "Abdurrahman",
        "Abderrahmane",
        "Abdirahman",
        "Abdul-Rahman",
        "Абдурахман",
    ]);
    all_meet(&[
        "عبد الله",
        "عبدالله",
        "Abdullah",
        "Abdallah",
        "Abd Allah",
        "Abdoulaye",
        "Abdullahi",
    ]);
    all_meet(&[
        "عبد القادر",
        "Abdelkader",
        "Abdul Qadir",
        "Abdulkadir",
        "Abd el-Kader",
    ]);
}

#[test]
fn articles_do_not_count() {
    all_meet(&[
        "الهاشمي",
        "Al-Hashimi",
        "Alhashimi",
        "El Hashemi",
        "Hashimi",
        "аль-Хашими",
    ]);
    all_meet(&["السيد", "El-Sayed", "Elsayed", "As-Sayyid"]);
    all_meet(&[
        "نور الدين",
        "Nur al-Din",
        "Noureddine",
        "Nuruddin",
        "Nur ud-Din",
        "Noor Uddin",
    ]);
    all_meet(&["حبيب الله", "Habibullah", "Habib Ullah", "Habibollah"]);
    all_meet(&["أبو بكر", "ابوبكر", "Abu Bakr", "Abubakar", "Aboubacar"]);
}

#[test]
fn one_name_in_many_spellings_meets() {
    all_meet(&[
        "محمد",
        "Muhammad",
        "Mohamed",
        "Mohammed",
        "Mamadou",
        "Mehmet",
        "Maxamed",
        "Магомед",
        "Mohd",
    ]);
    all_meet(&["يوسف", "Yusuf", "Yousef", "Youssouf", "Юсуф", "Yussuf"]);
    all_meet(&["حسين", "Hussein", "Hossein", "Husayn", "Xuseen", "Гусейн"]);
    all_meet(&["خديجة", "Khadija", "Khadidja", "Hadija", "Хадиджа"]);
    all_meet(&[
        "Oleksandr",
        "Aleksandr",
        "Олександр",
        "Александр",
        "Alexander",
    ]);
    all_meet(&["Григорій", "Григорий", "Hryhorii", "Grigory", "Grigoriy"]);
    all_meet(&[
        "Шевченко",
        "Shevchenko",
        "Chevtchenko",
        "Schewtschenko",
        "Szewczenko",
    ]);
    all_meet(&["ተስፋዬ", "Tesfaye", "Tesfay"]);
    all_meet(&["ገብረመድህን", "Gebremedhin", "Gebre Medhin", "Gebremedhn"]);
    all_meet(&["שלום", "Shalom"]);
    all_meet(&["נריה", "Neria"]);
    all_meet(&["Georgios", "Γεώργιος"]);
    all_meet(&["გიორგი", "Giorgi"]);
    all_meet(&["Հովհաննես", "Hovhannes"]);
    all_meet(&["رضا", "Reza", "Rida", "Ridha"]);
    all_meet(&["رمضان", "Ramadan", "Ramazan"]);
    all_meet(&["عثمان", "Osman", "Othman", "Ousmane", "Uthman"]);
    all_meet(&["Mo7amed", "Mohamed"]);
    all_meet(&["Müller", "Muller", "Mueller"]);
}

#[test]
fn letters_that_are_written_for_each_other_meet() {
    all_meet(&["فاطمة أحمد", "فاطمه احمد", "فَاطِمَة أحمد", "فـاطـمـة أحمد"]);
    all_meet(&["مصطفى علي", "مصطفي على", "مصطفی علی"]);
    all_meet(&["كريم", "کریم"]);
    all_meet(&["عائشة مسؤول", "عايشة مسئول"]);
    all_meet(&["ኃይለ ሥላሴ", "ሃይለ ስላሴ", "Haile Selassie"]);
    all_meet(&["ዓለም ፀሐይ", "አለም ጸሃይ", "Alem Tsehay"]);
    all_meet(&["דָּנִיאֵל", "דניאל", "Daniel"]);
    all_meet(&["Юлія", "Юлия", "Yuliia", "Iuliia", "Julija"]);
    all_meet(&["Гусейнов", "Huseynov", "Guseinov", "Hüseynov"]);
    all_meet(&["Гнатюк", "Hnatiuk", "Gnatyuk"]);
    all_meet(&["Josip Đurić", "Josip Djuric", "Јосип Ђурић"]);
    all_meet(&["O'Brien", "OBrien", "O’Brien"]);
    all_meet(&["Nguyễn Văn Minh", "Nguyen Van Minh"]);
}

#[test]
fn names_of_other_people_do_not_meet() {
    for (one, other) in [
        ("Amina Hassan", "Samira Yusuf"),
        ("Mohamed Ali Hassan", "Mohamed Omar Idris"),
        ("Ольга Коваленко", "Ольга Шевчук"),
        ("أحمد خالد", "سمير يوسف"),
        ("Maria Lopez", "Mario Perez"),
    ] {
        let score = compare(&Name::new(one), &Name::new(other)).score;
        assert!(score < LIKELY, "{one} / {other}: {score}");
    }
}

#[test]
fn a_chain_of_fathers_may_be_longer_on_one_paper() {
    let likeness = compare(
        &Name::new("Ahmed Idris Nur Warsame"),
        &Name::new("Ahmed Warsame"),
    );
    assert!(likeness.score > LIKELY, "{}", likeness.score);
    assert_eq!((likeness.left_alone, likeness.right_alone), (2, 0));
}

#[test]
fn the_reason_is_said() {
    let how = |one: &str, other: &str| compare(&Name::new(one), &Name::new(other)).how();
    assert_eq!(how("Amina", "AMÍNA"), Some(How::Same));
    assert_eq!(how("Амина", "Amina"), Some(How::SameInOtherScript));
    assert_eq!(how("Mamadou", "Mohamed"), Some(How::SameName));
    assert_eq!(how("Karim", "Kareem"), Some(How::SameSkeleton));
    assert_eq!(how("Warsame", "Warsane"), Some(How::Close));
    assert_eq!(how("W. Idris", "Warsame Idris"), Some(How::Initial));
    assert_eq!(
        how("Ninabelle Moreau", "Nina Belle Moreau"),
        Some(How::Joined)
    );
    assert_eq!(how("Amina", "Zoltan"), None);
    assert!(compare(&Name::new("Amina Nur"), &Name::new("Nur Amina")).swapped);
}

#[test]
fn a_name_being_typed_is_found_by_its_beginning() {
    let keys: Vec<_> = Name::new("Mohamed Warsame").keys().collect();
    for typed in ["moh", "moham", "wars", "محم", "мохам"] {
        let found = Name::new(typed)
            .keys()
            .any(|key| key.kind() == KeyKind::Prefix && keys.contains(&key));
        assert!(found, "{typed}");
    }
}

#[test]
fn four_words_make_some_forty_keys() {
    for text in [
        "Mohammed Abdulrahman Yusuf al-Hashimi",
        "محمد عبد الرحمن يوسف الهاشمي",
        "Oleksandr Volodymyrovych Shevchenko Kovalenko",
        "Amina Hassan Nur Warsame",
    ] {
        let count = Name::new(text).keys().count();
        assert!(count <= 48, "{text}: {count}");
    }
}

#[test]
fn texts_fold_by_their_language() {
    for (text, folded) in [
        ("Ёлкин Юрий", "yolkin yuriy"),
        ("Київ", "kyyiv"),
        ("Παπαδόπουλος", "papadopoulos"),
        ("ﷲ", "allh"),
        ("ＦＵＬＬ Ｗｉｄｔｈ", "full width"),
        ("ראובן", "raobn"),
        ("ფოთი", "poti"),
        ("Ñandú—Čapek", "nandu capek"),
        ("نرگس", "nrgs"),
        ("d’Été", "d'ete"),
        ("Straße", "strasse"),
        ("İlkay Işık", "ilkay isik"),
        ("नरेन्द्र", "narendra"),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
}

#[test]
fn letters_that_only_look_the_same_are_read_in_the_script_of_the_word() {
    assert_eq!(fold("Аmіnа"), "amina");
    assert_eq!(Name::new("Шeвчeнкo").words()[0].script(), Script::Cyrillic);
    assert_eq!(fold("Шeвчeнкo"), "shevchenko");
}
