//! A word for how something stands.

/// The word and its tone, which gives it a shape and a colour besides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Badge {
    /// As `components/notice.html` calls it.
    pub(crate) tone: &'static str,
    pub(crate) label: String,
}

impl Badge {
    /// A word in a tone.
    pub(crate) const fn new(tone: &'static str, label: String) -> Self {
        Self { tone, label }
    }
}
