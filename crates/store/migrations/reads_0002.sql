-- Whom each read concerned, one line for each, to be found by the person.
CREATE TABLE read_subject (
    subject TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (subject, position)
);
