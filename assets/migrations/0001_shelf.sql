-- What is stored of articles. Times are seconds since 1970, UTC. A migration that was released is never changed.

-- What lists show and are sorted by.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,          -- the article's own id: of its normalised text and title
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    rtl INTEGER NOT NULL,
    source TEXT,
    link TEXT,                          -- the article's address
    feed TEXT,                          -- the address of the feed that brought it
    published TEXT,                     -- as the article says it, RFC 3339
    date INTEGER NOT NULL,              -- when it was published, or else stored: what it is sorted by
    fetched INTEGER,
    stored INTEGER NOT NULL,
    read INTEGER,                       -- when it was; NULL = unread
    starred INTEGER,
    deleted INTEGER                     -- kept for a while, so that it can come back
);
CREATE INDEX article_date ON article (date DESC, id DESC) WHERE deleted IS NULL;
CREATE INDEX article_unread ON article (date DESC, id DESC) WHERE read IS NULL AND deleted IS NULL;
CREATE INDEX article_starred ON article (date DESC, id DESC) WHERE starred IS NOT NULL AND deleted IS NULL;
CREATE INDEX article_source ON article (source);
CREATE INDEX article_feed ON article (feed) WHERE feed IS NOT NULL;
CREATE INDEX article_deleted ON article (deleted) WHERE deleted IS NOT NULL;

-- The article without its names, as JSON: sections, blocks, spans, all that is shown. Deflated (RFC 1951).
CREATE TABLE body (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    packed BLOB NOT NULL
);

-- Its entities and mentions, as JSON, deflated; and which recogniser found them, 0 = the article brought them.
CREATE TABLE names (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    recogniser INTEGER NOT NULL,
    packed BLOB NOT NULL
);

CREATE INDEX names_recogniser ON names (recogniser);

CREATE TABLE tag (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (article, name)
) WITHOUT ROWID;
CREATE INDEX tag_name ON tag (name);

-- What several articles name: one row for a person, body, place, work or event.
CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    articles INTEGER NOT NULL DEFAULT 0,    -- how many name it, but for those that were thrown away
    mentions INTEGER NOT NULL DEFAULT 0     -- how often they do
);
CREATE INDEX entity_articles ON entity (articles DESC);

-- Its spellings, folded; how often each was the name that an article listed it under.
CREATE TABLE alias (
    kind INTEGER NOT NULL,
    folded TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    spelled TEXT NOT NULL,
    listed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, folded, entity)
) WITHOUT ROWID;
CREATE INDEX alias_entity ON alias (entity);

-- Which articles name it, the newest first; `number` is its place among the entities of that article.
CREATE TABLE naming (
    entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    date INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (entity, date DESC, article DESC, number)
) WITHOUT ROWID;
CREATE INDEX naming_article ON naming (article);

-- Where articles were left, stored or not, by their own ids.
CREATE TABLE place (
    hash TEXT PRIMARY KEY,
    section INTEGER,                    -- NULL = the title
    block INTEGER,                      -- NULL = the heading
    byte INTEGER NOT NULL,
    left_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Words folded, and the same without article and clitics, word by word; the text itself is in `body`.
CREATE VIRTUAL TABLE word USING fts5 (
    title, body, title_stem, body_stem,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
