import type { Derivation, FieldDefinition, LedgerDefinition, Parts } from '#shared/ledger/define.ts'
import { codesOf, type Registry } from '#shared/ledger/registry.ts'
import { assetNotes } from './asset.ts'
import type { FieldNotes } from './define.ts'
import { fundNotes } from './fund.ts'
import { householdNotes } from './household.ts'
import { incomeNotes } from './income.ts'
import { memberNotes } from './member.ts'
import { monitoringNotes } from './monitoring.ts'
import { projectNotes } from './project.ts'

/** A field as it is explained beside its name: what it means, how it comes about, where that is laid down. Any may be ''. */
export type ToldField = Readonly<{ says: string; derived: string; source: string }>

/** Ledgers whose fields are all explained. */
export const toldLedgers: Readonly<Record<string, FieldNotes>> = {
  household: householdNotes,
  member: memberNotes,
  monitoring: monitoringNotes,
  income: incomeNotes,
  project: projectNotes,
  ...fundNotes,
  asset: assetNotes,
}

/** What there is to say of a field; null where that is nothing. */
export function toldField(registry: Registry, ledger: LedgerDefinition, field: FieldDefinition): ToldField | null {
  const notes = toldLedgers[ledger.id]
  const own = notes?.fields[field.id]
  const [says, named] = typeof own === 'string' || own === undefined ? [own ?? field.help ?? '', undefined] : own
  const derived = field.derived ? derivedWords(registry, ledger, field.derived) : ''
  const codes = codesOf(registry, field)?.source
  const options = codes === undefined ? '' : `选项：${/^[\dE]/.test(codes) ? `国家系统代码表 ${codes}` : codes}`
  // Own fields of the office have no source; what is derived is explained by its rule.
  const source = [field.custom || derived ? '' : (named ?? notes?.source ?? ''), options].filter(Boolean).join('；')
  return says || derived || source ? { says, derived, source } : null
}

/** In one line, for those who listen. */
export function toldFieldText({ says, derived, source }: ToldField): string {
  return [says, derived, source && `依据：${source}`].filter(Boolean).join(' ')
}

function derivedWords(registry: Registry, ledger: LedgerDefinition, derived: Derivation): string {
  const other = (id: string) => registry.ledgers.find((one) => one.id === id)
  const fieldOf = (id: string, field: string) => other(id)?.fields.find((one) => one.id === field)?.label ?? field
  const own = (field: string) => fieldOf(ledger.id, field)
  const label = (id: string) => other(id)?.label ?? id
  switch (derived.kind) {
    case 'child':
      return `自动：取自“${label(derived.ledger)}”中${fieldOf(derived.ledger, derived.where.field)}为“${derived.where.is}”的一条。`
    case 'count':
      return `自动：“${label(derived.ledger)}”中${whereWords(derived.where, (id) => fieldOf(derived.ledger, id))}的条数。`
    case 'sum':
      return `自动：“${label(derived.ledger)}”中${whereWords(derived.where, (id) => fieldOf(derived.ledger, id))}的“${fieldOf(derived.ledger, derived.field)}”合计。`
    case 'latest':
      return `自动：“${label(derived.ledger)}”中${fieldOf(derived.ledger, derived.by)}最近的一条${derived.parts ? partsWords(fieldOf(derived.ledger, derived.parts.link), derived.parts) : ''}。`
    case 'formula':
      return `自动：${formulaWords(derived, own)}。`
    case 'parent':
      return `自动：随“${own(derived.link)}”。`
    case 'age':
      return `自动：由${own(derived.of)}算到今天的周岁。`
    case 'origin':
      return '自动：来自哪个乡镇。'
  }
}

const together: Readonly<Record<Parts['together'], string>> = {
  sum: '最近一条相加',
  mean: '最近一条加权平均',
  words: '最近一条逐个列出',
  last: '中最近的一条',
}

function partsWords(part: string, parts: Parts): string {
  return `，取不填${part}的；都填了${part}的，取各${part}${together[parts.together]}`
}

function whereWords(where: Readonly<{ field: string; is: string }> | undefined, labelOf: (field: string) => string): string {
  return where ? `${labelOf(where.field)}为“${where.is}”` : '属于这一条'
}

function formulaWords(formula: Extract<Derivation, { kind: 'formula' }>, label: (field: string) => string): string {
  const plus = formula.plus.map(label).join(' + ')
  const minus = (formula.minus ?? []).map((field) => ` − ${label(field)}`).join('')
  const whole = formula.by ? `（${plus}${minus}）÷ ${label(formula.by)}` : plus + minus
  return formula.otherwise ? `${whole}；没有这些时取“${label(formula.otherwise)}”` : whole
}
