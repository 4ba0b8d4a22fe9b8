-- Tokens of programs, and webhooks.

CREATE TABLE token (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    office TEXT,
    hash TEXT NOT NULL,
    factor BOOLEAN NOT NULL,
    issued_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    revoked_at TEXT
);
CREATE UNIQUE INDEX token_hash ON token (hash);
CREATE INDEX token_account ON token (account, id);

CREATE TABLE webhook (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    office TEXT NOT NULL,
    status TEXT NOT NULL,
    details TEXT NOT NULL,
    secret TEXT NOT NULL
);
CREATE INDEX webhook_active ON webhook (id) WHERE status = 'active';

-- Not Actions: when a token was last used.
CREATE TABLE token_use (
    token TEXT PRIMARY KEY,
    used_at TEXT NOT NULL
);

-- Offices just below one, page by page.
CREATE INDEX office_parent ON office (parent, id);
