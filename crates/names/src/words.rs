//! Rules about words: which are articles and particles, which belong together.
//!
//! `Abd al-Rahman`, `Abdul Rahman`, `Abderrahmane` and `عبد الرحمن` are one word
//! here; `Habib Ullah` is `Habibullah`; `bin`, `van` and `al` stand beside a name
//! and are not its words. Every rule sees the words next to each other and not
//! where in the name they stand, so that names in another order give the same
//! words.

use crate::Language;
use crate::given;
use crate::name::{Kind, Prefix, Word};
use crate::script::{Script, Spelt, spell};
use crate::sound::{Phone, Sounds, is};
use crate::text::{Token, tokens};

/// Words of a name that count.
pub(crate) const MAX_WORDS: usize = 16;

/// What a word is to its neighbours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// A word of its own.
    Own,
    /// An article: belongs to the word after it and does not count.
    Article,
    /// "Servant of", "father of": one word with what follows.
    Before,
    /// "-ullah", "-zai": one word with what goes before.
    After,
    /// "Son of", "van": beside the name.
    Particle,
    /// "Dr", "Haji": beside the name.
    Title,
    /// One letter.
    Initial,
}

struct Piece {
    written: String,
    spelt: Spelt,
    part: Part,
    prefix: Prefix,
}

/// The words of a name, in the order in which they were written.
pub(crate) fn words(text: &str, language: Language) -> Vec<Word> {
    let mut pieces = Vec::with_capacity(8);
    let tokens = tokens(text);
    for (index, token) in tokens.iter().enumerate().take(MAX_WORDS * 2) {
        let hyphen_after = tokens.get(index + 1).is_some_and(|next| next.joined);
        cut(token, hyphen_after, language, &mut pieces);
    }
    let mut words = join(pieces);
    words.truncate(MAX_WORDS);
    if words.iter().all(|word| word.kind() != Kind::Plain) {
        // Somebody is called Ben, and nothing else.
        words.iter_mut().for_each(Word::make_plain);
    }
    words
}

/// Reads a token; one that holds two words is cut.
fn cut(token: &Token, hyphen_after: bool, language: Language, pieces: &mut Vec<Piece>) {
    for letters in native_cuts(&token.letters) {
        let spelt = spell(letters, language);
        if spelt.folded.is_empty() {
            continue;
        }
        let written: String = if letters.len() == token.letters.len() {
            token.written.clone()
        } else {
            letters.iter().collect()
        };
        if let Some(at) = latin_cut(&spelt) {
            let folded: Vec<char> = spelt.folded.chars().collect();
            for (part, half) in [(Part::Before, &folded[..at]), (Part::Own, &folded[at..])] {
                let script = spelt.script;
                let spelt = Spelt {
                    script,
                    ..spell(half, language)
                };
                pieces.push(Piece {
                    part,
                    ..piece(half.iter().collect(), spelt, false)
                });
            }
            continue;
        }
        let mut piece = piece(written, spelt, hyphen_after);
        if letters.len() < token.letters.len() && letters == ['ا', 'ل'] {
            piece.part = Part::Article;
        }
        pieces.push(piece);
    }
}

fn piece(written: String, spelt: Spelt, hyphen_after: bool) -> Piece {
    let bare: String = spelt.folded.chars().filter(|c| *c != '\'').collect();
    Piece {
        part: part(&bare, spelt.script, hyphen_after),
        prefix: prefix(&bare, &spelt),
        written,
        spelt,
    }
}

/// Arabic writes the article and "servant of" without a space.
fn native_cuts(letters: &[char]) -> impl Iterator<Item = &[char]> {
    let mut cuts: [&[char]; 3] = [letters, &[], &[]];
    if let ['ع', 'ب', 'د', 'ا', 'ل', rest @ ..] = letters
        && rest.len() > 1
    {
        cuts = [&letters[..3], &letters[3..], &[]];
        if rest != ['ل', 'ه'] {
            cuts = [&letters[..3], &letters[3..5], rest];
        }
    } else if let ['ا', 'ل', 'د', 'ي' | 'ی', 'ن'] = letters {
        cuts = [&letters[..2], &letters[2..], &[]];
    } else if let ['ا' | 'أ', 'ب', 'و', rest @ ..] = letters
        && rest.len() > 2
    {
        cuts = [&letters[..3], rest, &[]];
    }
    cuts.into_iter().filter(|cut| !cut.is_empty())
}

