CREATE TRIGGER read_subject_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON read_subject
    FOR EACH STATEMENT EXECUTE FUNCTION passerelle_reads_append_only();
