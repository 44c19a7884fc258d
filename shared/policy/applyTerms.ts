import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { PolicyItem } from './define.ts'
import { holdingOn, policyTimeline } from './records.ts'
import type { PolicyOverride } from './policyOf.ts'

/**
 * Terms whose words stand in labels for nothing else. 扶贫, 乡村振兴, 帮扶 (`workTerm`) are parts of many other names and
 * are left to titles of prints, which ask for the term of their day.
 */
const inLabels: readonly string[] = ['monitoredTerm', 'householdTerm', 'fundTerm', 'assetTerm', 'systemTerm', 'bureauTerm', 'officeTerm']

/** A word of the definitions and what the office says instead. */
export type Wording = Readonly<{ from: readonly string[]; to: string }>

/**
 * What the office calls things on a day in its own words. The labels of the definitions are those of the sheets in use and
 * stay until the office gives a term a value of its own; shipped terms of a period are for titles only.
 */
export function ownWording(items: readonly PolicyItem[], overrides: readonly PolicyOverride[], today: string): readonly Wording[] {
  return items
    .filter((item) => inLabels.includes(item.id))
    .flatMap((item) => {
      const holding = holdingOn(policyTimeline(item, overrides), today)
      if (!holding.own) return []
      const to = String(holding.value)
      const shipped = [...new Set(item.values.map(({ value }) => String(value)))].filter((word) => word !== to)
      return [{ to, from: shipped.sort((a, b) => b.length - a.length) }]
    })
}

/** Labels of ledgers, sections and fields in the office's words; the old label stays as a heading that imports know. */
export function withWording(registry: Registry, wording: readonly Wording[]): Registry {
  if (wording.length === 0) return registry
  const say = (text: string): string => wording.reduce((said, { from, to }) => replaced(said, from, to), text)
  return { ...registry, ledgers: registry.ledgers.map((ledger) => (ledger.system ? ledger : ledgerSaid(ledger, say))) }
}

/** A label that holds the new word already (监测对象 within 防返贫监测对象) is not said twice. */
function replaced(text: string, from: readonly string[], to: string): string {
  if (text.includes(to)) return text
  const word = from.find((candidate) => text.includes(candidate))
  return word === undefined ? text : text.split(word).join(to)
}

type Say = (text: string) => string

function ledgerSaid(ledger: LedgerDefinition, say: Say): LedgerDefinition {
  const sections = ledger.sections.map((section) => ({ ...section, label: say(section.label) }))
  return { ...renamed(ledger, say), sections, fields: ledger.fields.map((field) => (field.custom ? field : renamed(field, say))) }
}

function renamed<T extends Readonly<{ label: string; aliases?: readonly string[] }>>(named: T, say: Say): T {
  const label = say(named.label)
  return label === named.label ? named : { ...named, label, aliases: [named.label, ...(named.aliases ?? [])] }
}
