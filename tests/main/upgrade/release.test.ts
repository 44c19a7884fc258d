import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changesOf } from '#build/changelog.mjs'
import { artefactName, writeRelease } from '#build/installer/release.mjs'
import { channelOf, chooseFile } from '#electron/main/upgrade/choose.ts'
import { lookAround } from '#electron/main/upgrade/lookAround.ts'
import { compareVersions, readRelease } from '#electron/main/upgrade/release.ts'
import { makePc, putRelease, type Pc } from './packages.ts'

let pc: Pc
beforeEach(() => void (pc = makePc()))
afterEach(() => pc.dispose())

const file = {
  name: 'TownshipLedger-Setup-0.7.0-x64.exe',
  channel: 'win10',
  arch: 'x64',
  kind: 'installer',
  bytes: 5,
  sha256: 'a'.repeat(64),
}
const release = { product: 'township-ledger', version: '0.7.0', files: [file] }
const read = (value: unknown) => readRelease(JSON.stringify(value))

describe('release.json', () => {
  test('as it is written with the packages is understood in all its files', async () => {
    for (const channel of ['win10', 'win7'] as const)
      for (const kind of ['installer', 'portable'] as const)
        pc.put(`out/${artefactName({ version: '0.7.0', channel, arch: 'x64', kind })}`, 'x')
    pc.put(`out/${artefactName({ version: '0.7.0', channel: 'win7', arch: 'ia32', kind: 'installer' })}`, 'x')
    const written = await writeRelease(pc.at('out'), '0.7.0')
    expect(written.files).toHaveLength(5)
    expect(read(written)).toEqual({ version: '0.7.0', files: written.files, changes: [] })
    expect(read(await writeRelease(pc.at('out'), '0.7.0', changesOf('0.5.0')))?.changes).toEqual(changesOf('0.5.0'))
  })

  test('tells its changes as plain lines, given as a text or a list', () => {
    expect(read({ ...release, changes: '- 打印更快\r\n\n- 修\u202E改\u0007' })?.changes).toEqual(['打印更快', '修 改'])
    expect(read({ ...release, changes: ['一', '', '二'.repeat(900)] })?.changes).toEqual(['一', '二'.repeat(500)])
    expect(readRelease(`\uFEFF${JSON.stringify(release)}`)?.version).toBe('0.7.0')
  })

  test.each([
    ['another product', { ...release, product: 'other' }],
    ['no version', { ...release, version: undefined }],
    ['a version that is none', { ...release, version: '0.7' }],
    ['a version of letters', { ...release, version: '0.7.0-beta' }],
    ['files that are no list', { ...release, files: { 0: file } }],
    ['too many files', { ...release, files: Array.from({ length: 41 }, () => file) }],
    ['an unknown line', { ...release, files: [{ ...file, channel: 'win11' }] }],
    ['an unknown kind', { ...release, files: [{ ...file, kind: 'script' }] }],
    ['no length', { ...release, files: [{ ...file, bytes: 0 }] }],
    ['half a length', { ...release, files: [{ ...file, bytes: 1.5 }] }],
    ['a length beyond measure', { ...release, files: [{ ...file, bytes: 2e12 }] }],
    ['a short digest', { ...release, files: [{ ...file, sha256: 'abc' }] }],
    ['changes that are numbers', { ...release, changes: [1] }],
    ['a list', [release]],
    ['nothing', null],
  ])('with %s is none of ours', (_, value) => expect(read(value)).toBeNull())

  test.each([
    '../TownshipLedger-Setup.exe',
    '..\\TownshipLedger-Setup.exe',
    'C:\\Windows\\notepad.exe',
    '/bin/TownshipLedger.exe',
    'sub/TownshipLedger-Setup-0.7.0-x64.exe',
    'TownshipLedger-Setup-0.7.0-x64.exe\u0000.zip',
    'TownshipLedger.exe:stream.exe',
    'TownshipLedger-Setup.exe ',
    'TownshipLedger-Setup.cmd',
    'TownshipLedger-Setup.zip',
    'CON.exe',
    '.exe',
    '',
  ])('whose file is called %j is refused', (name) => expect(read({ ...release, files: [{ ...file, name }] })).toBeNull())

  test('of any JSON, and of no JSON, gives an answer and no failure', () => {
    fc.assert(fc.property(fc.json(), (text) => readRelease(text) === null))
    fc.assert(fc.property(fc.string(), (text) => readRelease(text) === null))
    const strange = fc.record({
      product: fc.constant('township-ledger'),
      version: fc.constant('1.0.0'),
      files: fc.array(fc.object({ key: fc.constantFrom('name', 'channel', 'arch', 'kind', 'bytes', 'sha256'), maxDepth: 1 })),
      changes: fc.anything(),
    })
    fc.assert(fc.property(strange, (value) => read(value) === null || value.files.length === 0))
  })
})

test('versions are compared by number, not by letter', () => {
  expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0)
  expect(compareVersions('1.0.0', '1.0.0')).toBe(0)
  expect(compareVersions('0.6.1', '0.6.2')).toBeLessThan(0)
  const version = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)).map((parts) => parts.join('.'))
  fc.assert(fc.property(version, version, (a, b) => Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a)) === 0))
})

describe('the file for this PC', () => {
  const running = { version: '0.6.0', channel: 'win10', arch: 'x64', kind: 'installer' } as const
  const known = readRelease(JSON.stringify(release))!

  test('is of the same line, processor and kind', () => {
    expect(chooseFile(known, running)).toEqual({ file })
    for (const other of [{ channel: 'win7' }, { arch: 'ia32' }, { kind: 'portable' }] as const)
      expect(chooseFile(known, { ...running, ...other })).toEqual({ no: 'notForThis' })
  })

  test('is never an older or the same version', () => {
    expect(chooseFile(known, { ...running, version: '0.7.0' })).toEqual({ no: 'same' })
    expect(chooseFile(known, { ...running, version: '0.10.0' })).toEqual({ no: 'older' })
  })

  test('follows the Electron that runs', () => {
    expect([channelOf('22.3.27'), channelOf('45.4.1'), channelOf('33.2.1')]).toEqual(['win7', 'win10', 'win10'])
  })
})

describe('looking around', () => {
  test('finds releases in a folder and directly below it, and says which are none', async () => {
    putRelease(pc, 'stick/台账 0.7')
    pc.put('stick/bad/release.json', '{"product":')
    pc.put('stick/huge/release.json', Buffer.alloc(300_000, ' '))
    pc.put('stick/a/b/release.json', JSON.stringify(release))
    pc.put('stick/$RECYCLE.BIN/release.json', JSON.stringify(release))
    const found = await lookAround([pc.at('stick'), pc.at('stick', '台账 0.7'), pc.at('not there')])
    const told = found.map((one) => [one.folder.slice(pc.folder.length + 7), one.release?.version ?? null])
    expect(Object.fromEntries(told)).toEqual({ '台账 0.7': '0.7.0', bad: null, huge: null })
  })

  test('opens nothing but plain files: a pipe would never answer', async () => {
    putRelease(pc, 'stick/good')
    mkdirSync(pc.at('stick', 'pipe'))
    execFileSync('mkfifo', [pc.at('stick', 'pipe', 'release.json')])
    mkdirSync(pc.at('stick', 'folder', 'release.json'), { recursive: true })
    expect((await lookAround([pc.at('stick')])).map(({ folder }) => folder)).toEqual([pc.at('stick', 'good')])
  })
})
