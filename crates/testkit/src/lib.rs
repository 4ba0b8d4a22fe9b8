//! Seeded worlds, the application under test, throw-away databases. For development only.
