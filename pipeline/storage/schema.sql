-- The ledger of a run. A page is known by the content of its file, its number and the
-- settings it was read with, so that a renamed file costs nothing and a changed setting
-- reads anew.
CREATE TABLE IF NOT EXISTS inputs (
  file     TEXT PRIMARY KEY,            -- as in files.csv
  name     TEXT NOT NULL UNIQUE,        -- NAME of text/NAME.txt
  path     TEXT NOT NULL DEFAULT '',    -- where it lay when it was inspected
  sha256   TEXT NOT NULL DEFAULT '',
  size     INTEGER NOT NULL DEFAULT -1,
  mtime_ns INTEGER NOT NULL DEFAULT -1,
  kind     TEXT NOT NULL DEFAULT '',
  settings TEXT NOT NULL DEFAULT '',
  pages    INTEGER NOT NULL DEFAULT 0,
  pages_failed INTEGER NOT NULL DEFAULT 0,
  status   TEXT NOT NULL DEFAULT '',    -- done, partial, failed, skipped; '' while in work
  error    TEXT NOT NULL DEFAULT '',
  seconds  REAL NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS pages (
  sha256   TEXT NOT NULL,
  settings TEXT NOT NULL,
  number   INTEGER NOT NULL,
  error    TEXT NOT NULL DEFAULT '',    -- '' for a page that was read
  seconds  REAL NOT NULL,
  body     BLOB,                        -- the page, as pipeline.storage.codec writes it
  PRIMARY KEY (sha256, settings, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (
  file     TEXT NOT NULL REFERENCES inputs (file),
  "table"  TEXT NOT NULL,
  position INTEGER NOT NULL,
  cells    TEXT NOT NULL,               -- a JSON array, in the order of the table's columns
  PRIMARY KEY (file, "table", position)
) WITHOUT ROWID;
