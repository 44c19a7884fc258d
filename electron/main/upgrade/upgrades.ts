import { createHash } from 'node:crypto'
import { createReadStream, promises as fs } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isFault } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import type { UpgradeOffer, UpgradeOutputs, UpgradeProgress, UselessRelease } from '#shared/ipc/parts/upgrade.ts'
import { chooseFile } from './choose.ts'
import type { Running } from './choose.ts'
import { handOver } from './handOver.ts'
import { lookAround } from './lookAround.ts'
import { takeAlong } from './ownData.ts'
import { proveCopy } from './proveCopy.ts'
import { compareVersions } from './release.ts'
import type { ReleaseFile } from './release.ts'
import { unpackBeside } from './unpack.ts'

export type UpgradesOptions = Readonly<{
  running: Running
  /** Where packages are copied to and proved. */
  store: string
  /** The folder of the running program; a 绿色版 goes beside it. */
  programFolder: string
  /** Settings and other small files of this user, which go along with a 绿色版. */
  ownFolder: string
  onProgress: (progress: UpgradeProgress) => void
}>

export type TakenUpgrade = Readonly<{ kind: 'installer' }> | Readonly<{ kind: 'portable'; folder: string }>

/** A newer program found on this PC or a stick, from looking to handing over. */
export type Upgrades = Readonly<{
  /** The newest version in these folders that replaces the running program, and what else lies there. */
  look: (folders: readonly string[]) => Promise<UpgradeOutputs['upgrade.look']>
  /** Copies and proves what was found; a 绿色版 is unpacked beside the program. Faults: `upgrade.*`. */
  take: (version: string) => Promise<Outcome<TakenUpgrade>>
  cancel: () => void
  /** From now on the end of the program starts the proved installer. Faults: `upgrade.unknown`, `upgrade.altered`. */
  arm: () => Promise<Fault | null>
  disarm: () => void
  /** At the end of the program, the ledger is closed: starts the installer if it is wanted. False: it could not be started. */
  finish: () => Promise<boolean>
  /** The proved installer, for who has to start it himself. */
  installer: () => string | null
}>

type Found = Readonly<{ folder: string; version: string; file: ReleaseFile; changes: readonly string[] }>
/** `found` by version: the quiet look after a file was opened and that of the page may overlap, and neither takes away what the other shows. */
type State = {
  found: Map<string, Found>
  installer: Readonly<{ path: string; sha256: string }> | null
  isArmed: boolean
  isCancelled: boolean
}

export function createUpgrades(options: UpgradesOptions): Upgrades {
  const state: State = { found: new Map(), installer: null, isArmed: false, isCancelled: false }
  return {
    look: async (folders) => {
      const { found, useless } = sorted(await lookAround(folders), options.running)
      if (found) state.found.set(found.version, found)
      return { version: options.running.version, offer: found && offerOf(found), useless }
    },
    take: (version) => take(state, options, version),
    cancel: () => void (state.isCancelled = true),
    arm: async () => {
      const { installer } = state
      if (installer === null) return { fault: 'upgrade.unknown' }
      // Time has passed since it was proved, and other programs may write there.
      if ((await digestOf(installer.path)) !== installer.sha256) return { fault: 'upgrade.altered', file: basename(installer.path) }
      state.isArmed = true
      return null
    },
    disarm: () => void (state.isArmed = false),
    finish: async () => (state.isArmed && state.installer ? handOver(state.installer.path) : true),
    installer: () => state.installer?.path ?? null,
  }
}

function sorted(
  releases: Awaited<ReturnType<typeof lookAround>>,
  running: Running,
): Readonly<{ found: Found | null; useless: readonly UselessRelease[] }> {
  const useless: UselessRelease[] = []
  const usable: Found[] = []
  for (const { folder, release } of releases) {
    if (release === null) useless.push({ folder, version: null, why: 'notOurs' })
    else {
      const choice = chooseFile(release, running)
      const { version, changes } = release
      if ('no' in choice) useless.push({ folder, version, why: choice.no })
      else usable.push({ folder, version, changes, file: choice.file })
    }
  }
  const newest = [...usable].sort((a, b) => compareVersions(b.version, a.version))[0]
  return { found: newest ?? null, useless }
}

function offerOf({ folder, version, file, changes }: Found): UpgradeOffer {
  const { name, kind, bytes, sha256 } = file
  return { version, folder, name, kind, bytes, sha256, changes }
}

async function take(state: State, options: UpgradesOptions, version: string): Promise<Outcome<TakenUpgrade>> {
  const found = state.found.get(version)
  if (!found) return { fault: 'upgrade.unknown' }
  state.isCancelled = false
  const isCancelled = () => state.isCancelled
  const path = join(options.store, found.file.name)
  const told = (step: UpgradeProgress['step']) => (done: number, total: number) => options.onProgress({ step, done, total })
  const fault = await proveCopy({ folder: found.folder, file: found.file, target: path, onProgress: told('proving'), isCancelled })
  if (fault !== null) return fault
  if (found.file.kind === 'installer') {
    await fs.chmod(path, 0o755)
    state.installer = { path, sha256: found.file.sha256 }
    return { kind: 'installer' }
  }
  const parent = dirname(options.programFolder)
  const name = `TownshipLedger-${version}`
  const folder = await unpackBeside({ zip: path, parent, name, onProgress: told('unpacking'), isCancelled })
  await fs.rm(path, { force: true }).catch(() => undefined)
  if (isFault(folder)) return folder
  await takeAlong(options.ownFolder, options.programFolder, folder)
  return { kind: 'portable', folder }
}

/** Null where it cannot be read. */
async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  return pipeline(createReadStream(path), hash).then(
    () => hash.digest('hex'),
    () => null,
  )
}
