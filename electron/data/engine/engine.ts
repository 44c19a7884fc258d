import type { Database, Statement as SqlJsStatement } from 'sql.js'
import { EngineError, toEngineError } from './engineError.ts'
import type { SqlJs } from './loadEngine.ts'
import { eachRow, readRows, readValues } from './statement.ts'
import type { Row, SqlParams, SqlValue, Statement } from './statement.ts'

export type UpdateHook = (operation: 'insert' | 'update' | 'delete', table: string, rowId: number) => void
export type SqlFunction = (...args: SqlValue[]) => SqlValue | boolean

export type EngineOptions = Readonly<{
  /** Page cache of the engine in KiB. */
  cacheKiB?: number
}>

/**
 * An SQLite database in memory. Everything is synchronous; what SQLite refuses is thrown as EngineError.
 * `run`, `all`, `get` and `values` keep their statements prepared (the last 200 texts).
 */
export type Engine = Readonly<{
  /** Runs one or more statements without parameters. */
  exec: (sql: string) => void
  run: (sql: string, params?: SqlParams) => { changes: number }
  all: <T = Row>(sql: string, params?: SqlParams) => T[]
  get: <T = Row>(sql: string, params?: SqlParams) => T | undefined
  /** Rows as arrays: faster than `all` for wide or long results. */
  values: (sql: string, params?: SqlParams) => SqlValue[][]
  /** As `values` one row at a time, none of them kept. */
  each: (sql: string, visit: (row: SqlValue[]) => void) => void
  prepare: (sql: string) => Statement
  /** Runs `work` in a transaction (a savepoint when already inside one) and rolls back when it throws. */
  transaction: <T>(work: () => T) => T
  inTransaction: () => boolean
  /** The whole database as a file image. Throws inside a transaction. */
  export: () => Uint8Array
  /** Replaces the database by another image, within `sqlJs` if given; functions, hook and prepared statements stay valid. */
  reload: (bytes: Uint8Array, sqlJs?: SqlJs) => void
  /** The instance in which the database lies. */
  host: () => SqlJs
  /** One hook at a time. It does not see REPLACE deletions, truncating DELETE or WITHOUT ROWID tables. */
  onUpdate: (hook: UpdateHook | null) => void
  createFunction: (name: string, body: SqlFunction) => void
  pageSize: () => number
  close: () => void
}>

/** Opens an image (or an empty database for null) with the program's settings. */
export function openEngine(sqlJs: SqlJs, bytes: Uint8Array | null, options: EngineOptions = {}): Engine {
  return new SqlJsEngine(sqlJs, bytes, options)
}

const cachedStatements = 200

class SqlJsEngine implements Engine {
  #sqlJs: SqlJs
  readonly #cacheKiB: number
  readonly #functions = new Map<string, SqlFunction>()
  readonly #statements = new Map<string, SqlJsStatement>()
  /** By what stands for them outside: one of a closed database would keep all memory of its instance. */
  #prepared = new WeakMap<object, SqlJsStatement>()
  #database: Database
  #hook: UpdateHook | null = null
  #depth = 0
  /** Grows with each reload: statements prepared before it belong to a closed database. */
  #generation = 0

  constructor(sqlJs: SqlJs, bytes: Uint8Array | null, options: EngineOptions) {
    this.#sqlJs = sqlJs
    this.#cacheKiB = options.cacheKiB ?? 8192
    this.#database = this.#open(bytes)
  }

