import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, findLedger, isOwn, type Registry } from '#shared/ledger/registry.ts'
import { parseIdCard } from '#shared/values/idCard.ts'
import { inventedIdCard } from '#tests/harness/dataCore.ts'

/** Ids of the generated records by ledger; the n-th of each belongs together (person of the household, lot of the project). */
export type World = Map<string, readonly string[]>

export const people = ['赵一平', '钱二安', '孙三和'] as const
const letters = '甲乙丙'

/** The ledgers so that every record finds those it links to made before. */
export function inLinkOrder(registry: Registry): readonly LedgerDefinition[] {
  const done: LedgerDefinition[] = []
  const visit = (ledger: LedgerDefinition, path: readonly LedgerDefinition[]): void => {
    if (done.includes(ledger) || path.includes(ledger)) return
    for (const field of linksOf(ledger)) {
      const target = findLedger(registry, field.target ?? '')
      if (target) visit(target, [...path, ledger])
    }
    done.push(ledger)
  }
  for (const ledger of registry.ledgers) if (!ledger.system) visit(ledger, [])
  return done
}

function linksOf(ledger: LedgerDefinition): readonly FieldDefinition[] {
  return ledger.fields.filter((field) => field.type === 'link' && isOwn(field) && !field.retired)
}

export function typedFields(ledger: LedgerDefinition): readonly FieldDefinition[] {
  return ledger.fields.filter((field) => isOwn(field) && !field.retired)
}

/** The n-th record with every field filled that a person can fill. */
export function recordOf(registry: Registry, ledger: LedgerDefinition, world: World, n: number): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {}
  const filled = new Set(linksOf(ledger).flatMap((field) => Object.keys(field.fills ?? {})))
  for (const field of typedFields(ledger)) {
    // What a link fills is left to the link.
    const value = filled.has(field.id) && field.type !== 'link' ? null : valueOf(registry, field, world, n)
    if (value !== null) values[field.id] = value
  }
  return { ...values, ...ofIdCard(values), ...settled[ledger.id]?.(n) }
}

/** Sex and birth date must agree with the number. */
function ofIdCard(values: Record<string, FieldValue>): Record<string, FieldValue> {
  const card = typeof values['idCard'] === 'string' ? parseIdCard(values['idCard']) : null
  if (!card) return {}
  return { ...('sex' in values ? { sex: card.sex } : {}), ...('birthDate' in values ? { birthDate: card.birthDate } : {}) }
}

/** Fields of which others decide what is possible. */
const settled: Readonly<Record<string, (n: number) => Record<string, FieldValue>>> = {
  village: (n) => ({ name: `${'白青红'.charAt(n)}沙村` }),
  group: (n) => ({ name: `${n + 1}组` }),
  household: () => ({ status: '在册' }),
  member: (n) => ({
    name: people[n]!,
    relation: '户主',
    idType: '居民身份证',
    idCard: inventedIdCard(n + 1),
    sex: n % 2 === 0 ? '男' : '女',
    birthDate: '1980-01-01',
    status: '在册',
  }),
  populationChange: (n) => ({ kind: '信息更正', name: people[n]!, idCard: inventedIdCard(n + 1) }),
}

export function valueOf(registry: Registry, field: FieldDefinition, world: World, n: number): FieldValue {
  switch (field.type) {
    case 'link':
      return world.get(field.target ?? '')?.[n] ?? null
    case 'choice': {
      const items = current(registry, field)
      return items[n % items.length] ?? null
    }
    case 'multichoice':
      return (
        current(registry, field)
          .slice(n, n + 2)
          .join(',') || null
      )
    case 'date':
      return field.precision === 'month' ? `2025-0${n + 4}` : `2025-06-1${n}`
    case 'year':
      return clamp(field, 2023 + n)
    case 'integer':
      return clamp(field, n + 2)
    case 'money':
      return clamp(field, (n + 1) * 1_000_050)
    case 'quantity':
      return Math.max(1, Math.min((n + 1) * 10 + 1, (field.max ?? 10_000) - 3 + n))
    case 'boolean':
      return n % 2
    case 'phone':
      return `1390000${String(1000 + n)}`
    case 'bankCard':
      return `4399991234${n}`
    case 'idCard':
      return inventedIdCard(500 + n)
    default:
      return field.search === 'name'
        ? `${'周吴郑'.charAt(n)}${field.label.replace(/[^\u4e00-\u9fff]/g, '').slice(0, 4)}`
        : `${field.label}${letters.charAt(n)}`
  }
}

function clamp(field: FieldDefinition, value: number): number {
  return Math.min(Math.max(value, field.min ?? 0), field.max ?? Number.MAX_SAFE_INTEGER)
}

function current(registry: Registry, field: FieldDefinition): readonly string[] {
  return (codesOf(registry, field)?.items ?? [])
    .filter((item) => item.to === undefined && item.from === undefined)
    .map((item) => item.value)
}
