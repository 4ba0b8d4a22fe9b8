-- One wrapped key per person. Deleting a row is what erases them.
CREATE TABLE subject_key (
    subject TEXT PRIMARY KEY,
    wrapped BYTEA NOT NULL
);