/// Where a Latin word falls in two: after "abd" and what joins it.
fn latin_cut(spelt: &Spelt) -> Option<usize> {
    let folded = spelt.folded.as_bytes();
    if !folded.starts_with(b"abd") || folded.len() < 6 {
        return None;
    }
    let vowels = folded[3..]
        .iter()
        .take_while(|c| b"aeiou".contains(c))
        .count();
    if vowels == 0 || vowels > 2 {
        return None;
    }
    let mut at = 3 + vowels;
    match folded[at..] {
        // The article, whole or made like the letter after it.
        [b'l', next, ..] if next != b'l' => at += 1,
        [first, second, ..] if first == second => at += 1,
        _ => {}
    }
    let rest = &folded[at..];
    let named = rest.len() > 2 && rest.iter().any(|c| !b"aeiouyh'".contains(c));
    named.then_some(at)
}

/// Sounds at the start of a word that may be an article written with it.
fn prefix(bare: &str, spelt: &Spelt) -> Prefix {
    let letters = bare.as_bytes();
    let consonant = |at: usize| letters.get(at).is_some_and(|c| !b"aeiouy".contains(c));
    match spelt.script {
        Script::Arabic if bare.starts_with("al") && spelt.sounds.as_slice().len() > 3 => {
            Prefix::Article(2)
        }
        Script::Latin if letters.len() > 4 && bare.starts_with("la") => {
            Prefix::Article(1 + u8::from(letters[2] == b'h' && consonant(3)))
        }
        Script::Latin if letters.len() > 5 && is_made_alike(letters) => Prefix::Article(1),
        Script::Latin if letters.len() > 5 && consonant(2) => match &letters[..2] {
            b"al" | b"el" | b"ul" => Prefix::Article(2),
            b"be" | b"bi" if matches!(letters[2], b'n' | b'l') => Prefix::Kin(3),
            _ => Prefix::None,
        },
        Script::Latin
            if letters.len() > 6 && (bare.starts_with("bou") || bare.starts_with("abou")) =>
        {
            Prefix::Kin(if bare.starts_with('b') { 2 } else { 3 })
        }
        _ => Prefix::None,
    }
}

/// Whether a word begins with an article made like the letter after it: Essaid,
/// Arrachidi.
fn is_made_alike(letters: &[u8]) -> bool {
    matches!(letters, [b'a' | b'e', first @ (b't' | b'd' | b'r' | b'z' | b's' | b'n'), second, ..] if first == second)
}

/// What a word is, by its folded letters.
fn part(bare: &str, script: Script, hyphen_after: bool) -> Part {
    if bare == "y" {
        return Part::Particle;
    }
    if bare.len() == 1 && bare.bytes().all(|c| c.is_ascii_alphabetic()) {
        return Part::Initial;
    }
    if script.is_without_vowels() {
        return match bare {
            "al" if script == Script::Arabic => Part::Article,
            "bd" | "abu" | "aby" | "abi" | "abo" => Part::Before,
            "allh" | "allah" | "din" if script == Script::Arabic => Part::After,
            "bn" | "abn" | "bnt" | "uld" | "wld" => Part::Particle,
            "sykh" | "shykh" | "shikh" | "syd" | "sid" | "haj" | "haji" => Part::Title,
            _ => Part::Own,
        };
    }
    match bare {
        "al" | "el" | "ul" | "ud" | "ur" | "us" | "ush" => Part::Article,
        "ad" | "ar" | "as" | "ash" | "an" | "at" | "az" | "uz" | "un" | "ed" | "er" | "es"
        | "en" | "et" | "adh" | "ath"
            if hyphen_after =>
        {
            Part::Article
        }
        "abd" | "abdel" | "abdul" | "abdal" | "abdol" | "abdoul" | "abdur" | "abder" | "abdus"
        | "abdil" | "abu" | "abou" | "aboo" | "umm" | "oum" | "gebre" | "gabra" | "wolde"
        | "welde" | "walda" | "tekle" | "habte" | "mc" | "mac" => Part::Before,
        "ullah" | "ollah" | "oullah" | "ulla" | "allah" | "uddin" | "udin" | "eddin" | "eddine"
        | "aldin" | "addin" | "din" | "deen" | "dine" | "zai" | "zay" | "zada" | "zadeh"
        | "zadah" | "zoda" | "zade" | "pour" | "khel" => Part::After,
        "bin" | "ibn" | "ben" | "bint" | "binti" | "binte" | "ag" | "wa" | "ould" | "wuld"
        | "ait" | "oglu" | "ogly" | "oglou" | "oghlu" | "kyzy" | "qizi" | "gizi" | "uulu"
        | "van" | "von" | "der" | "den" | "de" | "da" | "di" | "do" | "du" | "dos" | "das"
        | "des" | "del" | "della" | "la" | "le" | "las" | "los" | "zu" | "zur" | "ter" | "ten"
        | "y" => Part::Particle,
        "dr" | "mr" | "mrs" | "ms" | "miss" | "prof" | "eng" | "sir" | "madam" | "madame"
        | "mme" | "monsieur" | "sheikh" | "shaikh" | "shaykh" | "cheikh" | "sheik" | "haj"
        | "hajj" | "haji" | "hajji" | "hadj" | "hadji" | "elhadj" | "sayyid" | "sayyed"
        | "sayid" | "sayed" | "mullah" | "mulla" | "maulana" | "mawlawi" | "ustad" | "ato"
        | "woizero" | "rev" | "capt" | "col" | "jr" | "sr" | "ii" | "iii" => Part::Title,
        _ => Part::Own,
    }
}

