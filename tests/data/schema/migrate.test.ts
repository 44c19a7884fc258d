import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openLedgerFile } from '#data/core/openFile.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { addCustomFields, everyType } from '#tests/harness/customFields.ts'
import { asOfFormat6 } from '#tests/harness/earlierLog.ts'
import { addFamily, addVillage, changeRecord, makeTestCore, openTestCore, removeRecord, type TestCore } from '#tests/harness/dataCore.ts'

const missing = ['note', 'relocationSite', 'bankName', 'arableLand']

/** The program as it could have been one version ago: a ledger less, and some fields of the household. */
const older: Registry = {
  ...shippedRegistry,
  schemaVersion: shippedRegistry.schemaVersion - 1,
  ledgers: shippedRegistry.ledgers
    .filter((ledger) => ledger.id !== 'populationChange')
    .map((ledger) => (ledger.id === 'household' ? without(ledger) : ledger)),
}

/** The program as it may be one version on. */
const newer: Registry = { ...shippedRegistry, schemaVersion: shippedRegistry.schemaVersion + 1 }

/** Fields that show the state of the household elsewhere. */
function withoutStatusParents(ledger: LedgerDefinition): LedgerDefinition {
  const fields = ledger.fields.filter(
    ({ derived }) => !(derived?.kind === 'parent' && derived.link === 'household' && derived.field === 'status'),
  )
  return { ...ledger, fields }
}

function without(ledger: LedgerDefinition): LedgerDefinition {
  return { ...ledger, fields: ledger.fields.filter((field) => !missing.includes(field.id)) }
}

const open: TestCore[] = []
afterEach(async () => {
  for (const core of open.splice(0).reverse()) await core.dispose()
})

/** A file of the given program with one family, closed; and the folder it lies in. */
async function fileOf(registry: Registry): Promise<Readonly<{ folder: string; path: string; household: string; dump: readonly string[] }>> {
  const core = await openTestCore({ registry })
  open.push(core)
  await addCustomFields(core, everyType('household'))
  const village = await addVillage(core, '白沙村')
  const { household } = await addFamily(core, village, [{ name: '张三' }], { phone: '13900000001', x_money: 100 })
  const dump = core.dump()
  await core.ok('file.close', {})
  return { folder: core.folder, path: core.at('测试镇.tzdb'), household, dump }
}

function coreIn(folder: string): TestCore {
  const core = makeTestCore({ folder })
  open.push(core)
  return core
}

test('a file of an older program is backed up, brought up to date and can be used', async () => {
  const { folder, path, household, dump } = await fileOf(older)
  const core = coreIn(folder)
  const info = await core.ok('file.open', { token: core.token(path) })
  expect(info).toMatchObject({ schemaVersion: shippedRegistry.schemaVersion, readOnly: false })
  expect(info.notices.join()).toContain('升级前做了备份')
  expect(core.dump()).toEqual(dump)
  const [backup] = await core.ok('backup.list', {})
  expect(backup).toMatchObject({ reason: '升级前', proved: true })
  expect(await core.ok('backup.inspect', { token: backup!.token })).toMatchObject({
    schemaVersion: older.schemaVersion,
    counts: { household: 1, member: 1 },
  })
  await changeRecord(core, 'household', household, { note: '新项目', arableLand: 350 })
  await core.ok('edit.commit', {
    id: core.newId(),
    changes: [
      {
        ledger: 'populationChange',
        recordId: core.newId(),
        op: 'add',
        values: { kind: '人口自然增加', date: '2026-01-01', household },
      },
    ],
  })
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
  await core.ok('file.close', {})
  // Once is enough.
  expect((await core.ok('file.open', { token: core.token(path) })).notices).toEqual([])
  expect(await core.ok('backup.list', {})).toHaveLength(1)
})

test('an older file that cannot be backed up is not touched; when it can, it is brought up to date', async () => {
  const { folder, path } = await fileOf(older)
  const bytes = readFileSync(path)
  // Where the backups belong stands a file of somebody else.
  writeFileSync(join(folder, '备份'), '别人的文件')
  const core = coreIn(folder)
  expect(await core.refused('file.open', { token: core.token(path) })).toMatchObject({ fault: expect.stringMatching(/^disk\./) })
  expect(readFileSync(path).equals(bytes)).toBe(true)
  expect(readFileSync(join(folder, '备份'), 'utf8')).toBe('别人的文件')
  rmSync(join(folder, '备份'))
  expect(await core.ok('file.open', { token: core.token(path) })).toMatchObject({ schemaVersion: shippedRegistry.schemaVersion })
  const [backup] = await core.ok('backup.list', {})
  // What was backed up is the file as the older program left it.
  expect(readFileSync(join(folder, '备份', backup!.name)).equals(bytes)).toBe(true)
})

