import type { Engine } from '#data/engine/engine.ts'
import { storedWords, wordsOf } from '#data/exchange/learnedWords.ts'
import { readOverrides } from '#data/findings/filePolicy.ts'
import { withLearnedWords } from '#shared/ledger/learnedWords.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { asCounty } from '#shared/ledgers/county.ts'
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
  return isCountyFile(engine) ? asCounty(said) : said
}

/** Made to collect the files of many townships. */
export function isCountyFile(engine: Engine): boolean {
  return engine.values(`SELECT 1 FROM meta WHERE key = 'role' AND value = 'county'`).length > 0
}
