import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Input } from '#shared/ipc/contract.ts'
import { faultText } from '#shared/ipc/faults.ts'
import { addFamily, addVillage, changeRecord, makeTestCore, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** Disks as they are: full, read-only, pulled out. What was typed must survive each of them. */

const mounted: string[] = []
const open: TestCore[] = []

afterEach(async () => {
  for (const core of open.splice(0)) await core.dispose()
  for (const folder of mounted.splice(0)) {
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A small disk of its own. Needs root, as the tests' machine has it. */
function smallDisk(kilobytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), '小盘-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder])
  mounted.push(folder)
  return folder
}

async function coreOn(folder: string): Promise<TestCore> {
  const core = makeTestCore({ folder: join(folder, '台账') })
  mkdirSync(core.folder)
  open.push(core)
  await core.ok('file.create', { token: core.token(core.at('测试镇.tzdb')), township: '测试镇' })
  return core
}

async function withFamily(core: TestCore): Promise<string> {
  const village = await addVillage(core, '白沙村')
  return (await addFamily(core, village, [{ name: '张三' }])).household
}

/** Fills the disk but for a few pages. */
function fill(folder: string): string {
  const path = join(folder, '占满')
  let size = 8 * 1024 * 1024
  while (size >= 4_096) {
    try {
      const present = existsSync(path) ? readFileSync(path).length : 0
      writeFileSync(path, Buffer.alloc(present + size))
    } catch {
      size = Math.floor(size / 2)
    }
    if (existsSync(path) && size < 8_192) break
  }
  return path
}

type Edit = Input<'edit.commit'>

function editOf(core: TestCore, household: string, note: string, more: Edit['changes'] = []): Edit {
  return {
    id: core.newId(),
    changes: [{ ledger: 'household', recordId: household, op: 'change', values: { note } }, ...more],
  }
}

/** More than the few pages that are left. */
function bigEditOf(core: TestCore, household: string): Edit {
  const members = Array.from({ length: 60 }, (_, index) => ({
    ledger: 'member',
    recordId: core.newId(),
    op: 'add' as const,
    values: { household, name: `新${index}`, note: '长'.repeat(1_500) },
  }))
  return editOf(core, household, '大修改', members)
}

describe('a full disk', () => {
  test('refuses the edit in words, keeps it in memory, and has it once there is room', async () => {
    const folder = smallDisk(3_000)
    const core = await coreOn(folder)
    const household = await withFamily(core)
    const filler = fill(folder)
    const wish = bigEditOf(core, household)
    const fault = await core.refused('edit.commit', wish)
    expect(fault.fault).toBe('disk.full')
    expect(faultText(fault)).toContain('磁盘空间不足')
    expect(core.events.filter((event) => event.name === 'saving').at(-1)!.payload).toMatchObject({
      state: 'failed',
      fault: { fault: 'disk.full' },
    })
    // The file on disk is what it was, and sound.
    expect(
      execFileSync('sqlite3', [core.at('测试镇.tzdb'), `PRAGMA integrity_check; SELECT note IS NULL FROM household`], {
        encoding: 'utf8',
      }).trim(),
    ).toBe('ok\n1')
    expect((await core.refused('file.retry', {})).fault).toBe('disk.full')
    unlinkSync(filler)
    await core.ok('file.retry', {})
    // Asked again, the edit is there already.
    expect((await core.ok('edit.commit', wish)).changeSet).toBe(wish.id)
    expect((await core.ok('history.list', { limit: 1 }))[0]!.id).toBe(wish.id)
    expect(await core.ok('file.verify', {})).toMatchObject({ problems: [] })
  })

  test('lets the work be saved elsewhere, where it goes on', async () => {
    const folder = smallDisk(3_000)
    const core = await coreOn(folder)
    const household = await withFamily(core)
    fill(folder)
    await core.refused('edit.commit', bigEditOf(core, household))
    expect((await core.refused('file.close', {})).fault).toBe('disk.full')
    const elsewhere = join(mkdtempSync(join(tmpdir(), '别处-')), '另存.tzdb')
    expect(await core.ok('file.saveAs', { token: core.token(elsewhere) })).toMatchObject({
      name: '另存.tzdb',
      readOnly: false,
    })
    await changeRecord(core, 'household', household, { address: '新址' })
    expect(await core.ok('file.verify', {})).toMatchObject({ problems: [] })
    await core.ok('file.close', {})
    expect(
      execFileSync('sqlite3', [elsewhere, 'SELECT note, address, member_count FROM household'], {
        encoding: 'utf8',
      }).trim(),
    ).toBe('大修改|新址|61')
  })

  test('makes no new file, backup or import, and leaves nothing of them behind', async () => {
    const folder = smallDisk(3_000)
    const core = await coreOn(folder)
    await withFamily(core)
    fill(folder)
    const names = readdirSync(core.folder)
    expect((await core.refused('backup.make', {})).fault).toBe('disk.full')
    expect(readdirSync(core.folder).filter((name) => !names.includes(name) && name !== '备份')).toEqual([])
    expect(existsSync(core.at('备份')) ? readdirSync(core.at('备份')) : []).toEqual([])
    const other = makeTestCore({ folder: core.folder })
    expect((await other.refused('file.create', { token: other.token(core.at('新.tzdb')), township: '新镇' })).fault).toBe('disk.full')
    expect(existsSync(core.at('新.tzdb'))).toBe(false)
  })
})

describe('a disk that is read-only', () => {
  test('opens for looking and says why; saved elsewhere the file can be changed', async () => {
    const folder = smallDisk(8_000)
    const core = await coreOn(folder)
    const household = await withFamily(core)
    await core.ok('file.close', {})
    execFileSync('mount', ['-o', 'remount,ro', folder])
    const info = await core.ok('file.open', { token: core.token(core.at('测试镇.tzdb')) })
    expect(info.readOnly).toBe(true)
    expect(info.readOnlyWhy).toContain('只读')
    expect((await core.refused('edit.commit', editOf(core, household, '一'))).fault).toBe('file.readOnly')
    expect(await core.ok('ledger.reveal', { ledger: 'household', ids: [household], fields: ['phone'] })).toHaveLength(1)
    const elsewhere = join(mkdtempSync(join(tmpdir(), '别处-')), '另存.tzdb')
    expect(await core.ok('file.saveAs', { token: core.token(elsewhere) })).toMatchObject({ readOnly: false })
    await changeRecord(core, 'household', household, { note: '一' })
    await core.ok('file.close', {})
    execFileSync('mount', ['-o', 'remount,rw', folder])
  })

  test('that becomes so under an open file keeps the edit until it may be written', async () => {
    const folder = smallDisk(8_000)
    const core = await coreOn(folder)
    const household = await withFamily(core)
    await core.core.close()
    await core.ok('file.open', { token: core.token(core.at('测试镇.tzdb')) })
    // A bind of the same folder that may not be written stands for the stick's write protection.
    execFileSync('mount', ['--bind', core.folder, core.folder])
    execFileSync('mount', ['-o', 'remount,bind,ro', core.folder])
    const answer = await core.core.call('edit.commit', editOf(core, household, '写保护'))
    execFileSync('umount', ['-l', core.folder])
    if (typeof answer === 'object' && answer !== null && 'fault' in answer)
      expect(answer).toMatchObject({ fault: expect.stringMatching(/^(disk|file)\./) })
    await core.ok('file.retry', {})
    await core.ok('file.close', {})
    expect(execFileSync('sqlite3', [core.at('测试镇.tzdb'), 'SELECT note FROM household'], { encoding: 'utf8' }).trim()).toBe('写保护')
  })
})

describe('a file that goes away while it is open', () => {
  test.each(['deleted', 'renamed', 'replaced'])('%s: the edit is kept and can be saved elsewhere', async (what) => {
    const core = await openTestCore()
    open.push(core)
    const household = await withFamily(core)
    const path = core.at('测试镇.tzdb')
    if (what === 'deleted') unlinkSync(path)
    else renameSync(path, core.at('改名.tzdb'))
    if (what === 'replaced') writeFileSync(path, '别的内容'.repeat(3_000))
    const fault = await core.refused('edit.commit', editOf(core, household, '还在'))
    expect(fault.fault).toBe('file.replaced')
    expect(faultText(fault)).toContain('另存为')
    expect((await core.refused('file.retry', {})).fault).toBe('file.replaced')
    await core.ok('file.saveAs', { token: core.token(core.at('另存.tzdb')) })
    await changeRecord(core, 'household', household, { address: '新址' })
    expect(await core.ok('file.verify', {})).toMatchObject({ problems: [] })
    if (what === 'replaced') expect(readFileSync(path, 'utf8')).toBe('别的内容'.repeat(3_000))
    await core.ok('file.close', {})
    expect(
      execFileSync('sqlite3', [core.at('另存.tzdb'), 'SELECT note, address FROM household'], {
        encoding: 'utf8',
      }).trim(),
    ).toBe('还在|新址')
  })

  test('put back, a retry has everything on disk', async () => {
    const core = await openTestCore()
    open.push(core)
    const household = await withFamily(core)
    const path = core.at('测试镇.tzdb')
    renameSync(path, core.at('移走.tzdb'))
    await core.refused('edit.commit', editOf(core, household, '还在'))
    renameSync(core.at('移走.tzdb'), path)
    await core.ok('file.retry', {})
    await core.ok('file.close', {})
    expect(execFileSync('sqlite3', [path, 'SELECT note FROM household'], { encoding: 'utf8' }).trim()).toBe('还在')
  })
})
