import { z } from 'zod'

/** Calls about a newer program that came by stick. Answered by the main process. */
export const upgradeContract = {
  /** Looks for a newer version; `drives`: on removable drives as well, which takes longer. */
  'upgrade.look': z.object({ drives: z.boolean() }).strict(),
  /** Copies the package of the version that was found, proves it, and unpacks a 绿色版. Faults: `upgrade.*`. */
  'upgrade.take': z.object({ version: z.string().max(20) }).strict(),
  'upgrade.cancel': z.object({}).strict(),
  /** Closes the ledger and the program as a person would, then starts the proved installer. */
  'upgrade.install': z.object({}).strict(),
}

/** A newer version for this PC. `bytes` and `sha256` are those of its package as the release tells them. */
export type UpgradeOffer = Readonly<{
  version: string
  /** Where it lies. */
  folder: string
  name: string
  kind: 'installer' | 'portable'
  bytes: number
  sha256: string
  /** What it brings, one line each; empty where the release does not say. */
  changes: readonly string[]
}>

/** A release that is of no use here. `notOurs`: its release.json cannot be understood. */
export type UselessRelease = Readonly<{ folder: string; version: string | null; why: 'older' | 'same' | 'notForThis' | 'notOurs' }>

export type UpgradeTaken = Readonly<{ kind: 'installer' }> | Readonly<{ kind: 'portable'; token: string; name: string; folder: string }>

export type UpgradeOutputs = {
  'upgrade.look': Readonly<{ version: string; offer: UpgradeOffer | null; useless: readonly UselessRelease[] }>
  'upgrade.take': UpgradeTaken
  'upgrade.cancel': Record<string, never>
  'upgrade.install': Record<string, never>
}

/** `done` and `total` in bytes. */
export type UpgradeProgress = Readonly<{ step: 'proving' | 'unpacking'; done: number; total: number }>
