-- What a batch changes was there before it, and stays there while it is half
-- done. What it makes is not seen before it is whole. Neither is changed by
-- anybody else meanwhile.

DROP VIEW public_office;
DROP VIEW unseen;

-- All that a batch that is not whole has made or changed: the door changes none
-- of it.
CREATE VIEW held AS
    SELECT r.record FROM log_row r JOIN batch b ON b.id = r.batch
    WHERE r.undone IS NULL AND (b.done < b.total OR b.taken_back);

-- What it has made: nobody sees it. Such a record has its first version of it.
CREATE VIEW unseen AS
    SELECT r.record FROM log_row r JOIN batch b ON b.id = r.batch
    WHERE r.version = 1 AND r.undone IS NULL AND (b.done < b.total OR b.taken_back);

-- All that the public listener may read.
CREATE VIEW public_office AS
    SELECT id, names, details, valid_to, successor FROM office
    WHERE listed AND NOT EXISTS (SELECT 1 FROM unseen u WHERE u.record = 'office/' || office.id);
