import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { secure } from '#data/core/secure.ts'
import { isDrillDue } from '#data/copies/drill.ts'
import { backupsThere, keepNewest, ownerOf, placeWord, type SecondPlace } from '#data/copies/secondPlace.ts'
import { addFamily, addVillage, changeRecord, openTestCore, removeRecord, type Family, type TestCore } from '#tests/harness/dataCore.ts'
import { pathOf } from '#tests/data/merge/copies.ts'
import { pulledAt } from './vanishing.ts'

let core: TestCore
let family: Family
let village: string

beforeEach(async () => {
  core = await openTestCore()
  village = await addVillage(core, '白沙村')
  family = await addFamily(core, village, [{ name: '张三', phone: '13900001234' }, { name: '李梅' }])
})
afterEach(() => core.dispose())

const day = 86_400_000
const start = Date.parse('2026-03-02T09:30:00+08:00')
const setPlace = (make = true) => core.ok('backup.setPlace', { token: core.token(core.at('E/台账备份')), make })
const there = (): string[] => readdirSync(core.at('E/台账备份')).filter((name) => name.endsWith('.tzdb'))

test('each new backup goes to the second place and is proved there; the screen lists both', async () => {
  const { name } = await core.ok('backup.make', {})
  expect(await setPlace()).toMatchObject({ second: { missing: false, upToDate: false, last: null } })
  expect(await core.ok('backup.toPlace', {})).toMatchObject({ second: { upToDate: true, last: '2026-03-02T09:30:00', problem: null } })
  expect(there()).toEqual([name])
  expect(readFileSync(core.at(`E/台账备份/${name}`)).equals(readFileSync(core.at(`备份/${name}`)))).toBe(true)
  expect((await core.ok('backup.list', {})).map(({ place, proved }) => [place, proved])).toEqual([
    [undefined, true],
    ['E', true],
  ])
  expect(core.events.filter((event) => event.name === 'backups').length).toBeGreaterThan(0)
  expect(await core.ok('backup.setPlace', { token: null })).toMatchObject({ second: null })
})

test('a place that is not there is told, made by nobody, and caught up with when it is back', async () => {
  await setPlace()
  renameSync(core.at('E'), core.at('拔出'))
  await core.ok('backup.make', {})
  expect(await core.ok('backup.state', {})).toMatchObject({ second: { missing: true, upToDate: false } })
  expect(await core.refused('backup.toPlace', {})).toMatchObject({ fault: 'copy.gone' })
  // Said again when the file is opened next time.
  expect(await setPlace(false)).toMatchObject({ second: { missing: true } })
  expect(existsSync(core.at('E'))).toBe(false)
  renameSync(core.at('拔出'), core.at('E'))
  expect(await core.ok('backup.toPlace', {})).toMatchObject({ second: { missing: false, upToDate: true } })
})

test('the rota thins out only what this PC put there for this file', async () => {
  const place: SecondPlace = { databasePath: pathOf(core), folder: core.at('E/台账备份'), owner: ownerOf('乡镇办公室', pathOf(core)) }
  mkdirSync(place.folder, { recursive: true })
  const strange = join(place.folder, '测试镇_2025-01-01_080000_自动.tzdb')
  const { context } = core.core
  for (let number = 0; number < 20; number++) {
    const now = new Date(start + number * day)
    core.setNow(now)
    await secure(context, '自动')
    expect(await keepNewest(place, now)).toBeNull()
    if (number > 0) continue
    // Another PC's backups of a file of the same name, and a copy that somebody laid there.
    const [first] = there()
    copyFileSync(join(place.folder, first!), strange)
    writeFileSync(
      `${strange}.json`,
      JSON.stringify({ ...JSON.parse(readFileSync(join(place.folder, `${first}.json`), 'utf8')), owner: 'x' }),
    )
    copyFileSync(join(place.folder, first!), join(place.folder, '别人的文件.tzdb'))
  }
  expect(backupsThere(place).length).toBeGreaterThan(9)
  expect(backupsThere(place).length).toBeLessThan(14)
  expect(existsSync(strange)).toBe(true)
  expect(existsSync(join(place.folder, '别人的文件.tzdb'))).toBe(true)
})

