import { basename } from 'node:path'
import { readHeader } from '#data/file/header.ts'
import { countRows } from '#data/file/check.ts'
import { isFault, type Outcome } from '#shared/ipc/faults.ts'
import type { PackageManifest } from '#shared/ipc/parts/packages.ts'
import { openContent } from './content.ts'
import { sealPages } from './images.ts'
import { newestSeq, notePackage } from './packageLog.ts'
import { openPackage, type ReadPackage } from './readPackage.ts'
import { writeFresh } from './writePackage.ts'

export type Receiver = Readonly<{ at: string; person: string; device: string; schemaVersion: number }>

/**
 * Makes a new ledger file of a whole or subset package, with the note of where it came from. Never over an existing file;
 * whole under its name or not at all. Faults: `package.*`, `file.exists`, `file.newer`.
 */
export async function openAsNewFile(
  read: ReadPackage,
  to: string,
  password: string | undefined,
  receiver: Receiver,
): Promise<Outcome<Readonly<{ manifest: PackageManifest; counts: Readonly<Record<string, number>> }>>> {
  const { name, head, sha256 } = read
  const { manifest } = head
  if (manifest.kind === 'changes') return { fault: 'package.changesOnly', file: name }
  const opened = await openPackage(read, password)
  if (isFault(opened)) return opened
  const version = readHeader(opened.image)?.userVersion ?? 0
  if (version > receiver.schemaVersion) return { fault: 'file.newer', file: name, version, supported: receiver.schemaVersion }
  const engine = await openContent(opened.image, name)
  if (isFault(engine)) return engine
  try {
    const rows = countRows(engine)
    if (!('household' in rows)) return { fault: 'package.altered', file: name, part: '内容' }
    if ('package_log' in rows) {
      const { at, person, device } = receiver
      notePackage(engine, { direction: 'in', manifest, sha256, at, person, device, setSeq: newestSeq(engine) })
    }
    const written = await writeFresh(to, [sealPages(engine.export())])
    return isFault(written) ? { ...written, file: basename(to) } : { manifest, counts: manifest.counts }
  } finally {
    engine.close()
  }
}
