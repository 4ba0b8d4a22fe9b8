CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_batch_no_update BEFORE UPDATE ON log_batch BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_batch_no_delete BEFORE DELETE ON log_batch BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
