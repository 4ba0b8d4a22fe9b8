-- The read log: who opened whose personal values, and for what.
CREATE TABLE read_log (
    position BIGINT PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    purpose TEXT NOT NULL,
    class TEXT NOT NULL,
    role_grant TEXT,
    subjects TEXT NOT NULL
);
CREATE INDEX read_log_actor ON read_log (actor, position);
CREATE INDEX read_log_grant ON read_log (role_grant, position) WHERE role_grant IS NOT NULL;
