//! The rooms that have words, and where those words are embedded.

/// Names every room once. A new room is one line here and one file per language.
macro_rules! rooms {
    ($($room:literal,)*) => {
        /// The rooms, in the order in which their catalogues are read.
        pub const ROOMS: &[&str] = &[$($room),*];

        /// The embedded catalogues of one language: pairs of room and Fluent text.
        macro_rules! embedded {
            ($code:literal) => {
                &[$((
                    $room,
                    include_str!(concat!(
                        env!("CARGO_MANIFEST_DIR"), "/", $code, "/", $room, ".ftl"
                    )),
                )),*]
            };
        }

        pub(crate) use embedded;
    };
}

rooms! {
    "shell",
    "face",
    "measures",
    "home",
    "sign-in",
    "me",
    "offices",
    "places",
    "accounts",
    "grants",
    "break-glass",
    "log",
    "actions",
    "why",
    "directory",
    "faults",
    "errors",
    "roles",
    "history",
    "files",
    "help",
    "find",
    "inbox",
    "maps",
    "imports",
    "jobs",
    "messages",
    "deliveries",
    "api",
}
