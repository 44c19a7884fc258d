import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import { applicationId } from '#data/file/header.ts'
import { create, fill, folder, open, path, shell } from './scratch.ts'

function flip(at: string, position: number): void {
  const bytes = readFileSync(at)
  bytes[position]! ^= 0x10
  writeFileSync(at, bytes)
}

const captures = ['auto', 'compared'] as const

test.each(captures)('what is committed is in the file, and every SQLite tool reads it while we have it open (%s)', async (capture) => {
  const file = await create({ capture })
  expect(file.captureMode()).toBe(capture === 'auto' ? 'tracked' : 'compared')
  expect(shell('PRAGMA integrity_check; SELECT count(*) FROM person; PRAGMA application_id')).toBe(`ok\n500\n${applicationId}`)
  file.engine.run('UPDATE person SET name = ? WHERE id = 7', ['张敏'])
  expect(shell('SELECT name FROM person WHERE id = 7')).not.toBe('张敏')
  expect(file.hasUnsavedChanges()).toBe(true)
  file.commit()
  expect(file.hasUnsavedChanges()).toBe(false)
  expect(shell('SELECT name FROM person WHERE id = 7')).toBe('张敏')
  expect(existsSync(`${path}-journal`)).toBe(true)
  expect(file.verify()).toEqual([])
  expect(file.close()).toBeUndefined()
  expect(existsSync(`${path}-journal`)).toBe(false)
  expect(existsSync(`${path}.lock`)).toBe(false)
})

test.each(captures)('a commit without changes writes nothing (%s)', async (capture) => {
  const file = await create({ capture })
  const before = readFileSync(path)
  expect(file.commit()).toEqual({ pages: 0 })
  expect(readFileSync(path).equals(before)).toBe(true)
})

test.each(captures)(
  'the file in memory and the file on disk stay byte for byte the same through growth, VACUUM and rollback (%s)',
  async (capture) => {
    const file = await create({ capture })
    const steps = [
      () => fill(file, 501, 4000),
      () => file.engine.exec('DELETE FROM person WHERE id % 3 = 0'),
      () => file.engine.exec('VACUUM'),
      () => fill(file, 5000, 5500),
      () => rolledBack(file),
      () => file.engine.exec('CREATE INDEX byName ON person(name)'),
      () => file.engine.exec('DROP INDEX byName; VACUUM; PRAGMA user_version = 3'),
    ]
    for (const step of steps) {
      step()
      expect(file.commit()).toMatchObject({ pages: expect.any(Number) })
      expect(file.verify()).toEqual([])
      expect(Buffer.compare(readFileSync(path), file.image())).toBe(0)
      expect(shell('PRAGMA integrity_check')).toBe('ok')
    }
    expect(file.captureMode()).toBe(capture === 'auto' ? 'tracked' : 'compared')
    const counted = file.engine.values('SELECT count(*), max(id) FROM person')
    file.close()
    expect((await open({ capture, check: 'full' })).engine.values('SELECT count(*), max(id) FROM person')).toEqual(counted)
  },
)

test.each(captures)('a flipped byte anywhere in a page is found on opening (%s)', async (capture) => {
  const file = await create({ capture })
  file.close()
  for (const position of [4096 * 2 + 3000, 4096 * 3 + 100, 4096 * 4 - 1]) {
    flip(path, position)
    expect(await openDatabaseFile(path, { capture })).toMatchObject({ fault: 'file.damaged' })
    flip(path, position)
  }
  await open({ capture })
})

test.each(captures)('what another SQLite program wrote between two sessions is accepted and sealed again (%s)', async (capture) => {
  ;(await create({ capture })).close()
  shell(`UPDATE person SET name = '外部' WHERE id IN (3, 400); PRAGMA user_version = 9`)
  const again = await open({ capture })
  expect(again.wasEditedOutside).toBe(true)
  again.engine.run(`INSERT INTO person VALUES (9000, '新')`)
  again.commit()
  expect(again.verify()).toEqual([])
  again.close()
  const last = await open({ capture })
  expect(last.wasEditedOutside).toBe(false)
  expect(last.engine.values('SELECT name FROM person WHERE id = 400')).toEqual([['外部']])
})

function rolledBack(file: DatabaseFile): void {
  file.engine.exec('PRAGMA cache_size = 10')
  expect(() =>
    file.engine.transaction(() => {
      fill(file, 10_000, 16_000)
      throw new Error('no')
    }),
  ).toThrow('no')
  file.engine.run(`UPDATE person SET name = 'after' WHERE id = 1`)
}

