import type { Engine } from '#data/engine/engine.ts'
import { storedWords, wordsOf } from '#data/exchange/learnedWords.ts'
import { readOverrides } from '#data/findings/filePolicy.ts'
import { isWanted } from '#data/exchange/packages/share.ts'
import { storedShare } from '#data/store/shareGate.ts'
import type { PackageScope } from '#shared/ipc/parts/packages.ts'
import { withLearnedWords } from '#shared/ledger/learnedWords.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { asCounty } from '#shared/ledger/county.ts'
import { ownWording, withWording } from '#shared/policy/applyTerms.ts'
import { policyItems } from '#shared/policy/index.ts'
import { registryOfFile } from './customFields.ts'

/**
 * The registry of an open file as everybody sees it: own fields, what the words of sheets were said to mean, and labels in
 * the words that the office uses today (政策参数 → 名称用语). The one place where words are applied: grids, forms, prints and exports take labels from here. A word
 * that begins on a later day is said when the file is opened on that day.
 */
export function registryInWords(engine: Engine, shipped: Registry, today: string): Registry {
  const own = withLearnedWords(registryOfFile(engine, shipped), wordsOf(storedWords(engine)))
  const said = withWording(own, ownWording(policyItems, readOverrides(engine), today))
  return ofShare(isCountyFile(engine) ? asCounty(said) : said, storedShare(engine))
}

/** A village's file offers what it holds: the other ledgers and columns stayed in the township. */
function ofShare(registry: Registry, share: PackageScope | null): Registry {
  if (!share) return registry
  const { ledgers: wanted, without } = share.wish
  const stays = new Set(without.map(({ ledger, field }) => `${ledger}.${field}`))
  const ledgers = registry.ledgers.map((ledger) => ({
    ...ledger,
    ...(ledger.system || isWanted({ ledgers: wanted }, ledger.id) ? {} : { away: true }),
    fields: ledger.fields.map((field) => (stays.has(`${ledger.id}.${field.id}`) ? { ...field, retired: true } : field)),
  }))
  return { ...registry, ledgers }
}

/** Made to collect the files of many townships. */
export function isCountyFile(engine: Engine): boolean {
  return engine.values(`SELECT 1 FROM meta WHERE key = 'role' AND value = 'county'`).length > 0
}
