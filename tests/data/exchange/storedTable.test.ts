import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openEngine, type Engine } from '#data/engine/engine.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import { readStoredTable } from '#data/exchange/storedTable.ts'
import { openTextShelf } from '#data/exchange/textShelf.ts'
import type { SqlValue } from '#data/engine/statement.ts'

const columns = ['id', 'name', 'amount', 'note', 'later']

describe('columns read from the pages of a file', () => {
  it('are what the engine answers, row by row', async () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.string({ maxLength: 60, unit: 'binary' }).filter((text) => !text.includes('\0')),
      fc.constantFrom('是', '否', '农户', '龙塘村'),
      fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
      fc.constantFrom(0, 1, -1, 127, 128, -129, 32_768, 8_388_608, -2_147_483_649, 140_737_488_355_328),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
      // Longer than a page: the rest lies on pages of its own.
      fc.integer({ min: 300, max: 9_000 }).map((length) => '长'.repeat(length)),
    )
    const rows = fc.array(fc.tuple(value, value, value), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.constantFrom(512, 1024, 4096), async (early, late, pageSize) => {
        const engine = openEngine(await loadEngine(), null)
        try {
          fill(engine, { early, late, pageSize })
          expect(storedRows(engine)).toEqual(askedRows(engine))
          engine.run('DELETE FROM t WHERE rowid % 3 = 0')
          expect(storedRows(engine)).toEqual(askedRows(engine))
        } finally {
          engine.close()
        }
      }),
      { numRuns: 12 },
    )
  })

  it('are left to the engine where rows lie without a value that the table gives them, or are no table of rows', async () => {
    const engine = openEngine(await loadEngine(), null)
    engine.exec("CREATE TABLE t(id TEXT, a TEXT); INSERT INTO t VALUES ('x', 'y'); ALTER TABLE t ADD COLUMN b INTEGER DEFAULT 7")
    engine.exec("CREATE TABLE o(id TEXT PRIMARY KEY, a TEXT) WITHOUT ROWID; INSERT INTO o VALUES ('x', 'y')")
    engine.exec("CREATE TABLE g(id TEXT, a TEXT AS (id || '!')); INSERT INTO g(id) VALUES ('x')")
    const source = { engine, image: engine.export() }
    const shelf = openTextShelf(64)
    expect(readStoredTable(source, 't', [{ name: 'a', shelf }])).toEqual({ count: 1, columns: [['y']] })
    expect(readStoredTable(source, 't', [{ name: 'b', shelf }])).toBeNull()
    expect(readStoredTable(source, 'o', [{ name: 'a', shelf }])).toBeNull()
    expect(readStoredTable(source, 'g', [{ name: 'a', shelf }])).toBeNull()
    expect(readStoredTable(source, 't', [{ name: 'missing', shelf }])).toBeNull()
    engine.close()
  })

  it('are left to the engine where a page is not what it should be', async () => {
    const engine = openEngine(await loadEngine(), null)
    engine.exec('CREATE TABLE t(id TEXT)')
    for (let index = 0; index < 2_000; index += 1) engine.run('INSERT INTO t VALUES (?)', [`第 ${index} 行`])
    const image = engine.export()
    const wanted = [{ name: 'id', shelf: openTextShelf(64) }]
    expect(readStoredTable({ engine, image }, 't', wanted)?.count).toBe(2_000)
    fc.assert(
      fc.property(fc.integer({ min: 100, max: image.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const spoilt = image.slice()
        spoilt[at] = byte
        const read = readStoredTable({ engine, image: spoilt }, 't', [{ name: 'id', shelf: openTextShelf(64) }])
        expect(read === null || read.count === 2_000).toBe(true)
      }),
    )
    engine.close()
  })
})

type Rows = readonly (readonly SqlValue[])[]

/** Rows of before and after a column was added. */
function fill(engine: Engine, { early, late, pageSize }: Readonly<{ early: Rows; late: Rows; pageSize: number }>): void {
  engine.exec(`PRAGMA page_size=${pageSize}; VACUUM; CREATE TABLE t(id TEXT PRIMARY KEY NOT NULL, name, amount REAL, note TEXT)`)
  early.forEach((row, index) => engine.run('INSERT INTO t VALUES (?, ?, ?, ?)', [`a${index}`, ...row]))
  engine.exec('ALTER TABLE t ADD COLUMN later')
  late.forEach((row, index) => engine.run('INSERT INTO t VALUES (?, ?, ?, ?, ?)', [`b${index}`, ...row, index % 2 === 0 ? null : 'x']))
}

function storedRows(engine: Engine): unknown {
  const shelf = openTextShelf(64)
  const wanted = columns.map((name) => ({ name, shelf }))
  const read = readStoredTable({ engine, image: engine.export() }, 't', wanted)
  return read && Array.from({ length: read.count }, (_, at) => read.columns.map((column) => column?.[at] ?? null))
}

function askedRows(engine: Engine): unknown {
  return engine.values(`SELECT ${columns.join(', ')} FROM t ORDER BY rowid`)
}
