-- Messages: the outbox and everybody's inbox. Derived from actions, and written
-- with them. A message names records and accounts by their ids, and holds no
-- personal value.
CREATE TABLE message (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    account TEXT,
    webhook TEXT,
    about TEXT NOT NULL,
    source TEXT NOT NULL,
    position BIGINT,
    state TEXT NOT NULL,
    due_at TEXT,
    digest BOOLEAN NOT NULL,
    parcel TEXT,
    job TEXT,
    attempts BIGINT NOT NULL,
    reason TEXT,
    made_at TEXT NOT NULL,
    sent_at TEXT,
    read_at TEXT
);
-- What one action tells one reader by one way, it tells once.
CREATE UNIQUE INDEX message_source ON message (source, kind, channel, account) WHERE account IS NOT NULL;
CREATE UNIQUE INDEX message_call ON message (source, webhook) WHERE webhook IS NOT NULL;
CREATE INDEX message_inbox ON message (account, id) WHERE channel = 'inbox';
CREATE INDEX message_unread ON message (account, id) WHERE channel = 'inbox' AND read_at IS NULL;
CREATE INDEX message_due ON message (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX message_parcel ON message (parcel) WHERE parcel IS NOT NULL;
CREATE INDEX message_job ON message (job) WHERE job IS NOT NULL;
CREATE INDEX message_state ON message (state, id) WHERE channel <> 'inbox';

-- How an account wants to be told, and the secret of its calendar's address.
ALTER TABLE account ADD COLUMN preferences TEXT;
ALTER TABLE account ADD COLUMN calendar TEXT;
CREATE UNIQUE INDEX account_calendar ON account (calendar) WHERE calendar IS NOT NULL;
-- Who has a duty over an office.
CREATE INDEX role_grant_role ON role_grant (role, id);
