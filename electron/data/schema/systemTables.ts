/** Lists of fields that changes write together; fields: JSON array of their ids. Whatever holds changes holds it. */
const changeShape = `CREATE TABLE IF NOT EXISTS change_shape(id INTEGER PRIMARY KEY, fields TEXT NOT NULL UNIQUE) STRICT`

/** Tables of the program itself. Like ledger tables they only ever grow: nothing is dropped, renamed or retyped. */
export const systemTables: readonly string[] = [
  `CREATE TABLE meta(key TEXT PRIMARY KEY NOT NULL, value TEXT) STRICT`,
  `CREATE TABLE change_set(
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    person TEXT NOT NULL,
    device TEXT NOT NULL,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    source TEXT,
    undoes TEXT,
    app_version TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    digest TEXT NOT NULL,
    via TEXT,
    link TEXT,
    origin TEXT
  ) STRICT`,
  // origin: databaseId of the file that a county file has the set from; NULL for sets of this file and its copies.
  // link: digest over the link of the row before and this row's own, in the order in which this file heard of them.
  // via: the merge that brought the set into this file; NULL for what was done in this file. Not part of the set.
  // parents: set ids joined by ','. before/after: JSON of the touched fields. effective: ISO day or '' (since ever), NULL
  // in sets of format 1. shape: whose fields an array in before or after has the values of, see store/changeValues.ts.
  `CREATE TABLE change(
    set_seq INTEGER NOT NULL REFERENCES change_set(seq),
    ledger TEXT NOT NULL,
    record_id TEXT NOT NULL,
    parents TEXT NOT NULL,
    op TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    origin TEXT,
    effective TEXT,
    reason TEXT,
    shape INTEGER
  ) STRICT`,
  changeShape,
  `CREATE INDEX change_by_set ON change(set_seq)`,
  `CREATE INDEX change_by_record ON change(record_id)`,
  `CREATE TABLE access_log(
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    device TEXT NOT NULL,
    action TEXT NOT NULL,
    ledger TEXT NOT NULL,
    scope TEXT NOT NULL,
    count INTEGER NOT NULL,
    masked INTEGER NOT NULL,
    detail TEXT NOT NULL,
    link TEXT
  ) STRICT`,
]

/**
 * Tables that came later: made in new files and in files of an earlier format. branch: records on which copies of the file
 * went on apart; open: fields (and `_removed`) that a person still has to decide on, joined by ','.
 * package_log: packages that left for a place and came from one, by number; manifest: JSON; set_seq: newest set inside (out) or
 * here after it was merged (in). origin: files made apart whose records this county file collects. Both are of this file only.
 * cut_set, cut_record: sets of which only a part is here, records of which only the name is; see store/cutLog.ts.
 */
export const laterTables: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS branch(
    record_id TEXT PRIMARY KEY NOT NULL,
    ledger TEXT NOT NULL,
    open TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS package_log(
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    direction TEXT NOT NULL,
    place TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    device TEXT NOT NULL,
    set_seq INTEGER NOT NULL,
    records INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    manifest TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS origin(
    database_id TEXT PRIMARY KEY NOT NULL,
    township TEXT NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL
  ) STRICT`,
  changeShape,
  `CREATE TABLE IF NOT EXISTS cut_set(set_id TEXT PRIMARY KEY NOT NULL, digest TEXT NOT NULL) STRICT`,
  `CREATE TABLE IF NOT EXISTS cut_record(record_id TEXT PRIMARY KEY NOT NULL, ledger TEXT NOT NULL) STRICT`,
]

/** Columns that came later, as table, column, type: added to files of an earlier format. */
export const laterColumns: readonly (readonly [string, string, string])[] = [
  ['change', 'effective', 'TEXT'],
  ['change', 'reason', 'TEXT'],
  ['change', 'shape', 'INTEGER'],
  ['change_set', 'via', 'TEXT'],
  ['change_set', 'link', 'TEXT'],
  ['change_set', 'origin', 'TEXT'],
  ['access_log', 'link', 'TEXT'],
]
