import { appendFileSync, copyFileSync, existsSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { makeBackup, restoreBackup } from '#data/file/backup.ts'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import { inspectFile } from '#data/file/inspectFile.ts'
import { newEnvelope, renewRecovery, rewrap } from '#data/sealing/envelope.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { create, fill, folder, open, path, shell } from './scratch.ts'

const password = '山路十八弯'
const { envelope, dataKey, recoveryKey } = await newEnvelope(password)
const seal = { envelope, dataKey }
const slot = 4096 + 32

const captures = ['auto', 'compared'] as const

function plainBytesIn(bytes: Buffer): string[] {
  const marks = ['村民', '439999199001011234', 'person', 'CREATE TABLE', 'SQLite format 3']
  return marks.filter((mark) => bytes.includes(mark) || bytes.includes(Buffer.from(mark, 'utf16le')))
}

/** Bits a byte; 8 for noise. */
function entropy(bytes: Buffer): number {
  const counts = new Map<number, number>()
  for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / bytes.length) * Math.log2(count / bytes.length), 0)
}

/** A journal ends with a zeroed sector. */
function lastUsed(bytes: Buffer): number {
  let end = bytes.length
  while (bytes[end - 1] === 0) end--
  return end
}

function rename(file: DatabaseFile, id: number, name: string): void {
  file.engine.run('UPDATE person SET name = ? WHERE id = ?', [name, id])
}

test.each(captures)('a sealed file stays what memory holds through growth, VACUUM and rollback (%s)', async (capture) => {
  const file = await create({ capture, seal })
  const steps = [
    () => fill(file, 501, 4000),
    () => file.engine.exec('DELETE FROM person WHERE id % 3 = 0'),
    () => file.engine.exec('VACUUM'),
    () => rename(file, 1, '张敏'),
    () => file.engine.exec('CREATE INDEX byName ON person(name)'),
    () => file.engine.exec('DROP INDEX byName; VACUUM; PRAGMA user_version = 3'),
  ]
  for (const step of steps) {
    step()
    expect(file.commit()).toMatchObject({ pages: expect.any(Number) })
    expect(file.verify()).toEqual([])
    expect(statSync(path).size).toBe((file.image().length / 4096 + 1) * slot)
    const looking = await open({ readOnly: true, seal })
    expect(Buffer.compare(looking.image(), file.image())).toBe(0)
    looking.close()
  }
  expect(file.captureMode()).toBe(capture === 'auto' ? 'tracked' : 'compared')
  file.close()
  expect(existsSync(`${path}-sealed-journal`)).toBe(false)
  expect((await open({ capture, seal, check: 'full' })).engine.values('SELECT name FROM person WHERE id = 1')).toEqual([['张敏']])
})

test('it opens with its password or recovery key only', async () => {
  ;(await create({ seal })).close()
  expect(await openDatabaseFile(path)).toMatchObject({ fault: 'file.passwordNeeded', file: path })
  expect(await openDatabaseFile(path, { password: '山路十八湾' })).toMatchObject({ fault: 'file.passwordWrong', file: path })
  expect(await openDatabaseFile(path, { recoveryKey: 'ABC' })).toMatchObject({ fault: 'file.recoveryTyped' })
  expect(existsSync(`${path}.lock`)).toBe(false)
  const file = await open({ password, who: '张敏' })
  expect(file.engine.values('SELECT count(*) FROM person')).toEqual([[500]])
  expect(await openDatabaseFile(path, { password })).toMatchObject({ fault: 'file.locked', who: '张敏' })
  file.close()
  expect((await open({ recoveryKey })).codec().seal?.dataKey).toEqual(dataKey)
})

test('no name, number or table shows in the file, its journal or its backup, and all three are noise', async () => {
  const file = await create({ seal })
  rename(file, 3, '村民 439999199001011234')
  file.engine.exec('UPDATE person SET name = name || 1')
  file.commit()
  const backup = await makeBackup(file, { reason: '手动', now: new Date(2026, 10, 22) })
  if (isFault(backup)) throw new Error(JSON.stringify(backup))
  expect(backup.isSealed).toBe(true)
  for (const [at, from] of [
    [path, 0],
    [backup.path, 0],
    [`${path}-sealed-journal`, 4096],
  ] as const) {
    const bytes = readFileSync(at)
    expect(bytes.length).toBeGreaterThan(5 * slot)
    expect(plainBytesIn(bytes)).toEqual([])
    expect(entropy(bytes.subarray(from, lastUsed(bytes)))).toBeGreaterThan(7.97)
  }
  expect(existsSync(`${path}-journal`)).toBe(false)
  expect(plainBytesIn(readFileSync(`${backup.path}.json`))).toEqual(['person'])
  file.close()
  expect(spawnSync('sqlite3', [path, 'SELECT 1 FROM sqlite_master']).stderr.toString()).toContain('file is not a database')
  await open({ seal })
})

