CREATE TRIGGER read_subject_no_update BEFORE UPDATE ON read_subject BEGIN SELECT RAISE(ABORT, 'the read log is append-only'); END;
CREATE TRIGGER read_subject_no_delete BEFORE DELETE ON read_subject BEGIN SELECT RAISE(ABORT, 'the read log is append-only'); END;
