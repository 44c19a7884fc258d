import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openEngine } from '#data/engine/engine.ts'
import type { Engine } from '#data/engine/engine.ts'
import { EngineError } from '#data/engine/engineError.ts'
import type { EngineCode } from '#data/engine/engineError.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import type { SqlJs } from '#data/engine/loadEngine.ts'

let sqlJs: SqlJs
let engine: Engine

beforeAll(async () => {
  sqlJs = await loadEngine()
})

beforeEach(() => {
  engine = openEngine(sqlJs, null)
  engine.exec(`CREATE TABLE village(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE person(id INTEGER PRIMARY KEY, village INTEGER REFERENCES village(id), name TEXT, fen INTEGER CHECK (fen >= 0)) STRICT`)
  return () => engine.close()
})

test('the engine is loaded once', async () => {
  expect(await loadEngine()).toBe(sqlJs)
})

test('opens with the settings that the program relies on', () => {
  const settings = ['foreign_keys', 'trusted_schema', 'journal_mode'].map((name) => engine.values(`PRAGMA ${name}`)[0]![0])
  expect(settings).toEqual([1, 0, 'memory'])
})

test('rows one at a time; the statement is free again afterwards, also when the visitor fails', () => {
  engine.exec(`INSERT INTO village VALUES (1, '东村'), (2, '西村')`)
  const seen: unknown[] = []
  engine.each('SELECT id, name FROM village ORDER BY id', (row) => seen.push(row))
  expect(seen).toEqual([
    [1, '东村'],
    [2, '西村'],
  ])
  const fail = (): void =>
    engine.each('SELECT id FROM village', () => {
      throw new Error('visitor')
    })
  expect(fail).toThrow('visitor')
  engine.exec('DROP TABLE person; DROP TABLE village')
})

test('rows as objects and as arrays, parameters by order and by name', () => {
  expect(engine.run('INSERT INTO village VALUES (?, ?), (2, ?)', [1, '东村', '西村'])).toEqual({ changes: 2 })
  expect(engine.all('SELECT * FROM village ORDER BY id')).toEqual([
    { id: 1, name: '东村' },
    { id: 2, name: '西村' },
  ])
  expect(engine.get('SELECT name FROM village WHERE id = :id', { id: 2 })).toEqual({ name: '西村' })
  expect(engine.get('SELECT name FROM village WHERE id = $id', { $id: 1 })).toEqual({ name: '东村' })
  expect(engine.get('SELECT 1 WHERE 0')).toBeUndefined()
  expect(engine.values('SELECT id, name FROM village WHERE id = ?', [1])).toEqual([[1, '东村']])
})

test('whole numbers up to 2^53 come back exactly', () => {
  for (const fen of [0, 2 ** 31, 9_007_199_254_740_991]) {
    engine.run('INSERT OR REPLACE INTO person(id, fen) VALUES (1, ?)', [fen])
    expect(engine.get('SELECT fen, typeof(fen) AS type FROM person')).toEqual({ fen, type: 'integer' })
  }
})

describe('errors are typed', () => {
  const cases: [string, EngineCode][] = [
    [`INSERT INTO village VALUES (1, 'a'), (2, 'a')`, 'SQLITE_CONSTRAINT_UNIQUE'],
    ['INSERT INTO village VALUES (1, NULL)', 'SQLITE_CONSTRAINT_NOTNULL'],
    ['INSERT INTO person(village) VALUES (99)', 'SQLITE_CONSTRAINT_FOREIGNKEY'],
    ['INSERT INTO person(fen) VALUES (-1)', 'SQLITE_CONSTRAINT_CHECK'],
    [`INSERT INTO person(fen) VALUES ('viel')`, 'SQLITE_CONSTRAINT_DATATYPE'],
    ['SELEKT', 'SQLITE_ERROR'],
  ]
  test.each(cases)('%s', (sql, code) => {
    for (const attempt of [() => engine.exec(sql), () => engine.run(sql)]) {
      expect(attempt).toThrow(EngineError)
      expect(attempt).toThrow(expect.objectContaining({ code }))
    }
  })

  test('an image that is no database', () => {
    expect(() => openEngine(sqlJs, new TextEncoder().encode('x'.repeat(5000)))).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }))
  })
})

test('transactions: all or nothing, inner ones by themselves', () => {
  expect(() =>
    engine.transaction(() => {
      engine.run(`INSERT INTO village VALUES (1, 'a')`)
      throw new Error('stop')
    }),
  ).toThrow('stop')
  engine.transaction(() => {
    engine.run(`INSERT INTO village VALUES (2, 'b')`)
    expect(() =>
      engine.transaction(() => {
        engine.run(`INSERT INTO village VALUES (3, 'c')`)
        throw new Error('inner')
      }),
    ).toThrow('inner')
    expect(engine.inTransaction()).toBe(true)
  })
  expect(engine.inTransaction()).toBe(false)
  expect(engine.values('SELECT id FROM village')).toEqual([[2]])
})

test('a transaction begun by hand is noticed, and an export inside one is refused without harm', () => {
  engine.exec(`BEGIN; INSERT INTO village VALUES (1, 'a')`)
  expect(engine.inTransaction()).toBe(true)
  expect(() => engine.export()).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }))
  engine.exec('COMMIT')
  expect(engine.values('SELECT count(*) FROM village')).toEqual([[1]])
})

test('more statements than the cache keeps, and the same text nested', () => {
  engine.createFunction('inner_count', () => engine.values('SELECT count(*) FROM village')[0]![0]!)
  for (let id = 0; id < 500; id++) engine.run(`INSERT INTO village VALUES (${id}, 'n${id}')`)
  expect(engine.values('SELECT inner_count(), count(*) FROM village')).toEqual([[500, 500]])
})

test('reload keeps functions, hook and prepared statements', () => {
  const seen: string[] = []
  engine.createFunction('twice', (value) => Number(value) * 2)
  engine.onUpdate((operation, table, rowId) => seen.push(`${operation} ${table} ${rowId}`))
  const insert = engine.prepare('INSERT INTO village VALUES (?, ?)')
  insert.run([1, 'a'])
  engine.reload(engine.export())
  expect(insert.run([2, 'b'])).toEqual({ changes: 1 })
  expect(engine.values('SELECT twice(count(*)) FROM village')).toEqual([[4]])
  expect(seen).toEqual(['insert village 1', 'insert village 2'])
  expect(engine.values('PRAGMA foreign_keys')).toEqual([[1]])
  insert.free()
})
