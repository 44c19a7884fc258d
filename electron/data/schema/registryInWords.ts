import type { Engine } from '#data/engine/engine.ts'
import { readOverrides } from '#data/findings/filePolicy.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { ownWording, withWording } from '#shared/policy/applyTerms.ts'
import { policyItems } from '#shared/policy/index.ts'
import { registryOfFile } from './customFields.ts'

/**
 * The registry of an open file as everybody sees it: own fields, and labels in the words that the office uses today
 * (政策参数 → 名称用语). The one place where words are applied: grids, forms, prints and exports take labels from here. A word
 * that begins on a later day is said when the file is opened on that day.
 */
export function registryInWords(engine: Engine, shipped: Registry, today: string): Registry {
  return withWording(registryOfFile(engine, shipped), ownWording(policyItems, readOverrides(engine), today))
}