test('any flipped byte is found on opening', async () => {
  ;(await create({ seal })).close()
  const bytes = readFileSync(path)
  const slots = bytes.length / slot
  const positions = new Set([...Array(slot).keys()].filter((at) => at < 260 || at % 37 === 0 || at > slot - 34))
  for (let index = 1; index < slots; index++)
    for (const within of [0, 11, 12, 27, 28, 31, 32, 100, 2000 + index, slot - 9, slot - 1]) positions.add(index * slot + within)
  for (const position of positions) {
    const altered = Buffer.from(bytes)
    altered[position]! ^= 1 << (position % 8)
    writeFileSync(path, altered)
    const found = await openDatabaseFile(path, { seal, lock: false, readOnly: position % 2 === 0 })
    // The first eight bytes say that it is a sealed file at all, the next but one its format.
    const fault = position < 8 ? 'file.notDatabase' : 'file.damaged'
    expect(isFault(found) ? found.fault : 'opened', String(position)).toBe(fault)
  }
  expect(positions.size).toBeGreaterThan(400)
})

test('a cut, lengthened or reshuffled file is found on opening', async () => {
  ;(await create({ seal })).close()
  const bytes = readFileSync(path)
  const copied = await open({ seal })
  expect(copied.saveCopy(join(folder, 'copy.tzdb'))).toBeUndefined()
  copied.close()
  const copy = readFileSync(join(folder, 'copy.tzdb'))
  const slots = [...Array(bytes.length / slot).keys()].map((index) => bytes.subarray(index * slot, (index + 1) * slot))
  const swapped = slots.map((one, index) => (index === 3 ? slots[4]! : index === 4 ? slots[3]! : one))
  const cases = {
    'a page missing at the end': bytes.subarray(0, -slot),
    'cut within a page': bytes.subarray(0, -1000),
    'cut to the envelope': bytes.subarray(0, slot),
    'cut within the envelope': bytes.subarray(0, 300),
    'a page doubled at the end': Buffer.concat([bytes, slots.at(-1)!]),
    'bytes at the end': Buffer.concat([bytes, Buffer.alloc(7)]),
    'pages swapped': Buffer.concat(swapped),
    'a page left out': Buffer.concat(slots.filter((_, index) => index !== 5)),
    'the first slot of a copy': Buffer.concat([copy.subarray(0, slot), bytes.subarray(slot)]),
    'a page of a copy': Buffer.concat(slots.map((one, index) => (index === 2 ? copy.subarray(2 * slot, 3 * slot) : one))),
  }
  for (const [name, altered] of Object.entries(cases)) {
    writeFileSync(path, altered)
    for (const readOnly of [true, false])
      expect(await openDatabaseFile(path, { seal, readOnly }), name).toMatchObject({ fault: 'file.damaged' })
    expect(readFileSync(path).equals(altered), name).toBe(true)
  }
})

test('the envelope of another file does not fit, even of the same data key', async () => {
  ;(await create({ seal })).close()
  const other = await newEnvelope(password)
  expect(await openDatabaseFile(path, { seal: { envelope: other.envelope, dataKey: other.dataKey } })).toMatchObject({
    fault: 'file.passwordNeeded',
  })
  expect(await openDatabaseFile(path, { seal: { envelope, dataKey: other.dataKey } })).toMatchObject({ fault: 'file.damaged' })
})

test('a new password changes the first slot alone; the old one opens nothing', async () => {
  const file = await create({ seal })
  const before = readFileSync(path)
  rename(file, 1, '未保存')
  expect(file.reseal(await rewrap(envelope, dataKey, '新的口令一二三'))).toBeUndefined()
  const after = readFileSync(path)
  expect(after.subarray(slot).equals(before.subarray(slot))).toBe(true)
  expect(file.hasUnsavedChanges()).toBe(true)
  expect(file.commit()).toMatchObject({ pages: 2 })
  const renewed = renewRecovery(file.codec().seal!.envelope, dataKey)
  expect(file.reseal(renewed.envelope)).toBeUndefined()
  expect(file.verify()).toEqual([])
  file.close()
  expect(await openDatabaseFile(path, { password })).toMatchObject({ fault: 'file.passwordWrong' })
  expect(await openDatabaseFile(path, { recoveryKey })).toMatchObject({ fault: 'file.recoveryWrong' })
  ;(await open({ recoveryKey: renewed.recoveryKey })).close()
  expect((await open({ password: '新的口令一二三' })).engine.values('SELECT name FROM person WHERE id = 1')).toEqual([['未保存']])
})

