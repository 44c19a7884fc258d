import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listBackups, makeBackup, newestBackup, restoreBackup } from '#data/file/backup.ts'
import type { BackupFile } from '#data/file/backup.ts'
import { backupsToRemove } from '#data/file/backupRota.ts'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import { inspectFile } from '#data/file/inspectFile.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Outcome } from '#shared/ipc/faults.ts'

let folder: string
let database: DatabaseFile
const now = new Date(2026, 10, 22, 9, 30, 12)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-backup-'))
  database = good(await openDatabaseFile(join(folder, '示例镇.tzdb'), { create: true }))
  database.engine.exec(`CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT); PRAGMA user_version = 4`)
  for (let id = 1; id <= 50; id++) database.engine.run('INSERT INTO person VALUES (?, ?)', [id, `村民${id}`])
  database.commit()
})

afterEach(() => {
  database.close({ discard: true })
  rmSync(folder, { recursive: true })
})

function good<T>(outcome: Outcome<T>): T {
  if (isFault(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome
}

test('a backup is named, proved, listed with its counts, and holds unsaved changes too', async () => {
  database.engine.run(`INSERT INTO person VALUES (99, '未保存')`)
  const backup = good(await makeBackup(database, { reason: '导入前', now }))
  expect(backup.name).toBe('示例镇_2026-11-22_093012_导入前.tzdb')
  expect(backup.proof).toMatchObject({ counts: { person: 51 }, userVersion: 4 })
  expect(listBackups(database.path())).toEqual([backup])
  expect(newestBackup(database.path())).toBe('2026-11-22T09:30:12')
  expect(good(await inspectFile(backup.path))).toMatchObject({
    isLedger: true,
    counts: { person: 51 },
    damage: undefined,
  })
  expect(database.hasUnsavedChanges()).toBe(true)
})

test('two backups in one second get two names', async () => {
  await makeBackup(database, { reason: '合并前', now })
  const second = good(await makeBackup(database, { reason: '合并前', now }))
  expect(second.name).toBe('示例镇_2026-11-22_093012_合并前-2.tzdb')
  expect(listBackups(database.path()).map(({ reason }) => reason)).toEqual(['合并前', '合并前'])
})

test('of one second, the one that was written last stands first, whatever it is called', async () => {
  const first = good(await makeBackup(database, { reason: '自动', now }))
  utimesSync(first.path, now, new Date(now.getTime() - 60))
  await makeBackup(database, { reason: '手动', now })
  expect(listBackups(database.path()).map(({ reason }) => reason)).toEqual(['手动', '自动'])
})

test('restores to a new name, proved, never over a file', async () => {
  const backup = good(await makeBackup(database, { reason: '手动', now }))
  const target = join(folder, '恢复.tzdb')
  expect(good(await restoreBackup(backup.path, target)).counts).toEqual({ person: 50 })
  expect(await restoreBackup(backup.path, target)).toMatchObject({ fault: 'file.exists' })
  const restored = good(await openDatabaseFile(target))
  expect(restored.engine.get('SELECT name FROM person WHERE id = 50')).toEqual({ name: '村民50' })
  restored.close()
})

test('a damaged backup is not restored', async () => {
  const backup = good(await makeBackup(database, { reason: '手动', now }))
  const bytes = readFileSync(backup.path)
  bytes[5000]! ^= 1
  writeFileSync(backup.path, bytes)
  expect(await restoreBackup(backup.path, join(folder, 'x.tzdb'))).toMatchObject({ fault: 'file.notBackup' })
  expect(existsSync(join(folder, 'x.tzdb'))).toBe(false)
})

test('a copy without proof is listed as unproved and is never removed by the rota', async () => {
  const backup = good(await makeBackup(database, { reason: '每日', now: new Date(2020, 0, 1) }))
  rmSync(`${backup.path}.json`)
  for (let hour = 1; hour < 6; hour++) good(await makeBackup(database, { reason: '每日', now: new Date(2026, 10, 22, hour) }))
  const listed = listBackups(database.path())
  expect(listed.at(-1)).toMatchObject({ name: backup.name, proof: undefined })
  expect(listed.map(({ at }) => at.slice(11, 13))).toEqual(['05', '04', '03', '00'])
  expect(readdirSync(join(folder, '备份')).filter((name) => name.endsWith('.json'))).toHaveLength(3)
})

test('backups elsewhere (a stick) are never thinned out', async () => {
  const stick = join(folder, 'stick')
  for (let hour = 1; hour < 6; hour++)
    good(await makeBackup(database, { reason: '每日', now: new Date(2026, 10, 22, hour), folder: stick }))
  expect(listBackups(database.path(), stick)).toHaveLength(5)
})

test('rota: 3 of today, one a day for 10 days, one a month for 12, manual ones always', () => {
  const backups: BackupFile[] = []
  for (let hours = 0; hours < 24 * 800; hours += 5) {
    const at = new Date(now.getTime() - hours * 3_600_000)
    const iso = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
    const proof = { sha256: '', bytes: 1, userVersion: 1, counts: {} }
    backups.push({ path: iso, name: iso, at: iso, reason: hours % 200 === 0 ? '手动' : '每日', bytes: 1, isSealed: false, proof })
  }
  const removed = new Set(backupsToRemove(backups, now))
  const kept = backups.filter((backup) => !removed.has(backup))
  const automatic = kept.filter(({ reason }) => reason !== '手动')
  expect(kept.filter(({ reason }) => reason === '手动')).toHaveLength(backups.filter(({ reason }) => reason === '手动').length)
  expect(automatic.length).toBeLessThanOrEqual(3 + 10 + 12)
  expect(new Set(automatic.map(({ at }) => at.slice(0, 7))).size).toBe(12)
  expect(new Set(automatic.map(({ at }) => at.slice(0, 10))).size).toBeGreaterThanOrEqual(10)
})
