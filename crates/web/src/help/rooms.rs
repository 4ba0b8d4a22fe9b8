//! Which chapter is about the pages of a room.

/// Room → chapter. A new room is one line here; a test asks for it.
const CHAPTERS: &[(&str, &str)] = &[
    ("home", "pages"),
    ("gallery", "pages"),
    ("sign-in", "sign-in"),
    ("me", "sign-in"),
    ("settings", "pages"),
    ("find", "search"),
    ("offices", "offices"),
    ("directory", "offices"),
    ("files", "offices"),
    ("accounts", "accounts"),
    ("grants", "accounts"),
    ("roles", "accounts"),
    ("break-glass", "break-glass"),
    ("places", "places"),
    ("maps", "places"),
    ("imports", "imports"),
    ("jobs", "jobs"),
    ("inbox", "messages"),
    ("deliveries", "messages"),
    ("tokens", "programs"),
    ("webhooks", "programs"),
    ("problems", "programs"),
    ("log", "log"),
    ("history", "log"),
];

/// The chapter about a room's pages; none for help itself.
pub(super) fn chapter_of(room: &str) -> Option<&'static str> {
    let mut known = CHAPTERS.iter();
    known.find(|(of, _)| *of == room).map(|(_, code)| *code)
}
