import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { artefactName, artefactOf, writeRelease } from '#build/installer/release.mjs'
import { zipFolder } from '#build/installer/zipFolder.mjs'
import { unzip } from '#build/runtime/zip.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('names of artefacts', () => {
  test.each([
    ['TownshipLedger-Setup-0.6.0-x64.exe', { version: '0.6.0', channel: 'win10', arch: 'x64', kind: 'installer' }],
    ['TownshipLedger-Portable-0.6.0-x64.zip', { version: '0.6.0', channel: 'win10', arch: 'x64', kind: 'portable' }],
    ['TownshipLedger-Win7-Setup-1.10.0-ia32.exe', { version: '1.10.0', channel: 'win7', arch: 'ia32', kind: 'installer' }],
    ['TownshipLedger-Win7-Portable-0.6.0-x64.zip', { version: '0.6.0', channel: 'win7', arch: 'x64', kind: 'portable' }],
  ] as const)('%s', (name, artefact) => {
    expect(artefactOf(name)).toEqual(artefact)
    expect(artefactName(artefact)).toBe(name)
  })

  test.each([
    'TownshipLedger-Setup-0.6.0-x64.zip',
    'TownshipLedger-0.6.0-x64.zip',
    'latest.yml',
    'TownshipLedger-Setup-0.6.0-x64.exe.blockmap',
  ])('%s is none of ours', (name) => expect(artefactOf(name)).toBeNull())
})

test('the list of a release names every file of this version with its size and digest', async () => {
  const names = [
    'TownshipLedger-Win7-Setup-0.6.0-ia32.exe',
    'TownshipLedger-Portable-0.6.0-x64.zip',
    'TownshipLedger-Setup-0.5.0-x64.exe',
    'read.txt',
  ]
  for (const name of names) writeFileSync(join(folder, name), name)
  await writeRelease(folder, '0.6.0')
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const [setup, zip] = names as [string, string]
  expect(JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8'))).toEqual({
    product: 'township-ledger',
    version: '0.6.0',
    files: [
      { name: zip, channel: 'win10', arch: 'x64', kind: 'portable', bytes: zip.length, sha256: sha256(zip) },
      { name: setup, channel: 'win7', arch: 'ia32', kind: 'installer', bytes: setup.length, sha256: sha256(setup) },
    ],
  })
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('a folder packed as zip unpacks to the same files, with what only the zip contains, and always to the same bytes', async () => {
  const source = join(folder, 'source')
  mkdirSync(join(source, 'resources', '说明'), { recursive: true })
  writeFileSync(join(source, 'Program.exe'), Buffer.alloc(300_000, 'ab'), { mode: 0o755 })
  writeFileSync(join(source, 'resources', '说明', '一.txt'), '台账')
  writeFileSync(join(source, 'empty'), '')
  const [one, two] = [join(folder, 'one.zip'), join(folder, 'two.zip')]
  for (const target of [one, two]) zipFolder(source, target, { top: 'Program', extra: { 'portable.ini': '绿色版' } })
  expect(readFileSync(one).equals(readFileSync(two))).toBe(true)

  await unzip(one, join(folder, 'out'), (name: string) => name)
  const program = join(folder, 'out', 'Program')
  expect(readdirSync(program).sort()).toEqual(['Program.exe', 'empty', 'portable.ini', 'resources'])
  expect(readFileSync(join(program, 'portable.ini'), 'utf8')).toBe('绿色版')
  expect(readFileSync(join(program, 'resources', '说明', '一.txt'), 'utf8')).toBe('台账')
  expect(readFileSync(join(program, 'Program.exe')).equals(readFileSync(join(source, 'Program.exe')))).toBe(true)
  expect(statSync(join(program, 'Program.exe')).mode & 0o777).toBe(0o755)
  // A second reader, which checks sums and names by itself.
  const read = unzipSync(readFileSync(one))
  expect(Object.keys(read)).toContain('Program/resources/说明/一.txt')
})
