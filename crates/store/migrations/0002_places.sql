-- Places. `coded` is the country and the code in one, by which a place is found;
-- `sorted` is the folded main name, in whose order lists go.
CREATE TABLE place (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    country TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT,
    coded TEXT,
    sorted TEXT NOT NULL,
    valid_to TEXT,
    successors TEXT NOT NULL,
    details TEXT NOT NULL,
    geometry TEXT
);
-- With the last day, so that what is counted is counted in the index.
CREATE INDEX place_country ON place (country, kind, sorted, id, valid_to);
CREATE INDEX place_parent ON place (parent, sorted, id) WHERE parent IS NOT NULL;
CREATE INDEX place_coded ON place (coded) WHERE coded IS NOT NULL;

-- Derived: the folded words of names (1), other spellings (2) and codes (0). Names
-- of places are public, so the words stand as they are.
CREATE TABLE place_word (
    word TEXT NOT NULL,
    matched BIGINT NOT NULL,
    country TEXT NOT NULL,
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (word, matched, country, kind, place)
);
CREATE INDEX place_word_place ON place_word (place, word);

-- Derived: what followed a place, to be asked from the other side.
CREATE TABLE place_successor (
    successor TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (successor, place)
);
CREATE INDEX place_successor_place ON place_successor (place);
