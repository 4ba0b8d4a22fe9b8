//! A name and its words.

use crate::keys::{Key, keys_of};
use crate::script::{Script, Spelt};
use crate::sound::{Sound, Sounds};
use crate::{Language, words};

/// A personal name, read once.
///
/// Words stand in the order in which they were written; which is the given name
/// and which the family's or the grandfather's is not asked, since forms and
/// clerks disagree about it.
///
/// ```
/// use passerelle_names::Name;
///
/// let name = Name::new("Dr. Abd al-Rahman ibn Yusuf  AL-HASHIMI");
/// let words: Vec<_> = name.words().iter().map(|word| word.written()).collect();
/// assert_eq!(words, ["Dr", "Abd al Rahman", "ibn", "Yusuf", "HASHIMI"]);
/// ```
#[derive(Clone)]
pub struct Name {
    words: Vec<Word>,
}

impl Name {
    /// Reads a name in any script. Never fails: a text without a letter is a name
    /// without words, and of a very long text only the first 400 characters and
    /// 16 words are read.
    pub fn new(text: &str) -> Self {
        Self::with_language(text, Language::Other)
    }

    /// Reads a name whose language is known.
    ///
    /// ```
    /// use passerelle_names::{Language, Name, compare};
    ///
    /// let somali = Name::with_language("Cabdiraxmaan", Language::Somali);
    /// assert!(compare(&somali, &Name::new("عبد الرحمن")).score > 0.9);
    /// ```
    pub fn with_language(text: &str, language: Language) -> Self {
        Self {
            words: words::words(text, language),
        }
    }

    /// Its words, joined and sorted out by the rules of names.
    ///
    /// ```
    /// use passerelle_names::{Kind, Name};
    ///
    /// let name = Name::new("Vincent van Gogh");
    /// assert_eq!(name.words().len(), 3);
    /// assert_eq!(name.words()[1].kind(), Kind::Particle);
    /// ```
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Whether there is nothing to go by.
    ///
    /// ```
    /// assert!(passerelle_names::Name::new(" - ").is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The name in Latin letters, as its words were joined.
    ///
    /// ```
    /// use passerelle_names::Name;
    ///
    /// assert_eq!(Name::new("Ібрагім аль-Карім").folded(), "ibrahim karim");
    /// ```
    pub fn folded(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(Word::folded).collect();
        words.join(" ")
    }

    /// The consonants of its words without particles and titles: equal for most
    /// ways of writing one name. Linkage blocks by it.
    ///
    /// ```
    /// use passerelle_names::Name;
    ///
    /// assert_eq!(Name::new("محمد حسن").skeleton(), "mhmd hsn");
    /// assert_eq!(Name::new("Mouhammed Hassan").skeleton(), "mhmd hsn");
    /// ```
    pub fn skeleton(&self) -> String {
        let plain = self.words.iter().filter(|word| word.kind() == Kind::Plain);
        let skeletons: Vec<String> = plain.map(Word::skeleton).collect();
        skeletons.join(" ")
    }

    /// The keys by which this name is found: sorted, none twice. A name that is
    /// looked for and a name that is kept make theirs in the same way, and are
    /// candidates for each other when they share one.
    ///
    /// Four words make some 30 keys; [`MAX_KEYS`](crate::MAX_KEYS) is the bound.
    /// Keys tell the name: whoever keeps them keeps personal data.
    ///
    /// ```
    /// use passerelle_names::{KeyKind, Name};
    ///
    /// let kept: Vec<_> = Name::new("Oleksandr Shevchenko").keys().collect();
    /// let asked: Vec<_> = Name::new("Шевченко Александр").keys().collect();
    /// let shared = kept.iter().filter(|key| asked.contains(key));
    /// assert!(shared.filter(|key| key.kind() == KeyKind::Skeleton).count() >= 2);
    /// ```
    pub fn keys(&self) -> impl Iterator<Item = Key> + use<> {
        let mut keys = Vec::with_capacity(40);
        for word in &self.words {
            keys_of(word, &mut keys);
        }
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter()
    }
}

/// What a word of a name is.
///
/// ```
/// use passerelle_names::{Kind, Name};
///
/// let kinds = |text: &str| Name::new(text).words().iter().map(|word| word.kind()).collect::<Vec<_>>();
/// assert_eq!(kinds("Haji A. Nur"), [Kind::Title, Kind::Initial, Kind::Plain]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// A name, given or inherited.
    Plain,
    /// "bin", "van", "oglu": says how names belong together.
    Particle,
    /// "Dr", "Haji": said of the person, and left out as often as not.
    Title,
    /// A single letter.
    Initial,
}

