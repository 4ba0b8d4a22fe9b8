-- Imports: a batch can be taken back.

ALTER TABLE batch ADD COLUMN taken_back BOOLEAN NOT NULL DEFAULT FALSE;

-- A row that is undone keeps its line, so that the log can be followed, and its
-- version is free again. What depends on the table is made anew with it.
DROP VIEW public_office;
DROP VIEW unseen;
CREATE TABLE log_row_since (
    batch TEXT NOT NULL,
    row_number BIGINT NOT NULL,
    record TEXT NOT NULL,
    version BIGINT NOT NULL,
    position BIGINT NOT NULL,
    undone BIGINT,
    PRIMARY KEY (batch, row_number)
);
INSERT INTO log_row_since (batch, row_number, record, version, position)
    SELECT batch, row_number, record, version, position FROM log_row;
DROP TABLE log_row;
ALTER TABLE log_row_since RENAME TO log_row;
CREATE UNIQUE INDEX log_row_record ON log_row (record, version) WHERE undone IS NULL;

-- Records of a batch that is not whole: nobody sees them.
CREATE VIEW unseen AS
    SELECT r.record FROM log_row r JOIN batch b ON b.id = r.batch
    WHERE r.undone IS NULL AND (b.done < b.total OR b.taken_back);

-- All that the public listener may read.
CREATE VIEW public_office AS
    SELECT id, names, details, valid_to, successor FROM office
    WHERE listed AND NOT EXISTS (SELECT 1 FROM unseen u WHERE u.record = 'office/' || office.id);

-- What somebody is importing: not an action before it is committed, and gone
-- some days after. The file, its name, the result and what was found are sealed
-- under the import's own key.
CREATE TABLE import (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    file TEXT NOT NULL,
    name BYTEA NOT NULL,
    size BIGINT NOT NULL,
    mapping TEXT,
    verdicts TEXT,
    result TEXT,
    findings TEXT,
    batch TEXT,
    job TEXT,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX import_account ON import (account, id);