test('pulled out at any moment of copying a backup: what stands there is whole, and the next try completes it', async () => {
  await core.ok('backup.make', {})
  const place: SecondPlace = { databasePath: pathOf(core), folder: core.at('E/台账备份'), owner: 'o' }
  for (let nth = 1; ; nth++) {
    mkdirSync(place.folder, { recursive: true })
    const stick = pulledAt(nth, 'EIO')
    const fault = await keepNewest(place, new Date(start), stick.medium)
    for (const { path } of backupsThere(place)) expect(readFileSync(path).equals(readFileSync(core.at(`备份/${there()[0]}`)))).toBe(true)
    if (!stick.wasHit()) {
      expect(fault).toBeNull()
      break
    }
    expect(fault === null || /^(copy|file)\./.test(fault.fault)).toBe(true)
    renameSync(core.at('E'), core.at(`E${nth}`))
  }
  expect(backupsThere(place)).toHaveLength(1)
})

test('the word of a place is short', () => {
  expect(placeWord('/media/usb/台账备份')).toBe('usb')
})

test('a drill restores the newest backup, verifies all of it and leaves nothing; a damaged one is told', async () => {
  expect(await core.refused('backup.drill', {})).toMatchObject({ fault: 'file.notBackup' })
  const { name } = await core.ok('backup.make', {})
  const context = core.core.context
  expect(isDrillDue(context, 60_000)).toBe(false)
  expect(isDrillDue(context, 600_000)).toBe(true)
  const before = readdirSync(tmpdir()).filter((one) => one.startsWith('township-ledger-drill-'))
  expect(await core.ok('backup.drill', {})).toMatchObject({ ok: true, backup: name, at: '2026-03-02T09:30:00+08:00' })
  expect(readdirSync(tmpdir()).filter((one) => one.startsWith('township-ledger-drill-')).length).toBeLessThanOrEqual(before.length)
  expect(isDrillDue(context, 600_000)).toBe(false)
  // The proof still counts, with the drill beside it.
  expect(await core.ok('backup.list', {})).toMatchObject([{ proved: true }])
  const path = core.at(`备份/${name}`)
  const bytes = readFileSync(path)
  bytes[bytes.length - 300] = (bytes[bytes.length - 300]! + 1) % 256
  writeFileSync(path, bytes)
  const bad = await core.ok('backup.drill', {})
  expect(bad.ok).toBe(false)
  expect(bad.problems.length).toBeGreaterThan(0)
  expect((await core.ok('backup.state', {})).drill).toMatchObject({ ok: false })
})

test('what would be lost by going back is counted, with whose it is', async () => {
  const { token } = await core.ok('backup.make', {})
  await changeRecord(core, 'household', family.household, { note: '之后' })
  expect(await core.ok('backup.compare', { token })).toMatchObject({
    comparison: { verdict: 'older', here: { sets: 1, authors: [{ person: '张敏', sets: 1 }] }, there: { sets: 0 } },
  })
})

async function look(): Promise<void> {
  const [backup] = await core.ok('backup.list', {})
  await core.ok('backup.look', { token: backup!.token })
}

const takeBack = (ledger: string, record: string, fields: readonly string[] = [], dependants = false) =>
  core.ok('backup.takeBack', { id: core.newId(), ledger, record, fields: [...fields], dependants })

test('chosen fields come back as one step that can be undone, others stay; numbers are masked', async () => {
  await core.ok('backup.make', {})
  const member = family.members[0]!
  await changeRecord(core, 'member', member, { phone: '13900009999', note: '新的备注' })
  await look()
  const [hit, ...others] = await core.ok('backup.lookFind', { text: '', limit: 10 })
  expect(others).toEqual([])
  expect(hit).toMatchObject({ ledger: 'member', id: member, title: '张三', state: 'changed', since: { person: '张敏' } })
  expect(await core.ok('backup.lookFind', { text: '李梅', limit: 10 })).toMatchObject([{ state: 'same', since: null }])
  const { fields } = await core.ok('backup.lookRecord', { ledger: 'member', id: member })
  const differing = fields.filter(({ differs }) => differs).map(({ field, then, now }) => [field, then, now])
  expect(differing).toEqual([
    ['phone', '139****1234', '139****9999'],
    ['note', '', '新的备注'],
  ])
  expect(await takeBack('member', member, ['phone', 'name'])).toMatchObject({ records: 1 })
  const values = async () => (await core.ok('ledger.rows', { ledger: 'member', ids: [member] }))[0]!.values
  expect(await values()).toMatchObject({ note: '新的备注', phone: '139****1234' })
  const [step] = await core.ok('history.list', { limit: 1 })
  expect(step!.label).toMatch(/^从备份《.+》取回：.+张三$/)
  await core.ok('history.undo', { id: core.newId() })
  expect(await values()).toMatchObject({ phone: '139****9999' })
  expect((await core.ok('file.verify', {})).problems).toEqual([])
})

