import type { Engine } from '#data/engine/engine.ts'
import { isFault, type Outcome } from '#shared/ipc/faults.ts'
import type { PackageManifest, PackageStanding } from '#shared/ipc/parts/packages.ts'
import { openContent } from './content.ts'
import { knownPackage } from './packageLog.ts'
import { openPackage, readPackage, type PackageLetter } from './readPackage.ts'

/** A package that is about to be merged. */
export type PackageCopy = Readonly<{
  name: string
  sha256: string
  manifest: PackageManifest
  standing: PackageStanding
  /** Null where nothing has to be taken over: it was before. */
  content: Readonly<{ engine: Engine; letter: PackageLetter }> | null
}>

/** What came before, or was made here, needs no password: nothing of it is opened. Faults: `package.*`. */
export async function openPackageCopy(here: Engine, path: string, password: string | undefined): Promise<Outcome<PackageCopy>> {
  const read = readPackage(path)
  if (isFault(read)) return read
  const { name, sha256, head } = read
  const standing = standingOf(here, head.manifest)
  if (standing !== 'fits') return { name, sha256, manifest: head.manifest, standing, content: null }
  const opened = await openPackage(read, password)
  if (isFault(opened)) return opened
  const engine = await openContent(opened.image, name)
  return isFault(engine) ? engine : { name, sha256, manifest: head.manifest, standing, content: { engine, letter: opened.letter } }
}

export function standingOf(here: Engine, { id }: PackageManifest): PackageStanding {
  if (knownPackage(here, id, 'out')) return 'own'
  return knownPackage(here, id, 'in') ? 'repeated' : 'fits'
}