test('an older file on a disk too full for its backup is refused in words and not touched', async () => {
  const { path } = await fileOf(older)
  const bytes = readFileSync(path)
  const disk = mkdtempSync(join(tmpdir(), '小盘-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${Math.ceil((bytes.length * 1.3) / 1024)}k`, 'tmpfs', disk])
  try {
    const core = makeTestCore({ folder: join(disk, '台账') })
    mkdirSync(core.folder)
    const there = core.at('测试镇.tzdb')
    writeFileSync(there, bytes)
    const fault = await core.refused('file.open', { token: core.token(there) })
    expect(fault.fault).toBe('disk.full')
    expect(readFileSync(there).equals(bytes)).toBe(true)
    expect(readdirSync(core.folder, { recursive: true }).filter((name) => String(name).endsWith('.tzdb'))).toEqual(['测试镇.tzdb'])
    await core.dispose()
  } finally {
    execFileSync('umount', ['-l', disk])
  }
})

test('a file from before effective dates reads additions as since ever and changes from their day, and its seals hold', async () => {
  const core = await openTestCore({ registry: older })
  open.push(core)
  const village = await addVillage(core, '白沙村')
  const { household, members } = await addFamily(core, village, [{ name: '张三' }, { name: '李梅' }], { phone: '13900000001' })
  core.setNow(new Date('2026-04-10T09:00:00+08:00'))
  await changeRecord(core, 'household', household, { phone: '13900000002' })
  await removeRecord(core, 'member', members[1]!)
  const { engine } = core.core.context.file()
  asOfFormat6(engine)
  engine.exec('ALTER TABLE change DROP COLUMN effective; ALTER TABLE change DROP COLUMN reason')
  core.core.context.persist()
  await core.ok('file.close', {})
  const now = coreIn(core.folder)
  now.setNow(new Date('2026-05-02T09:00:00+08:00'))
  await now.ok('file.open', { token: now.token(core.at('测试镇.tzdb')) })
  const phone = async (asOf?: string): Promise<unknown> => {
    const [row] = await now.ok('ledger.rows', { ledger: 'household', ids: [household], asOf })
    return [row!.values.memberCount, String(row!.values.phone).slice(-1)]
  }
  expect([await phone(), await phone('2026-04-09'), await phone('2019-01-01')]).toEqual([
    [1, '2'],
    [2, '1'],
    [2, '1'],
  ])
  await changeRecord(now, 'household', household, { phone: '13900000003' })
  expect([await phone(), await phone('2026-05-01')]).toEqual([
    [1, '3'],
    [1, '2'],
  ])
  expect(await now.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
})

test('a field that everybody has a value for from the start is filled in', async () => {
  const before: Registry = {
    ...shippedRegistry,
    schemaVersion: shippedRegistry.schemaVersion - 1,
    ledgers: shippedRegistry.ledgers.map((ledger) =>
      ledger.id === 'household'
        ? { ...ledger, fields: ledger.fields.filter((field) => field.id !== 'status') }
        : withoutStatusParents(ledger),
    ),
  }
  const { folder, path, household } = await fileOf(before)
  const core = coreIn(folder)
  await core.ok('file.open', { token: core.token(path) })
  expect((await core.ok('ledger.query', { ledger: 'household', filter: '户状态 = "在册"', asOf: '2020-01-01' })).ids).toEqual([household])
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
})

test('an older file that is only looked at is readable and stays as it is', async () => {
  const { folder, path, dump } = await fileOf(older)
  const bytes = readFileSync(path)
  const core = coreIn(folder)
  const info = await openLedgerFile(core.core.context, path, { only: true })
  if (isFault(info)) throw new Error(info.fault)
  expect(info.readOnly).toBe(true)
  expect(core.dump()).toEqual(dump)
  expect((await core.ok('ledger.query', { ledger: 'household', filter: 'note is blank' })).ids).toHaveLength(1)
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true })
  // Saved elsewhere it is a file of this program.
  await core.ok('file.saveAs', { token: core.token(core.at('副本.tzdb')) })
  expect((await core.ok('file.info', {}))!).toMatchObject({
    readOnly: false,
    schemaVersion: shippedRegistry.schemaVersion,
  })
  await addVillage(core, '清水村')
  await core.ok('file.close', {})
  expect(readFileSync(path).equals(bytes)).toBe(true)
  expect(readdirSync(folder).filter((name) => name === '备份')).toEqual([])
})

test('a file of a newer program opens for reading, says why, and is left alone', async () => {
  const { folder, path, household, dump } = await fileOf(newer)
  const bytes = readFileSync(path)
  const core = coreIn(folder)
  const info = await core.ok('file.open', { token: core.token(path) })
  expect(info.readOnly).toBe(true)
  expect(info.readOnlyWhy).toContain('请升级程序')
  expect(core.dump()).toEqual(dump)
  expect(
    await core.refused('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'household', recordId: household, op: 'change', values: { note: '一' } }],
    }),
  ).toMatchObject({ fault: 'file.readOnly' })
  expect(await core.ok('ledger.reveal', { ledger: 'household', ids: [household], fields: ['phone'] })).toEqual([
    { id: household, values: { phone: '13900000001' } },
  ])
  await core.ok('file.saveAs', { token: core.token(core.at('副本.tzdb')) })
  expect((await core.ok('file.info', {}))!.readOnly).toBe(true)
  await core.ok('file.close', {})
  expect(readFileSync(path).equals(bytes)).toBe(true)
})

test('what is no ledger file is refused and not touched', async () => {
  const { folder, path } = await fileOf(shippedRegistry)
  const core = coreIn(folder)
  const { writeFileSync } = await import('node:fs')
  writeFileSync(join(folder, '说明.tzdb'), '这不是数据库'.repeat(200))
  expect((await core.refused('file.open', { token: core.token(core.at('说明.tzdb')) })).fault).toBe('file.notDatabase')
  const damaged = readFileSync(path)
  damaged.fill(0xaa, 4096 * 3, 4096 * 5)
  writeFileSync(join(folder, '坏.tzdb'), damaged)
  expect((await core.refused('file.open', { token: core.token(core.at('坏.tzdb')) })).fault).toBe('file.damaged')
  expect(readFileSync(core.at('坏.tzdb')).equals(damaged)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.endsWith('.lock'))).toEqual([])
})