test.each([
  ['growth past the spare room is captured as a whole, then tracking goes on', 0, 'compared'],
  ['growth into room that was made for it is tracked throughout', 80_000_000, 'tracked'],
] as const)('%s', async (_, room, during) => {
  const file = await create()
  file.engine.exec('CREATE TABLE big(x BLOB)')
  file.commit()
  file.reserve(room)
  file.engine.transaction(() => {
    for (let i = 0; i < 70; i++) file.engine.exec('INSERT INTO big VALUES (randomblob(1000000))')
  })
  expect(file.hasUnsavedChanges()).toBe(true)
  expect(file.captureMode()).toBe(during)
  expect(file.commit()).toMatchObject({ pages: expect.any(Number) })
  expect(file.captureMode()).toBe('tracked')
  expect(file.verify()).toEqual([])
  file.engine.run(`UPDATE person SET name = 'x' WHERE id = 1`)
  expect(file.commit()).toEqual({ pages: 2 })
  expect(shell('SELECT count(*) FROM big; SELECT name FROM person WHERE id = 1')).toBe('70\nx')
})

test('refuses what is no ledger file, and leaves it as it is', async () => {
  const cases = [
    ['text.tzdb', Buffer.from('序号,姓名\n'.repeat(100)), 'file.notDatabase'],
    ['empty.tzdb', Buffer.alloc(0), 'file.damaged'],
  ] as const
  for (const [name, bytes, fault] of cases) {
    writeFileSync(join(folder, name), bytes)
    expect(await openDatabaseFile(join(folder, name))).toMatchObject({ fault })
    expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true)
  }
  shell('CREATE TABLE t(a)', join(folder, 'other.db'))
  expect(await openDatabaseFile(join(folder, 'other.db'))).toMatchObject({ fault: 'file.notDatabase' })
  expect(await openDatabaseFile(join(folder, 'missing.tzdb'))).toMatchObject({ fault: 'file.notFound' })
  expect(await openDatabaseFile(join(folder, 'none', 'x.tzdb'), { create: true })).toMatchObject({ fault: 'disk.gone' })
})

test('a cut file is damaged, not silently shorter', async () => {
  ;(await create()).close()
  truncateSync(path, statSync(path).size - 4096)
  expect(await openDatabaseFile(path)).toMatchObject({ fault: 'file.damaged' })
})

test('refuses a file with rows in a neighbouring -wal', async () => {
  ;(await create()).close()
  writeFileSync(`${path}-wal`, 'x')
  expect(await openDatabaseFile(path)).toMatchObject({ fault: 'file.wal' })
})

test('opens a file in WAL format whose -wal is empty and writes it back as a plain one', async () => {
  shell(`PRAGMA journal_mode = wal; PRAGMA application_id = ${applicationId}; CREATE TABLE person(id, name)`)
  const file = await open()
  file.engine.run('INSERT INTO person VALUES (1, 2)')
  file.commit()
  expect(file.verify()).toEqual([])
  expect(shell('PRAGMA journal_mode; SELECT count(*) FROM person')).toBe('delete\n1')
})

test('create never overwrites, also not beside a left-over hot journal', async () => {
  ;(await create()).close()
  const before = readFileSync(path)
  expect(await openDatabaseFile(path, { create: true })).toMatchObject({ fault: 'file.exists' })
  expect(readFileSync(path).equals(before)).toBe(true)
  const other = join(folder, 'other.tzdb')
  writeFileSync(`${other}-journal`, 'hot')
  expect(await openDatabaseFile(other, { create: true })).toMatchObject({ fault: 'file.exists' })
  expect(existsSync(other)).toBe(false)
})

test('a second opening is told who has the file; looking at it is allowed', async () => {
  const file = await create({ who: '张敏' })
  expect(await openDatabaseFile(path)).toMatchObject({ fault: 'file.locked', who: '张敏' })
  const looking = await open({ readOnly: true })
  expect(looking.engine.values('SELECT count(*) FROM person')).toEqual([[500]])
  looking.engine.run('DELETE FROM person')
  expect(looking.commit()).toMatchObject({ fault: 'file.readOnly' })
  expect(file.verify()).toEqual([])
})

test('close saves first; discard does not', async () => {
  const file = await create()
  file.engine.run(`UPDATE person SET name = 'kept' WHERE id = 1`)
  expect(file.close()).toBeUndefined()
  const again = await open()
  again.engine.run(`UPDATE person SET name = 'dropped' WHERE id = 2`)
  expect(again.close({ discard: true })).toBeUndefined()
  expect(shell(`SELECT count(*) FROM person WHERE name IN ('kept', 'dropped')`)).toBe('1')
})

test('a commit inside an open transaction is a bug, not a half commit', async () => {
  const file = await create()
  expect(() => file.engine.transaction(() => file.commit())).toThrow('transaction')
})

test('saveCopy leaves the session where it is', async () => {
  const file = await create()
  const copy = join(folder, '副本.tzdb')
  file.engine.run(`UPDATE person SET name = 'new' WHERE id = 1`)
  expect(file.saveCopy(copy)).toBeUndefined()
  expect(shell('SELECT name FROM person WHERE id = 1', copy)).toBe('new')
  expect(file.path()).toBe(path)
  expect(file.hasUnsavedChanges()).toBe(true)
  expect(file.saveCopy(copy)).toMatchObject({ fault: 'file.exists' })
})