test.each(captures)('a plain file is sealed in place and made plain again, at work all the while (%s)', async (capture) => {
  const file = await create({ capture })
  rename(file, 1, '甲')
  expect(await file.convert(seal)).toBeUndefined()
  expect(plainBytesIn(readFileSync(path))).toEqual([])
  expect(existsSync(`${path}-journal`)).toBe(false)
  expect(existsSync(`${path}.converting`)).toBe(false)
  rename(file, 2, '乙')
  expect(file.commit()).toMatchObject({ pages: 2 })
  expect(file.verify()).toEqual([])
  expect(await openDatabaseFile(path)).toMatchObject({ fault: 'file.locked' })
  expect(await file.convert(undefined)).toBeUndefined()
  rename(file, 3, '丙')
  expect(file.commit()).toMatchObject({ pages: 2 })
  expect(file.verify()).toEqual([])
  expect(shell('PRAGMA integrity_check; SELECT name FROM person WHERE id < 4')).toBe('ok\n甲\n乙\n丙')
  file.close()
  expect(existsSync(`${path}-sealed-journal`)).toBe(false)
})

test('a conversion refuses to replace what is not the file it read, and goes on after it', async () => {
  const file = await create({ seal })
  const moved = `${path}.moved`
  renameSync(path, moved)
  writeFileSync(path, 'something else')
  expect(await file.convert(undefined)).toMatchObject({ fault: 'file.replaced' })
  expect(readFileSync(path, 'utf8')).toBe('something else')
  renameSync(moved, path)
  expect(await file.convert(undefined)).toBeUndefined()
  expect(shell('SELECT count(*) FROM person')).toBe('500')
})

test('what a killed conversion left beside is removed by the next opening, not by looking', async () => {
  ;(await create({ seal })).close()
  writeFileSync(`${path}.converting`, 'half')
  ;(await open({ seal, readOnly: true })).close()
  expect(existsSync(`${path}.converting`)).toBe(true)
  ;(await open({ seal })).close()
  expect(existsSync(`${path}.converting`)).toBe(false)
})

test('save-as goes on sealed, in a file whose slots are its own', async () => {
  const file = await create({ seal })
  const first = readFileSync(path)
  const target = join(folder, '另存.tzdb')
  expect(file.saveAs(target)).toBeUndefined()
  rename(file, 2, '乙')
  expect(file.commit()).toMatchObject({ pages: 2 })
  expect(file.verify()).toEqual([])
  file.close()
  expect(readFileSync(path).equals(first)).toBe(true)
  expect((await open({ password }, target)).engine.values('SELECT name FROM person WHERE id = 2')).toEqual([['乙']])
})

test('the file is taken over after a stick was plugged in again, and not after another copy took its place', async () => {
  const file = await create({ seal })
  rename(file, 1, 'mine')
  copyFileSync(path, `${path}.copy`)
  renameSync(`${path}.copy`, path)
  expect(file.commit()).toMatchObject({ pages: 2 })
  expect(file.verify()).toEqual([])
  expect(file.saveCopy(`${path}.copy`)).toBeUndefined()
  renameSync(`${path}.copy`, path)
  rename(file, 1, 'later')
  expect(file.commit()).toMatchObject({ fault: 'file.replaced' })
})

test('a write by somebody else is noticed', async () => {
  const file = await create({ seal })
  const other = await open({ seal, lock: false })
  rename(other, 1, 'theirs')
  other.commit()
  rename(file, 2, 'mine')
  expect(file.commit()).toMatchObject({ fault: 'file.changedOutside' })
  appendFileSync(path, 'tail')
  expect(other.commit()).toEqual(expect.objectContaining({ fault: 'file.changedOutside' }))
})

test('looking needs the password too, and tells counts', async () => {
  await create({ seal })
  expect(await inspectFile(path)).toMatchObject({ fault: 'file.passwordNeeded' })
  expect(await inspectFile(path, 'full', { password })).toMatchObject({
    isLedger: true,
    isSealed: true,
    damage: undefined,
    counts: { person: 500 },
    bytes: statSync(path).size,
    lockedBy: expect.objectContaining({ pid: process.pid }),
  })
})

test('a sealed backup is restored sealed, after its digest was compared without any password', async () => {
  const file = await create({ seal })
  const backup = await makeBackup(file, { reason: '手动', now: new Date(2026, 10, 22) })
  if (isFault(backup)) throw new Error(JSON.stringify(backup))
  const target = join(folder, '恢复.tzdb')
  expect(await restoreBackup(backup.path, target)).toMatchObject({ fault: 'file.passwordNeeded' })
  expect(existsSync(target)).toBe(false)
  expect(await restoreBackup(backup.path, target, { password })).toMatchObject({ counts: { person: 500 } })
  expect((await open({ password }, target)).engine.values('SELECT count(*) FROM person')).toEqual([[500]])
  truncateSync(backup.path, statSync(backup.path).size - slot)
  expect(await restoreBackup(backup.path, join(folder, 'x.tzdb'), { seal })).toMatchObject({ fault: 'file.damaged' })
})