  #open(bytes: Uint8Array | null, sqlJs = this.#sqlJs): Database {
    let database: Database | undefined
    try {
      database = new sqlJs.Database(bytes)
      // MEMORY keeps the undo inside wasm, so that only finished pages reach the file image that the file room watches.
      database.run(`PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;
        PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA cache_size=-${this.#cacheKiB}`)
      return database
    } catch (thrown) {
      database?.close()
      throw toEngineError(thrown)
    }
  }

  exec = (sql: string): void => {
    this.#guarded(sql, () => this.#database.run(sql))
  }

  run = (sql: string, params?: SqlParams): { changes: number } => {
    return this.#borrowed(sql, (raw) => {
      readValues(raw, params)
      return { changes: this.#database.getRowsModified() }
    })
  }

  all = <T = Row>(sql: string, params?: SqlParams): T[] => this.#borrowed(sql, (raw) => readRows<T>(raw, params))

  get = <T = Row>(sql: string, params?: SqlParams): T | undefined => {
    return this.#borrowed(sql, (raw) => readRows<T>(raw, params, 1)[0])
  }

  values = (sql: string, params?: SqlParams): SqlValue[][] => this.#borrowed(sql, (raw) => readValues(raw, params))

  each = (sql: string, visit: (row: SqlValue[]) => void): void => this.#borrowed(sql, (raw) => eachRow(raw, undefined, visit))

  prepare = (sql: string): Statement => {
    const key = {}
    const current = (): SqlJsStatement => {
      const raw = this.#prepared.get(key) ?? this.#compile(sql)
      this.#prepared.set(key, raw)
      return raw
    }
    current()
    return {
      run: (params) => {
        readValues(current(), params)
        return { changes: this.#database.getRowsModified() }
      },
      all: (params) => readRows(current(), params),
      get: <T>(params?: SqlParams) => readRows<T>(current(), params, 1)[0],
      values: (params) => readValues(current(), params),
      free: () => void this.#prepared.get(key)?.free(),
    }
  }

  transaction = <T>(work: () => T): T => {
    const nested = this.#depth > 0
    const name = `level${this.#depth}`
    this.exec(nested ? `SAVEPOINT ${name}` : 'BEGIN IMMEDIATE')
    this.#depth++
    try {
      const result = work()
      this.exec(nested ? `RELEASE ${name}` : 'COMMIT')
      return result
    } catch (thrown) {
      this.#rollBack(nested ? `ROLLBACK TO ${name}; RELEASE ${name}` : 'ROLLBACK')
      throw thrown
    } finally {
      this.#depth--
    }
  }

  #rollBack(sql: string): void {
    try {
      this.#database.run(sql)
    } catch {
      // SQLite has already rolled back by itself (out of memory, full): the first error is the one to report.
    }
  }

  inTransaction = (): boolean => {
    if (this.#depth > 0) return true
    try {
      // The only public way to ask: BEGIN is refused inside a transaction and touches nothing outside of one.
      this.#database.run('BEGIN; COMMIT')
      return false
    } catch {
      return true
    }
  }

  export = (): Uint8Array => this.#guarded('export', () => this.#database.export())

  host = (): SqlJs => this.#sqlJs

  reload = (bytes: Uint8Array, sqlJs: SqlJs = this.#sqlJs): void => {
    if (this.inTransaction()) throw new EngineError('SQLITE_MISUSE', 'reload inside a transaction')
    const next = this.#open(bytes, sqlJs)
    this.#sqlJs = sqlJs
    this.#statements.clear()
    this.#prepared = new WeakMap()
    this.#database.close()
    this.#database = next
    this.#generation++
    for (const [name, body] of this.#functions) next.create_function(name, body)
    this.onUpdate(this.#hook)
  }

  onUpdate = (hook: UpdateHook | null): void => {
    this.#hook = hook
    this.#database.updateHook(hook && ((operation, _database, table, rowId) => hook(operation, table, rowId)))
  }

  createFunction = (name: string, body: SqlFunction): void => {
    this.#functions.set(name, body)
    this.#database.create_function(name, body)
  }

  pageSize = (): number => Number(this.values('PRAGMA page_size')[0]?.[0])

  close = (): void => {
    this.#statements.clear()
    this.#database.close()
    this.#generation++
  }

  #compile(sql: string): SqlJsStatement {
    return this.#guarded(sql, () => this.#database.prepare(sql))
  }

  /** Takes the statement out of the cache while it is used, so that a nested use of the same text gets its own. */
  #borrowed<T>(sql: string, work: (raw: SqlJsStatement) => T): T {
    const raw = this.#statements.get(sql) ?? this.#compile(sql)
    this.#statements.delete(sql)
    const generation = this.#generation
    try {
      return work(raw)
    } finally {
      if (generation === this.#generation) this.#keep(sql, raw)
    }
  }

  #keep(sql: string, raw: SqlJsStatement): void {
    this.#statements.get(sql)?.free()
    this.#statements.delete(sql)
    this.#statements.set(sql, raw)
    if (this.#statements.size <= cachedStatements) return
    const oldest = this.#statements.keys().next().value as string
    this.#statements.get(oldest)?.free()
    this.#statements.delete(oldest)
  }

  #guarded<T>(sql: string, work: () => T): T {
    try {
      return work()
    } catch (thrown) {
      throw toEngineError(thrown, sql)
    }
  }
}
