import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compareCopies } from '#data/copies/compareCopies.ts'
import { addFamily, addVillage, changeRecord, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { copyTo, mergeInto, pathOf } from '#tests/data/merge/copies.ts'

let core: TestCore
let household: string
let stick: string

beforeEach(async () => {
  core = await openTestCore()
  household = (await addFamily(core, await addVillage(core, '白沙村'), [{ name: '张三' }])).household
  stick = core.at('U 盘')
  mkdirSync(stick)
})
afterEach(async () => {
  delete process.env['TOWNSHIP_LEDGER_STICKS']
  await core.dispose()
})

const folder = (): string => core.token(stick)
const change = (at: TestCore, note: string): Promise<string> => changeRecord(at, 'household', household, { note })

/** The copy on the stick is worked in at another PC. */
async function elsewhere(work: (other: TestCore) => Promise<unknown>): Promise<void> {
  const local = await copyTo(core, '王芳', 'U 盘/测试镇.tzdb')
  await work(local)
  await local.core.close()
}

test('a copy that is not there yet is written, proved and noted; again it is known as the same', async () => {
  const look = await core.ok('copy.look', { folder: folder() })
  expect(look).toMatchObject({ name: '测试镇.tzdb', taken: null, fits: true, plain: true })
  const made = await core.ok('copy.toStick', { folder: folder(), as: 'new' })
  expect(made).toMatchObject({ name: '测试镇.tzdb', folder: stick, replaced: false, bytes: look.bytes })
  expect(readFileSync(join(stick, '测试镇.tzdb')).equals(readFileSync(pathOf(core)))).toBe(true)
  const { engine } = core.core.context.file()
  expect(engine.values('SELECT action, scope, count FROM access_log ORDER BY seq DESC LIMIT 1')).toEqual([['复制', '整份台账文件', 1]])
  expect((await core.ok('copy.look', { folder: folder() })).taken).toMatchObject({ identical: true, mayReplace: true })
  expect(await core.refused('copy.toStick', { folder: folder(), as: 'new' })).toMatchObject({ fault: 'file.exists' })
  expect(core.events.filter(({ name }) => name === 'progress').length).toBeGreaterThan(0)
})

test('an older copy is told with its age and may be replaced', async () => {
  await core.ok('copy.toStick', { folder: folder(), as: 'new' })
  core.setNow(new Date('2026-03-14T10:00:00+08:00'))
  await change(core, '之后')
  const { taken } = await core.ok('copy.look', { folder: folder() })
  expect(taken).toMatchObject({
    mayReplace: true,
    identical: false,
    comparison: { verdict: 'older', days: 12, here: { sets: 1, authors: [{ person: '张敏', sets: 1 }] }, there: { sets: 0 } },
  })
  expect(await core.ok('copy.toStick', { folder: folder(), as: 'replace' })).toMatchObject({ replaced: true })
  expect((await core.ok('copy.look', { folder: folder() })).taken).toMatchObject({ identical: true })
  expect(readdirSync(stick)).toEqual(['测试镇.tzdb'])
})

test('a copy that knows more is never replaced: it goes beside it, or they are merged', async () => {
  await core.ok('copy.toStick', { folder: folder(), as: 'new' })
  await elsewhere((other) => change(other, '王芳改的'))
  const before = readFileSync(join(stick, '测试镇.tzdb'))
  const newer = await core.ok('copy.look', { folder: folder() })
  expect(newer.taken).toMatchObject({
    mayReplace: false,
    comparison: { verdict: 'newer', there: { sets: 1, authors: [{ person: '王芳' }] } },
  })
  await change(core, '本机改的')
  const { taken, beside } = await core.ok('copy.look', { folder: folder() })
  expect(taken).toMatchObject({ mayReplace: false, comparison: { verdict: 'diverged' } })
  expect(await core.refused('copy.toStick', { folder: folder(), as: 'replace' })).toMatchObject({ fault: 'copy.notContained' })
  expect(await core.ok('copy.toStick', { folder: folder(), as: 'beside' })).toMatchObject({ name: beside, replaced: false })
  expect(beside).toMatch(/^测试镇_2026-03-02_\d{4}\.tzdb$/)
  expect(readFileSync(join(stick, '测试镇.tzdb')).equals(before)).toBe(true)
  await core.ok('merge.run', { tokens: [taken!.token], ids: [core.newId()] })
  expect((await core.ok('copy.look', { folder: folder() })).taken).toMatchObject({ mayReplace: true, comparison: { verdict: 'older' } })
})

test('a copy in use, of other origin, or with notes of its own is left alone', async () => {
  await core.ok('copy.toStick', { folder: folder(), as: 'new' })
  await change(core, '之后')
  const there = join(stick, '测试镇.tzdb')
  writeFileSync(`${there}.lock`, '{}')
  expect((await core.ok('copy.look', { folder: folder() })).taken).toMatchObject({ mayReplace: false, comparison: { verdict: 'older' } })
  rmSync(`${there}.lock`)
  await elsewhere((other) => other.ok('ledger.reveal', { ledger: 'household', ids: [household], fields: ['phone'] }))
  expect((await core.ok('copy.look', { folder: folder() })).taken).toMatchObject({ mayReplace: false, comparison: { verdict: 'same' } })
  rmSync(there)
  const other = await openTestCore()
  copyFileSync(pathOf(other), there)
  await other.dispose()
  expect((await core.ok('copy.look', { folder: folder() })).taken).toMatchObject({
    comparison: null,
    incomparable: 'otherOrigin',
    mayReplace: false,
  })
})

test('other files of ours go out the same way, files of others do not', async () => {
  const backup = await core.ok('backup.make', {})
  expect(await core.ok('copy.toStick', { folder: folder(), file: backup.token, as: 'new' })).toMatchObject({ name: backup.name })
  writeFileSync(core.at('照片.jpg'), '照片')
  expect(await core.refused('copy.toStick', { folder: folder(), file: core.token(core.at('照片.jpg')), as: 'new' })).toMatchObject({
    fault: 'copy.notOurs',
  })
  expect(await core.refused('copy.toStick', { folder: core.token(core.at('没有的 U 盘')), as: 'new' })).toMatchObject({
    fault: 'copy.gone',
  })
})

test('notes of merges make no difference between copies; wrong clocks decide nothing', async () => {
  const other = await copyTo(core, '王芳')
  other.setNow(new Date('2019-01-01T00:00:00+08:00'))
  await change(other, '王芳改的')
  const compared = () => compareCopies(core.core.context.file().engine, other.core.context.file().engine)
  expect(compared()).toMatchObject({ verdict: 'newer', there: { sets: 1 }, here: { sets: 0 } })
  await mergeInto(core, other)
  expect(compared().verdict).toBe('same')
  await other.core.close()
})

test('other copies of the open file are found: known ones, those beside it; never one that is gone', async () => {
  core.setNow(new Date('2026-03-20T10:00:00+08:00'))
  mkdirSync(core.at('别处'))
  const known = core.at('别处/我的台账.tzdb')
  copyFileSync(pathOf(core), known)
  await change(core, '本机改的')
  process.env['TOWNSHIP_LEDGER_STICKS'] = stick
  await elsewhere((other) => change(other, '王芳改的'))
  const onStick = join(stick, '测试镇.tzdb')
  const foreign = await openTestCore()
  copyFileSync(pathOf(foreign), core.at('外镇.tzdb'))
  await foreign.dispose()
  copyFileSync(pathOf(core), core.at('旁边.tzdb'))
  const sealed = core.at('加密.tzdb')
  writeFileSync(sealed, `TZSEALED${'x'.repeat(5_000)}`)
  const tokens = [known, onStick, core.at('没了.tzdb'), sealed, pathOf(core)].map(core.token)
  const { copies, openIsRemovable } = await core.ok('copy.others', { tokens })
  expect(openIsRemovable).toBe(false)
  const told = Object.fromEntries(
    copies.map(({ name, folder: at, comparison, why, removable }) => [
      `${at === stick ? 'U:' : ''}${name}`,
      [comparison?.verdict ?? why, removable],
    ]),
  )
  expect(told).toEqual({
    '我的台账.tzdb': ['older', false],
    'U:测试镇.tzdb': ['newer', true],
    '加密.tzdb': ['sealed', false],
    '旁边.tzdb': ['same', false],
  })
  const without = await core.ok('copy.others', { tokens: [], except: [core.token(core.at('旁边.tzdb'))] })
  expect(without.copies).toEqual([])
})

test('let go of: everything is on the drive, the file is closed and was read back', async () => {
  await change(core, '最后一笔')
  const dump = core.dump()
  const path = pathOf(core)
  expect(await core.ok('copy.release', {})).toMatchObject({ name: '测试镇.tzdb', removable: false })
  expect(await core.ok('file.info', {})).toBeNull()
  expect(existsSync(`${path}.lock`)).toBe(false)
  expect(existsSync(`${path}-journal`)).toBe(false)
  await core.ok('file.open', { token: core.token(path) })
  expect(core.dump()).toEqual(dump)
})

test('with the stick pulled out, letting go is refused and nothing is given up', async () => {
  const path = pathOf(core)
  const gone = core.at('拔出')
  mkdirSync(gone)
  renameSync(path, join(gone, '测试镇.tzdb'))
  core.core.context.file().engine.exec('CREATE TABLE pending(x)')
  expect(await core.refused('copy.release', {})).toMatchObject({ fault: 'file.replaced' })
  expect(await core.ok('file.info', {})).not.toBeNull()
  expect(core.core.context.file().database.hasUnsavedChanges()).toBe(true)
  const saved = core.token(core.at('另存.tzdb'))
  expect(await core.ok('file.saveAs', { token: saved })).toMatchObject({ name: '另存.tzdb' })
  utimesSync(core.at('另存.tzdb'), new Date(), new Date())
})

test('drives answer in time and name the sticks first', async () => {
  process.env['TOWNSHIP_LEDGER_STICKS'] = stick
  const [first] = await core.ok('copy.drives', {})
  expect(first).toMatchObject({ name: 'U 盘', removable: true })
  expect(first!.freeBytes).toBeGreaterThan(0)
  await core.ok('copy.cancel', {})
})
