/** SQLite's result codes as far as the program tells them apart. */
export type EngineCode =
  | 'SQLITE_CONSTRAINT_UNIQUE'
  | 'SQLITE_CONSTRAINT_FOREIGNKEY'
  | 'SQLITE_CONSTRAINT_NOTNULL'
  | 'SQLITE_CONSTRAINT_CHECK'
  | 'SQLITE_CONSTRAINT_DATATYPE'
  | 'SQLITE_CONSTRAINT_TRIGGER'
  | 'SQLITE_CORRUPT'
  | 'SQLITE_NOTADB'
  | 'SQLITE_FULL'
  | 'SQLITE_NOMEM'
  | 'SQLITE_TOOBIG'
  | 'SQLITE_BUSY'
  | 'SQLITE_MISUSE'
  | 'SQLITE_ERROR'

/** What the SQL engine refused. `code` is SQLite's name of the reason; the message is SQLite's English one. */
export class EngineError extends Error {
  readonly code: EngineCode
  readonly sql: string | undefined

  constructor(code: EngineCode, message: string, sql?: string) {
    super(message)
    this.name = 'EngineError'
    this.code = code
    this.sql = sql
  }
}

/** Turns whatever sql.js threw (an Error, a bare string, a wasm trap) into an EngineError. */
export function toEngineError(thrown: unknown, sql?: string): EngineError {
  if (thrown instanceof EngineError) return thrown
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new EngineError(codeOf(thrown, message), message, sql)
}

/** sql.js hands out SQLite's message without its number, so the fixed wording of SQLite decides. */
const codesByMessage: readonly (readonly [RegExp, EngineCode])[] = [
  [/^UNIQUE constraint failed/, 'SQLITE_CONSTRAINT_UNIQUE'],
  [/^FOREIGN KEY constraint failed/, 'SQLITE_CONSTRAINT_FOREIGNKEY'],
  [/^NOT NULL constraint failed/, 'SQLITE_CONSTRAINT_NOTNULL'],
  [/^CHECK constraint failed/, 'SQLITE_CONSTRAINT_CHECK'],
  [/^cannot store \w+ value in \w+ column/, 'SQLITE_CONSTRAINT_DATATYPE'],
  [/^datatype mismatch/, 'SQLITE_CONSTRAINT_DATATYPE'],
  [/malformed|^database corruption/, 'SQLITE_CORRUPT'],
  [/^file is not a database/, 'SQLITE_NOTADB'],
  [/^database or disk is full/, 'SQLITE_FULL'],
  [/out of memory|memory access out of bounds|Array buffer allocation/i, 'SQLITE_NOMEM'],
  [/too big/, 'SQLITE_TOOBIG'],
  [/busy|locked/i, 'SQLITE_BUSY'],
  [/^(Statement|Database) closed|^Wrong API use|^bad parameter|misuse/, 'SQLITE_MISUSE'],
]

function codeOf(thrown: unknown, message: string): EngineCode {
  if (thrown instanceof RangeError) return 'SQLITE_NOMEM'
  const known = codesByMessage.find(([pattern]) => pattern.test(message))
  return known === undefined ? 'SQLITE_ERROR' : known[1]
}
