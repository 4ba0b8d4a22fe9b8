-- Jobs: work that takes longer than a page may. Not Actions: what a job does to
-- the agency are. No personal value is in any column: ids and addresses of files.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    actor TEXT NOT NULL,
    role_grants TEXT NOT NULL,
    assured BOOLEAN NOT NULL,
    token TEXT,
    purpose TEXT NOT NULL,
    office TEXT,
    once TEXT,
    state TEXT NOT NULL,
    due_at TEXT,
    lease TEXT,
    worker TEXT,
    seen_at TEXT,
    attempts BIGINT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT,
    unit TEXT,
    checkpoint TEXT,
    cancel_asked BOOLEAN NOT NULL,
    outcome TEXT,
    reason TEXT,
    made_at TEXT NOT NULL,
    started_at TEXT,
    ended_at TEXT
);
-- When a job wants a worker: its time has come, or its lease has lapsed.
CREATE INDEX job_due ON job (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX job_actor ON job (actor, id);
CREATE INDEX job_kind ON job (kind, id);
CREATE INDEX job_ended ON job (ended_at) WHERE ended_at IS NOT NULL;
-- Of what is wanted once, one waits.
CREATE UNIQUE INDEX job_once ON job (once) WHERE state = 'queued' AND once IS NOT NULL;
