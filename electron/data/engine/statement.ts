import type { Statement as SqlJsStatement } from 'sql.js'
import { toEngineError } from './engineError.ts'

/** What a column may hold. Whole numbers are exact below 2^53: money is kept in 分. */
export type SqlValue = string | number | Uint8Array | null

/** Values for `?` in order, or by name for `:name` (the colon may be left out). */
export type SqlParams = readonly (SqlValue | boolean)[] | Readonly<Record<string, SqlValue | boolean>>

export type Row = Record<string, SqlValue>

/** A prepared statement. It survives a reload of the database; free it when done. Errors: EngineError. */
export type Statement = Readonly<{
  run: (params?: SqlParams) => { changes: number }
  all: <T = Row>(params?: SqlParams) => T[]
  get: <T = Row>(params?: SqlParams) => T | undefined
  values: (params?: SqlParams) => SqlValue[][]
  free: () => void
}>

export function bind(raw: SqlJsStatement, params: SqlParams | undefined): void {
  if (params === undefined) {
    raw.reset()
    return
  }
  raw.bind((Array.isArray(params) ? params : withPrefixes(params as Record<string, SqlValue>)) as SqlValue[])
}

function withPrefixes(params: Record<string, SqlValue>): Record<string, SqlValue> {
  const named: Record<string, SqlValue> = {}
  for (const [name, value] of Object.entries(params)) named[/^[:@$]/.test(name) ? name : `:${name}`] = value
  return named
}

/** Steps through the result as arrays. */
export function readValues(raw: SqlJsStatement, params: SqlParams | undefined, limit = Infinity): SqlValue[][] {
  const rows: SqlValue[][] = []
  eachRow(raw, params, (row) => rows.push(row) < limit)
  return rows
}

/** Until `visit` answers false. The statement is always reset: an open read would hold back an export. */
export function eachRow(raw: SqlJsStatement, params: SqlParams | undefined, visit: (row: SqlValue[]) => unknown): void {
  try {
    bind(raw, params)
    while (raw.step()) if (visit(raw.get() as SqlValue[]) === false) return
  } catch (thrown) {
    throw toEngineError(thrown, raw.getSQL())
  } finally {
    raw.reset()
    raw.freemem()
  }
}

export function readRows<T>(raw: SqlJsStatement, params: SqlParams | undefined, limit = Infinity): T[] {
  const rows = readValues(raw, params, limit)
  if (rows.length === 0) return []
  const names = raw.getColumnNames()
  return rows.map((row) => {
    const named: Row = {}
    for (let column = 0; column < names.length; column++) named[names[column]!] = row[column]!
    return named as T
  })
}
