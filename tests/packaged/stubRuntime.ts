import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { zipFolder } from '#build/installer/zipFolder.mjs'

/** A runtime of Windows by name and shape only: a tiny program that does nothing, with fuses to turn. */
export type Stub = Readonly<{ version: string; arch: 'x64' | 'ia32' }>

const script = `Unicode true
!ifdef X64
Target amd64-unicode
!endif
Name "stub"
OutFile "\${OUT}"
RequestExecutionLevel user
SilentInstall silent
VIProductVersion "1.0.0.0"
VIAddVersionKey /LANG=1033 "FileVersion" "1.0.0.0"
VIAddVersionKey /LANG=1033 "ProductVersion" "1.0.0.0"
VIAddVersionKey /LANG=1033 "ProductName" "stub"
VIAddVersionKey /LANG=1033 "FileDescription" "stub"
VIAddVersionKey /LANG=1033 "LegalCopyright" "stub"
VIAddVersionKey /LANG=1033 "CompanyName" "stub"
VIAddVersionKey /LANG=1033 "InternalName" "electron.exe"
VIAddVersionKey /LANG=1033 "OriginalFilename" "electron.exe"
Section
SectionEnd
`

/**
 * Puts `electron-v<version>-win32-<arch>.zip` into `folder`, where electron-builder takes it from (electronDist): what is
 * packed with it proves configuration, hooks, resources, fuses, archive and installer, never a running program.
 */
export async function stubRuntime(folder: string, { version, arch }: Stub): Promise<void> {
  const work = join(folder, `${version}-${arch}`)
  mkdirSync(join(work, 'locales'), { recursive: true })
  mkdirSync(join(work, 'resources'))
  const nsi = join(folder, 'stub.nsi')
  const program = join(work, 'electron.exe')
  writeFileSync(nsi, script)
  execFileSync('makensis', ['-V1', `-DOUT=${program}`, ...(arch === 'x64' ? ['-DX64'] : []), nsi])
  writeFileSync(program, Buffer.concat([readFileSync(program), fuseWire(version)]))
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'ffmpeg.dll', 'version']) writeFileSync(join(work, name), version)
  for (const name of ['zh-CN', 'en-US', 'fr']) writeFileSync(join(work, 'locales', `${name}.pak`), '')
  await createPackage(join('build', 'runtime', 'default-app'), join(work, 'resources', 'default_app.asar'))
  zipFolder(work, join(folder, `electron-v${version}-win32-${arch}.zip`), { top: '.' })
  rmSync(work, { recursive: true })
}

/** As @electron/fuses finds it: a sentinel, the version of the wire, its length, one character a fuse. */
function fuseWire(version: string): Buffer {
  const fuses = version.startsWith('22.') ? 7 : 9
  return Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, fuses]), Buffer.from('0'.repeat(fuses))])
}
