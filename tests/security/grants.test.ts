import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withExtension } from '#electron/main/dialogs/extension.ts'
import { createGrantBook, grantOf } from '#electron/main/dialogs/grantBook.ts'
import { safeName } from '#electron/main/dialogs/safeName.ts'
import { openScript } from '#electron/main/dialogs/scripted.ts'
import { openRecentFiles } from '#electron/main/files/recent.ts'
import { ledgerFileIn } from '#electron/main/start/arguments.ts'

describe('grants', () => {
  it('translate tokens and nothing else', () => {
    const book = createGrantBook()
    const token = book.grant('/data/a.tzdb', 'database')
    expect(token).toMatch(/^[0-9a-f-]{36}$/)
    expect(book.fileOf(token)).toEqual({ path: '/data/a.tzdb', purpose: 'database' })
    for (const wrong of ['/data/a.tzdb', '', `${token} `, '__proto__', 'constructor'])
      expect(book.fileOf(wrong)).toEqual({ fault: 'grant.unknown' })
  })

  it('reach the data core before the window', () => {
    const book = createGrantBook()
    const told: unknown[] = []
    book.onGrant((token, path) => told.push([token, path]))
    const { token } = grantOf(book, '/data/a.xlsx', 'output')
    expect(told).toEqual([[token, '/data/a.xlsx']])
  })

  it('keep purposes apart: what was read may not be written or started', () => {
    const book = createGrantBook()
    const read = book.grant('/data/a.xlsx', 'input')
    const written = book.grant('/data/a.xlsx', 'output')
    expect(read).not.toBe(written)
    expect(book.fileOf(read)).toMatchObject({ purpose: 'input' })
    expect(book.grant('/data/a.xlsx', 'input')).toBe(read)
  })

  it('of the data core cannot take over a token that is known', () => {
    const book = createGrantBook()
    const token = book.grant('/data/a.tzdb', 'database')
    book.adopt(token, '/etc/passwd')
    expect(book.fileOf(token)).toMatchObject({ path: '/data/a.tzdb' })
    book.adopt('core-token', '/data/backup.tzdb')
    expect(book.fileOf('core-token')).toEqual({ path: '/data/backup.tzdb', purpose: 'core' })
  })
})

describe('proposed names', () => {
  it('never carry a folder or what Windows refuses', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const name = safeName(text)
        expect(name).not.toBe('')
        expect(name.length).toBeLessThanOrEqual(81)
        expect(basename(name)).toBe(name)
        expect(name).not.toMatch(/[<>:"/\\|?*]|[. ]$/)
        expect([...name].every((character) => character >= ' ')).toBe(true)
      }),
    )
    expect(safeName('../../etc/passwd')).toBe('etc passwd')
    expect(safeName('con.xlsx')).toBe('_con.xlsx')
    expect(safeName('新坪镇帮扶台账.tzdb')).toBe('新坪镇帮扶台账.tzdb')
  })

  it('end with the extension of their kind', () => {
    expect(withExtension('/a/台账', 'tzdb')).toBe('/a/台账.tzdb')
    expect(withExtension('/a/台账.TZDB', 'tzdb')).toBe('/a/台账.TZDB')
    expect(withExtension('/a/2025.3', 'xlsx')).toBe('/a/2025.3.xlsx')
  })
})

describe('start arguments', () => {
  it.each([
    [['/p/electron', '--no-sandbox', '/srv/app', '/data/甲.tzdb'], '/data/甲.tzdb'],
    [['/p/electron', '.', '乙.TZDB'], '/here/乙.TZDB'],
    [['/p/electron', '.', '给白沙村.tzpkg'], '/here/给白沙村.tzpkg'],
    [['/p/TownshipLedger.exe', '--user-data-dir=/x/a.tzdb'], null],
    [['/p/electron', '/srv/app'], null],
    [['/p/electron', '/data/a.xlsx'], null],
    [['/p/a.tzdb'], null],
    [['/p/electron', '/data/a\0.tzdb'], null],
  ] as const)('%j → %s', (argv, expected) => expect(ledgerFileIn(argv, '/here')).toBe(expected))
})

describe('small files', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grants-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('recent files: newest first, twelve, by digests, surviving damage', () => {
    const file = join(folder, 'recent.json')
    writeFileSync(file, '{ damaged')
    const recent = openRecentFiles(file)
    expect(recent.list()).toEqual([])
    for (let number = 1; number <= 14; number += 1) recent.remember(join(folder, `${number}.tzdb`), new Date(number))
    recent.remember(join(folder, '10.tzdb'), new Date(99))
    const names = recent.list().map(({ name }) => name)
    expect(names).toEqual(['10', '14', '13', '12', '11', '9', '8', '7', '6', '5', '4', '3'].map((number) => `${number}.tzdb`))
    const { key, exists } = recent.list()[0]!
    expect(exists).toBe(false)
    expect(recent.pathOf(key)).toBe(join(folder, '10.tzdb'))
    expect(recent.pathOf(join(folder, '10.tzdb'))).toBeNull()
    recent.forget(key)
    expect(recent.list()).toHaveLength(11)
  })

  it('scripted dialogs answer in order, and never in a packaged program', () => {
    const file = join(folder, 'dialogs.json')
    writeFileSync(file, JSON.stringify({ 'dialog.savePdf': ['/a.pdf', null] }))
    expect(openScript(file, true).next('dialog.savePdf')).toBeNull()
    expect(openScript(undefined, false).next('dialog.savePdf')).toBeNull()
    const script = openScript(file, false)
    expect([script.next('dialog.savePdf'), script.next('dialog.savePdf'), script.next('dialog.savePdf')]).toEqual([
      { answer: '/a.pdf' },
      { answer: null },
      { answer: null },
    ])
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ 'dialog.savePdf': [] })
  })
})