test('a removed household comes back with its members, as it was; what was removed before stays removed', async () => {
  const extra = await addFamily(core, village, [{ name: '王五' }, { name: '赵六' }])
  await removeRecord(core, 'member', extra.members[1]!)
  await core.ok('backup.make', {})
  const before = core.dump()
  await changeRecord(core, 'household', extra.household, { note: '删之前改过' })
  await removeRecord(core, 'household', extra.household)
  await look()
  const seen = await core.ok('backup.lookRecord', { ledger: 'household', id: extra.household })
  expect(seen).toMatchObject({ state: 'removed', dependants: [{ ledger: 'member', count: 1 }], needs: [] })
  expect(await takeBack('household', extra.household, [], true)).toMatchObject({ records: 2 })
  const rows = (dump: readonly string[]): readonly string[] =>
    dump.filter((line) => line.includes(extra.household) && !line.includes('change'))
  expect(rows(core.dump()).length).toBe(rows(before).length)
  const row = (await core.ok('ledger.rows', { ledger: 'household', ids: [extra.household] }))[0]!
  expect(row).toMatchObject({ removed: false, values: { note: null, memberCount: 1 } })
  expect((await core.ok('ledger.rows', { ledger: 'member', ids: [extra.members[1]!] }))[0]!.removed).toBe(true)
  expect((await core.ok('file.verify', {})).problems).toEqual([])
})

test('a member alone brings the household along that it needs', async () => {
  await core.ok('backup.make', {})
  await removeRecord(core, 'household', family.household)
  await look()
  const seen = await core.ok('backup.lookRecord', { ledger: 'member', id: family.members[1]! })
  expect(seen).toMatchObject({ state: 'removed', needs: [expect.stringContaining('农户')] })
  expect(await takeBack('member', family.members[1]!)).toMatchObject({ records: 2 })
  const rows = await core.ok('ledger.rows', { ledger: 'member', ids: [...family.members] })
  expect(rows.map(({ removed }) => removed)).toEqual([true, false])
  expect((await core.ok('file.verify', {})).problems).toEqual([])
})

test('a record that this copy never had is entered from a backup of another copy', async () => {
  const older = core.at('旧副本.tzdb')
  copyFileSync(pathOf(core), older)
  const later = await addFamily(core, village, [{ name: '后来人' }])
  const { token } = await core.ok('backup.make', {})
  await core.ok('file.open', { token: core.token(older) })
  await core.ok('backup.look', { token })
  expect(await core.ok('backup.lookFind', { text: '后来人', limit: 5 })).toMatchObject([{ state: 'missing' }])
  expect(await takeBack('household', later.household, [], true)).toMatchObject({ records: 2 })
  expect((await core.ok('search.find', { text: '后来人' })).length).toBeGreaterThan(0)
  expect((await core.ok('file.verify', {})).problems).toEqual([])
})

test('a backup of another ledger is refused, and a look ends with its file', async () => {
  const other = await openTestCore()
  const { token, name } = await other.ok('backup.make', {})
  expect(token).toBeTruthy()
  const foreign = core.token(other.at(`备份/${name}`))
  expect(await core.refused('backup.look', { token: foreign })).toMatchObject({ fault: 'file.notBackup' })
  await other.dispose()
  await core.ok('backup.make', {})
  await look()
  await core.ok('file.close', {})
  await core.ok('file.open', { token: core.token(core.at('测试镇.tzdb')) })
  expect(await core.refused('backup.lookFind', { text: '', limit: 1 })).toMatchObject({ fault: 'backup.notLooking' })
})