/// Sounds at the start of a word after which a name on its own begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prefix {
    None,
    /// What may be an article: `Alhassan`, or Albert.
    Article(u8),
    /// "Servant of", "father of", "son of".
    Kin(u8),
}

impl Prefix {
    pub(crate) fn sounds(self) -> usize {
        match self {
            Self::None => 0,
            Self::Article(sounds) | Self::Kin(sounds) => usize::from(sounds),
        }
    }
}

/// A word of a name.
///
/// ```
/// use passerelle_names::{Kind, Name, Script};
///
/// let name = Name::new("ЮСУФ");
/// let word = &name.words()[0];
/// assert_eq!((word.written(), word.folded()), ("ЮСУФ", "yusuf"));
/// assert_eq!((word.script(), word.kind()), (Script::Cyrillic, Kind::Plain));
/// ```
#[derive(Clone)]
pub struct Word {
    written: String,
    folded: String,
    sounds: Sounds,
    script: Script,
    kind: Kind,
    prefix: Prefix,
    /// Its place in the table of given names.
    group: Option<u16>,
}

impl Word {
    pub(crate) fn new(
        written: String,
        spelt: Spelt,
        kind: Kind,
        prefix: Prefix,
        group: Option<u16>,
    ) -> Self {
        let room = spelt.sounds.as_slice().len();
        Self {
            written,
            folded: spelt.folded,
            sounds: spelt.sounds,
            script: spelt.script,
            kind,
            prefix: if prefix.sounds() < room {
                prefix
            } else {
                Prefix::None
            },
            group,
        }
    }

    /// Adds a word that belongs to this one.
    pub(crate) fn append(&mut self, written: &str, spelt: &Spelt) {
        self.written.push(' ');
        self.written.push_str(written);
        self.folded.push_str(&spelt.folded);
        let article = usize::from(matches!(&spelt.folded[..], "aldin")) * 2;
        self.sounds.extend(&spelt.sounds.as_slice()[article..]);
        self.group = crate::given::group(&self.folded).or(self.group);
    }

    pub(crate) fn make_plain(&mut self) {
        self.kind = Kind::Plain;
    }

    /// As it was written, with what was joined to it and without its article.
    ///
    /// ```
    /// use passerelle_names::Name;
    ///
    /// assert_eq!(Name::new("Abd-al Karim").words()[0].written(), "Abd al Karim");
    /// ```
    pub fn written(&self) -> &str {
        &self.written
    }

    /// In Latin letters.
    ///
    /// ```
    /// use passerelle_names::Name;
    ///
    /// assert_eq!(Name::new("Жанна").words()[0].folded(), "zhanna");
    /// ```
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The script it is written in.
    ///
    /// ```
    /// use passerelle_names::{Name, Script};
    ///
    /// assert_eq!(Name::new("שלום").words()[0].script(), Script::Hebrew);
    /// ```
    pub fn script(&self) -> Script {
        self.script
    }

    /// What it is.
    ///
    /// ```
    /// use passerelle_names::{Kind, Name};
    ///
    /// assert_eq!(Name::new("bin Nur").words()[0].kind(), Kind::Particle);
    /// ```
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its consonants by class, with an `a` in front if it begins with a vowel.
    ///
    /// ```
    /// use passerelle_names::Name;
    ///
    /// let skeleton = |text: &str| Name::new(text).words()[0].skeleton();
    /// assert_eq!(skeleton("Ahmad"), "ahmd");
    /// assert_eq!(skeleton("Aleksandr"), skeleton("Oleksandr"));
    /// ```
    pub fn skeleton(&self) -> String {
        crate::keys::skeleton(self.sounds(), self.is_bare())
    }

    /// Whether its script writes no vowels.
    pub(crate) fn is_bare(&self) -> bool {
        self.sounds.is_bare()
    }

    pub(crate) fn sounds(&self) -> &[Sound] {
        self.sounds.as_slice()
    }

    /// Its sounds without what may be an article.
    pub(crate) fn core(&self) -> Option<&[Sound]> {
        let sounds = self.prefix.sounds();
        (sounds > 0).then(|| &self.sounds.as_slice()[sounds..])
    }

    pub(crate) fn prefix(&self) -> Prefix {
        self.prefix
    }

    pub(crate) fn group(&self) -> Option<u16> {
        self.group
    }
}

impl std::fmt::Debug for Name {
    /// Without what is written: a name must not reach a log by accident.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Name of {} words", self.words.len())
    }
}

impl std::fmt::Debug for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Word in {:?}, {:?}", self.script, self.kind)
    }
}
