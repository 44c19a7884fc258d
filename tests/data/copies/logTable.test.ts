import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logOf, readAccessNotes, readFileLog } from '#data/copies/logEntries.ts'
import { addFamily, addVillage, changeRecord, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
const folder = mkdtempSync(join(tmpdir(), '台账 日志-'))

beforeAll(async () => {
  core = await openTestCore()
  const village = await addVillage(core, '白沙村')
  const { household } = await addFamily(core, village, [{ name: '张三' }])
  // Long rows go on in overflow pages, many rows make inner pages.
  for (let round = 0; round < 150; round++) await changeRecord(core, 'household', household, { note: `第 ${round} 次` })
  const label = '长'.repeat(200)
  const changes = [{ ledger: 'household', recordId: household, op: 'change' as const, values: { note: '末' } }]
  await core.ok('edit.commit', { id: core.newId(), label, changes })
})
afterAll(async () => {
  await core.dispose()
  rmSync(folder, { recursive: true })
})

const path = (): string => core.core.context.file().path

test('reads the same log from the pages of the file as SQL does, with texts of any length', () => {
  const { engine } = core.core.context.file()
  engine.run('INSERT INTO meta(key, value) VALUES (?, ?)', ['long', '长'.repeat(9_000)])
  engine.run(
    `INSERT INTO change_set(seq, id, kind, person, device, at, label, source, app_version, schema_version, digest)
     SELECT 9000, 'x', 'merge', ?, 'd', '2026-03-01T00:00:00+08:00', 'l', ?, '1', 1, ''`,
    ['人'.repeat(5_000), JSON.stringify({ file: '长'.repeat(4_000) })],
  )
  const file = join(folder, '长.tzdb')
  writeFileSync(file, core.core.context.file().database.image())
  const read = readFileLog(file)
  expect(read).toMatchObject({
    databaseId: (core.core.context.file().engine.values(`SELECT value FROM meta WHERE key = 'databaseId'`)[0] ?? [])[0],
  })
  expect((read as { entries: unknown }).entries).toEqual(logOf(engine))
  expect((read as { entries: readonly { isNote: boolean }[] }).entries.at(-1)).toMatchObject({ isNote: true, person: '人'.repeat(5_000) })
})

test('notes of access are read too', async () => {
  await core.ok('ledger.query', { ledger: 'household' })
  expect(readAccessNotes(path())).toBeInstanceOf(Set)
})

test('a file of another kind, a cut one and one that is gone are told apart', () => {
  const file = join(folder, '别的.tzdb')
  expect(readFileLog(file)).toBe('unreadable')
  writeFileSync(file, 'TZSEALED and more')
  expect(readFileLog(file)).toBe('sealed')
  writeFileSync(file, '不是台账'.repeat(100))
  expect(readFileLog(file)).toBe('notLedger')
  writeFileSync(file, readFileSync(path()))
  truncateSync(file, 4096 * 5)
  expect(readFileLog(file)).toBe('unreadable')
})

test('no damage makes it throw or run for ever', () => {
  const whole = readFileSync(path())
  const file = join(folder, '坏.tzdb')
  const damage = fc.array(fc.tuple(fc.nat(Math.min(whole.length, 400_000) - 1), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(damage, (flips) => {
      const bytes = Uint8Array.from(whole)
      for (const [at, value] of flips) bytes[at] = value
      writeFileSync(file, bytes)
      expect(readFileLog(file)).toBeDefined()
    }),
    { numRuns: 150 },
  )
})
