import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { portableMarker as zipMarker } from '#build/installer/portable.mjs'
import { chooseDataFolder, dataFolderNotice, portableDocuments, portableMarker } from '#electron/main/dataFolder.ts'
import { openLedgerFiles } from '#electron/main/files/ledgerFiles.ts'
import { openRecentFiles } from '#electron/main/files/recent.ts'

let folder = ''
const mounted: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '数据 文件夹-'))
  mkdirSync(join(folder, '程序'))
})
afterEach(() => {
  for (const place of mounted.splice(0)) execFileSync('umount', ['-l', place])
  rmSync(folder, { recursive: true, force: true })
})

const wishes = () => ({
  programFolder: join(folder, '程序'),
  usual: () => join(folder, 'AppData'),
  own: undefined,
  temporary: join(folder, 'tmp'),
})
const makePortable = () => writeFileSync(join(folder, '程序', portableMarker), '')

/** A disk of its own, full or protected. Needs root, as the tests' machine has it. */
function disk(place: string, kind: 'full' | 'protected'): void {
  mkdirSync(place, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', kind === 'full' ? 'size=16k' : 'ro', 'tmpfs', place])
  mounted.push(place)
}

test('the marker that the zip contains is the one that the program looks for', () => {
  expect(zipMarker).toBe(portableMarker)
})

describe('the data folder', () => {
  test('is the usual one of an installed program', () => {
    const chosen = chooseDataFolder(wishes())
    expect(chosen).toEqual({ path: join(folder, 'AppData'), isWritable: true, isPortable: false, refused: [] })
    expect(dataFolderNotice(chosen)).toBeNull()
    expect(portableDocuments(chosen)).toBeNull()
  })

  test('lies beside a program with the marker, with a folder for ledgers, and nothing is made elsewhere', () => {
    makePortable()
    const chosen = chooseDataFolder(wishes())
    expect(chosen).toMatchObject({ path: join(folder, '程序', 'UserData'), isPortable: true, refused: [] })
    expect(portableDocuments(chosen)).toBe(join(folder, '程序', '台账'))
    expect([join(folder, 'AppData'), join(folder, 'tmp')].filter((path) => existsSync(path))).toEqual([])
  })

  test('named by the environment wins over the marker', () => {
    makePortable()
    expect(chooseDataFolder({ ...wishes(), own: join(folder, 'own') })).toMatchObject({ path: join(folder, 'own'), isPortable: false })
  })

  test('on a protected stick gives way to the usual one, takes the settings along, and says so', () => {
    makePortable()
    const beside = join(folder, '程序', 'UserData')
    disk(beside, 'full')
    execFileSync('mount', ['-o', 'remount,size=64k', beside])
    writeFileSync(join(beside, 'settings.json'), '{"device":"stick"}')
    execFileSync('mount', ['-o', 'remount,ro', beside])
    const chosen = chooseDataFolder(wishes())
    expect(chosen).toMatchObject({ path: join(folder, 'AppData'), isPortable: true, refused: [{ folder: beside, reason: 'protected' }] })
    expect(readFileSync(join(folder, 'AppData', 'settings.json'), 'utf8')).toContain('stick')
    expect(portableDocuments(chosen)).toBeNull()
    const notice = dataFolderNotice(chosen)
    expect(notice?.message).toBe('绿色版旁边的数据文件夹写不进去。')
    expect(notice?.detail).toContain('写保护')
    expect(notice?.detail).toContain(join(folder, 'AppData'))
  })

  test('on a full disk gives way to the temporary one', () => {
    disk(join(folder, 'AppData'), 'full')
    const chosen = chooseDataFolder(wishes())
    expect(chosen).toMatchObject({ path: join(folder, 'tmp', 'TownshipLedger'), isWritable: true })
    expect(dataFolderNotice(chosen)?.detail).toContain('磁盘满了')
  })

  test('is told honestly where nothing at all can be written', () => {
    disk(join(folder, 'AppData'), 'full')
    disk(join(folder, 'tmp'), 'protected')
    const chosen = chooseDataFolder(wishes())
    expect(chosen).toMatchObject({ path: join(folder, 'AppData'), isWritable: false })
    expect(dataFolderNotice(chosen)?.detail).toContain('不会记住')
  })
})

describe('a 绿色版 that is moved', () => {
  test('finds the ledgers below its folder again, and keeps other paths as they are', () => {
    makePortable()
    const { path } = chooseDataFolder(wishes())
    const inside = join(folder, '程序', '台账', '一.tzdb')
    const outside = join(folder, '别处.tzdb')
    const recent = openRecentFiles(join(path, 'recent.json'))
    const ledgers = openLedgerFiles(join(path, 'ledgers.json'))
    const now = new Date('2026-03-01')
    for (const file of [outside, inside]) recent.remember(file, now)
    ledgers.remember(inside, 'a', now)
    ledgers.setSecondPlace(inside, join(folder, '程序', '备份'))
    expect(
      openRecentFiles(join(path, 'recent.json'))
        .list()
        .map(({ name }) => name),
    ).toEqual(['一.tzdb', '别处.tzdb'])

    renameSync(join(folder, '程序'), join(folder, '新盘'))
    const moved = join(folder, '新盘', 'UserData')
    const [first, second] = openRecentFiles(join(moved, 'recent.json')).list()
    expect(first?.folder).toBe(join(folder, '新盘', '台账'))
    expect(second?.folder).toBe(folder)
    expect(openLedgerFiles(join(moved, 'ledgers.json')).secondPlaceOf(join(folder, '新盘', '台账', '一.tzdb'))).toBe(
      join(folder, '新盘', '备份'),
    )
  })
})
