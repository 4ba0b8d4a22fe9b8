-- The house: one row that says which agency and machine this is.
CREATE TABLE agency (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    node TEXT NOT NULL,
    made_at TEXT NOT NULL,
    office_tree BIGINT NOT NULL
);

-- The log. Append-only: triggers refuse anything else.
CREATE TABLE log (
    position BIGINT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    node TEXT NOT NULL,
    node_seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    schema BIGINT NOT NULL,
    record TEXT NOT NULL,
    version BIGINT NOT NULL,
    actor TEXT NOT NULL,
    role TEXT,
    office TEXT,
    purpose TEXT NOT NULL,
    idempotency_key TEXT,
    event_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    subjects TEXT NOT NULL,
    payload TEXT NOT NULL,
    hash BYTEA NOT NULL
);
CREATE UNIQUE INDEX log_record ON log (record, version);
CREATE INDEX log_actor ON log (actor, position);
CREATE INDEX log_kind ON log (kind, position);
CREATE UNIQUE INDEX log_idempotency ON log (actor, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- The chain over it.
CREATE TABLE log_batch (
    number BIGINT PRIMARY KEY,
    first_position BIGINT NOT NULL,
    last_position BIGINT NOT NULL,
    root BYTEA NOT NULL,
    previous BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    sealed_at TEXT NOT NULL
);
CREATE UNIQUE INDEX log_batch_last ON log_batch (last_position);

-- Which row of which bulk action made or changed a record.
CREATE TABLE log_row (
    record TEXT NOT NULL,
    version BIGINT NOT NULL,
    position BIGINT NOT NULL,
    row_number BIGINT NOT NULL,
    batch TEXT NOT NULL,
    PRIMARY KEY (record, version)
);

-- State tables: what the log's actions come to.
CREATE TABLE office (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    parent TEXT,
    listed BOOLEAN NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    successor TEXT,
    focal_point TEXT,
    names TEXT NOT NULL,
    details TEXT NOT NULL
);
CREATE INDEX office_focal_point ON office (focal_point) WHERE focal_point IS NOT NULL;

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    status TEXT NOT NULL,
    office TEXT NOT NULL,
    details TEXT NOT NULL,
    invitation_hash TEXT,
    invitation_until TEXT,
    password TEXT,
    second_factor TEXT,
    recovery TEXT NOT NULL
);
CREATE INDEX account_office ON account (office, id);
CREATE INDEX account_invitation ON account (invitation_hash) WHERE invitation_hash IS NOT NULL;

CREATE TABLE role_grant (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    account TEXT NOT NULL,
    role TEXT NOT NULL,
    office TEXT NOT NULL,
    programme TEXT,
    starts_at TEXT NOT NULL,
    ends_at TEXT,
    glass BOOLEAN NOT NULL,
    kind TEXT NOT NULL
);
CREATE INDEX role_grant_account ON role_grant (account, id);
CREATE INDEX role_grant_office ON role_grant (office, id);
CREATE INDEX role_grant_glass ON role_grant (id) WHERE glass;

CREATE TABLE batch (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    file TEXT NOT NULL,
    mapping TEXT NOT NULL,
    total BIGINT NOT NULL,
    done BIGINT NOT NULL
);

CREATE TABLE document (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    record TEXT NOT NULL,
    subject TEXT NOT NULL,
    removed BOOLEAN NOT NULL,
    attached TEXT NOT NULL
);
CREATE INDEX document_record ON document (record, id);
CREATE INDEX document_subject ON document (subject);

-- Derived from the state, and rebuilt from it: keyed hashes for look-ups.
CREATE TABLE sign_in_name (
    name BYTEA PRIMARY KEY,
    account TEXT NOT NULL UNIQUE
);
CREATE TABLE search_term (
    term BYTEA NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (term, record)
);
CREATE INDEX search_term_record ON search_term (record);

-- Not Actions: sessions and limits.
CREATE TABLE session (
    token BYTEA PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    csrf TEXT NOT NULL,
    invitation TEXT,
    factor BOOLEAN NOT NULL,
    pending BYTEA,
    agent TEXT NOT NULL,
    made_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
);
CREATE INDEX session_account ON session (account, made_at);
CREATE INDEX session_made_at ON session (made_at);

-- When an account signed in, and the time before: it outlives the session.
CREATE TABLE signed_in (
    account TEXT PRIMARY KEY,
    last_at TEXT NOT NULL,
    before_at TEXT
);

CREATE TABLE attempt (
    bucket BYTEA PRIMARY KEY,
    failures BIGINT NOT NULL,
    since TEXT NOT NULL,
    locked_until TEXT
);
CREATE INDEX attempt_since ON attempt (since);

-- Records of a batch that is not whole yet: nobody sees them.
CREATE VIEW unseen AS
    SELECT r.record FROM log_row r JOIN batch b ON b.id = r.batch WHERE b.done < b.total;

-- All that the public listener may read.
CREATE VIEW public_office AS
    SELECT id, names, details, valid_to, successor FROM office
    WHERE listed AND NOT EXISTS (SELECT 1 FROM unseen u WHERE u.record = 'office/' || office.id);

-- The last code of a second factor that was taken: none is taken twice.
CREATE TABLE code_taken (
    account TEXT PRIMARY KEY,
    step BIGINT NOT NULL
);