/// Joins what belongs together.
fn join(pieces: Vec<Piece>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(pieces.len());
    let mut pieces = pieces.into_iter().peekable();
    let mut article = false;
    while let Some(piece) = pieces.next() {
        match piece.part {
            Part::Article if pieces.peek().is_some_and(|next| next.part != Part::Article) => {
                article = true;
                continue;
            }
            Part::Before => {
                let mut written = piece.written;
                while let Some(next) = pieces.next_if(|next| next.part == Part::Article) {
                    written.push(' ');
                    written.push_str(&next.written);
                }
                match pieces
                    .next_if(|next| matches!(next.part, Part::Own | Part::After | Part::Title))
                {
                    Some(next) => words.push(both(written, &piece.spelt, &next)),
                    None => words.push(word(written, piece.spelt, Part::Own, Prefix::None)),
                }
            }
            Part::After if words.last().is_some_and(|word| word.kind() == Kind::Plain) => {
                if let Some(last) = words.last_mut() {
                    last.append(&piece.written, &piece.spelt);
                }
            }
            part => words.push(word(
                piece.written,
                piece.spelt,
                part,
                if article { Prefix::None } else { piece.prefix },
            )),
        }
        article = false;
    }
    words
}

/// "Abd" and "Rahman": one word whose core is the second.
fn both(mut written: String, first: &Spelt, second: &Piece) -> Word {
    written.push(' ');
    written.push_str(&second.written);
    let mut sounds = Sounds::new().without_vowels(second.spelt.sounds.is_bare());
    if is_servant(first) {
        sounds.extend(&[is(Phone::A), is(Phone::B), is(Phone::D)]);
    } else {
        sounds.extend(first.sounds.as_slice());
    }
    let core = u8::try_from(sounds.as_slice().len()).map_or(Prefix::None, Prefix::Kin);
    let article = match second.prefix {
        Prefix::Article(sounds) if second.spelt.script == Script::Arabic => usize::from(sounds),
        _ => 0,
    };
    sounds.extend(&second.spelt.sounds.as_slice()[article..]);
    let mut folded = first.folded.clone();
    folded.push_str(&second.spelt.folded);
    let spelt = Spelt {
        folded,
        sounds,
        script: second.spelt.script,
    };
    word(written, spelt, Part::Own, core)
}

/// "Abd", and "abdul", "abdel" and "abder", which hold the article too.
fn is_servant(first: &Spelt) -> bool {
    let bare = first.folded.trim_start_matches('\'');
    bare == "bd" || bare.starts_with("abd")
}

fn word(written: String, spelt: Spelt, part: Part, prefix: Prefix) -> Word {
    let kind = match part {
        Part::Particle => Kind::Particle,
        Part::Title => Kind::Title,
        Part::Initial => Kind::Initial,
        _ => Kind::Plain,
    };
    let group = given::group(&spelt.folded);
    Word::new(written, spelt, kind, prefix, group)
}
