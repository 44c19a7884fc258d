import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipFolder } from '#build/installer/zipFolder.mjs'

/** Folders of a PC and a stick, made for one test. Names as offices have them. */
export function makePc() {
  const folder = mkdtempSync(join(tmpdir(), '升级 '))
  const at = (...parts: readonly string[]) => join(folder, ...parts)
  const put = (path: string, content: string | Buffer) => {
    mkdirSync(join(at(path), '..'), { recursive: true })
    writeFileSync(at(path), content)
    return at(path)
  }
  return { folder, at, put, dispose: () => rmSync(folder, { recursive: true, force: true }) }
}

export type Pc = ReturnType<typeof makePc>

export const installerName = 'TownshipLedger-Setup-0.7.0-x64.exe'
export const portableName = 'TownshipLedger-Portable-0.7.0-x64.zip'

/** What stands in a release.json about a file. */
export function fileEntry(path: string, given: Readonly<{ name: string; kind: string; channel?: string; arch?: string }>) {
  const content = readFileSync(path)
  return { channel: 'win10', arch: 'x64', ...given, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

/** A folder on a stick with an installer (1.5 MB), a 绿色版 and the release.json that names them. */
export function putRelease(pc: Pc, folder: string, { version = '0.7.0', ...others }: Readonly<Record<string, unknown>> = {}) {
  const installer = pc.put(`${folder}/${installerName}`, Buffer.alloc(1_500_000, '安装程序 '))
  pc.put('unpacked/TownshipLedger.exe', '新程序')
  pc.put('unpacked/resources/app.asar', Buffer.alloc(300_000, 'asar'))
  pc.put('unpacked/empty.txt', '')
  const portable = pc.at(folder, portableName)
  zipFolder(pc.at('unpacked'), portable, { top: 'TownshipLedger', extra: { 'portable.ini': '; 绿色版' } })
  const files = [
    fileEntry(installer, { name: installerName, kind: 'installer' }),
    fileEntry(portable, { name: portableName, kind: 'portable' }),
  ]
  const release = { product: 'township-ledger', version, files, ...others }
  pc.put(`${folder}/release.json`, JSON.stringify(release))
  return { installer, portable, release }
}
