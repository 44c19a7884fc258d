import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unpackBeside } from '#electron/main/upgrade/unpack.ts'
import { readZipFolder } from '#electron/main/upgrade/zipFile.ts'
import { makePc, type Pc } from './packages.ts'

let pc: Pc
beforeEach(() => void (pc = makePc()))
afterEach(() => pc.dispose())

/** A zip of these names, as another packer writes it. */
function zipOf(...names: readonly string[]): string {
  return pc.put('some.zip', Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8(name)])))))
}

test('the files of one folder are told without it', async () => {
  const entries = await readZipFolder(zipOf('程序/a.exe', '程序/resources/app.asar'))
  expect(entries?.map(({ path }) => path)).toEqual([['a.exe'], ['resources', 'app.asar']])
})

test.each([
  ['that leaves its folder', 'top/../../evil.exe'],
  ['that begins at the root', '/top/evil.exe'],
  ['with a drive', 'top/C:/evil.exe'],
  ['with a stream', 'top/a.txt:evil.exe'],
  ['with backslashes', 'top\\..\\evil.exe'],
  ['of a device', 'top/NUL.txt'],
  ['that Windows would cut', 'top/a.exe.'],
  ['with a blank at its end', 'top/a.exe '],
  ['with a sign that steers', 'top/a\u0007.exe'],
  ['in no folder', 'evil.exe'],
  ['in another folder', 'other/evil.exe'],
  ['that differs in case only', 'top/GOOD.EXE'],
])('a zip with a name %s is refused whole', async (_, name) => {
  const zip = zipOf('top/good.exe', name)
  expect(await readZipFolder(zip)).toBeNull()
  const unpacked = await unpackBeside({ zip, parent: pc.folder, name: 'new', onProgress: () => undefined, isCancelled: () => false })
  expect(unpacked).toMatchObject({ fault: 'upgrade.altered' })
})

test('a zip with a link is refused whole', async () => {
  const zip = pc.put('link.zip', Buffer.from(zipSync({ 'top/a': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] })))
  expect(await readZipFolder(zip)).toBeNull()
})

test('whatever is broken in a zip ends in a refusal or in the same files, never in a failure or a half folder', async () => {
  const zip = zipOf('top/one.txt', 'top/two/three.txt')
  const content = readFileSync(zip)
  await fc.assert(
    fc.asyncProperty(fc.nat(content.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, change, isCut) => {
      const broken = Buffer.from(isCut ? content.subarray(0, at) : content)
      if (!isCut) broken[at]! ^= change
      writeFileSync(zip, broken)
      const unpacked = await unpackBeside({ zip, parent: pc.folder, name: 'new', onProgress: () => undefined, isCancelled: () => false })
      if (typeof unpacked !== 'string') expect(['upgrade.altered', 'upgrade.notWritten']).toContain(unpacked.fault)
    }),
    { numRuns: 150 },
  )
})
