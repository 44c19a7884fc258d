import type { Registry } from '#shared/ledger/registry.ts'
import { addFromContent, dropRunningNumbers, moveToHousehold } from './adjustColumns.ts'
import { assignColumns, redirectAll, scopeOf, type Assigned, type Scope } from './assignColumns.ts'
import { candidatesByColumn, type ColumnCandidates } from './columnCandidates.ts'
import { columnMatches } from './columnMatches.ts'
import { companionsOf, type Companions } from './companions.ts'
import { sampleColumn } from './contentEvidence.ts'
import { applyDecisions, decisionsOf } from './decisions.ts'
import { dictionaryOf } from './dictionary.ts'
import { unitOf } from './family.ts'
import { gridOf } from './grid.ts'
import { candidatesFor } from './headerCandidates.ts'
import { cleanHeading, headingKey } from './heading.ts'
import { partsOf, type HeadingParts } from './headingParts.ts'
import type { MatchOptions, TableMatch } from './matchTypes.ts'
import type { SheetReader } from './rawTable.ts'
import { choosePrimary, refusalOf, shapeOf } from './shape.ts'
import { withSpread } from './spread.ts'
import type { FoundTable, TableHeading } from './tableTypes.ts'

/**
 * Which field each column of a table carries, and of which ledger a row is a record. Surest evidence first: hidden
 * keys of our own files, what a person decided, label, alias, the same without units and marks, the values.
 */
export function matchHeaders(registry: Registry, reader: SheetReader, table: FoundTable, options: MatchOptions = {}): TableMatch {
  const grid = gridOf(reader)
  const fingerprint = fingerprintOf(table.headings)
  const decided = decisionsOf(table, options, fingerprint)
  const parts = withSpread(registry, partsOf(dictionaryOf(registry), table.headings), (column) => sampleColumn(grid, table, column, 60))
  const { plain, yearly, spread } = partedBy(parts)
  const all = candidatesByColumn({ registry, grid, table, options, decided }, [...plain, ...yearly])
  const columns = new Map(plain.map((part) => [part.heading.index, all.get(part.heading.index) ?? []]))
  const isUpright = spread.length === 0 && yearly.length === 0
  const parent = unitOf(registry)?.parent.id ?? null
  const year = soleYear(parts) ?? table.year ?? null
  const wanted = options.ledger ?? (isUpright ? null : parent)
  const { scope, assignment } = choosePrimary(registry, { grid, table, columns, wanted, year })
  if (!scope) return { ...unmatched(table, fingerprint), refused: assignment }
  if (!options.ledger && decided.size === 0 && isQuestionnaire(table)) return { ...unmatched(table, fingerprint), refused: questionnaire }
  const assigned = new Map(assignment.byColumn)
  dropRunningNumbers(grid, table, assigned)
  moveToHousehold(registry, { grid, table, scope, assigned, decided }, columns)
  applyDecisions(registry, decided, assigned)
  const companions = companionsBeside({ registry, scope, assigned, year }, all, parts)
  for (const [column, held] of companions.assigned) assigned.set(column, held)
  for (const [column, held] of spreadMembers(registry, scope, spread)) assigned.set(column, held)
  const apart = new Set([...spread, ...yearly].map((part) => part.heading.index))
  const asked = addFromContent(registry, { grid, table, scope, assigned, decided }, apart)
  const candidates = new Map([...all, ...[...asked].map(([column, some]) => [column, [...some, ...(all.get(column) ?? [])]] as const)])
  const ledgers = ledgersOf(registry, scope, assigned, companions.ledgers)
  return {
    shape: shapeOf(registry, scope, { grid, table, assigned }),
    ledger: scope.ledger.id,
    ledgers,
    columns: columnMatches({ registry, grid, table, scope, assigned, decided, candidates, also: companions.also, ledgers }, parts),
    fingerprint,
    refused: refusalOf(registry, scope, assigned),
    ...(year === null ? {} : { year }),
  }
}

/** A short name of the layout: the headings in order, whatever their blanks and units (53-bit FNV-like hash). */
export function fingerprintOf(headings: readonly TableHeading[]): string {
  const text = headings.map((heading) => heading.path.map(headingKey).join('/')).join('|')
  let first = 0xdeadbeef
  let second = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    first = Math.imul(first ^ code, 2654435761)
    second = Math.imul(second ^ code, 1597334677)
  }
  return (first >>> 0).toString(16).padStart(8, '0') + (second >>> 0).toString(16).padStart(8, '0')
}

const questionnaire = '每行是一个指标，不是一条记录，不能当作台账导入'

/** 编号 | 填表项目 | 单位 | 数量: a form that asks one figure a row. */
function isQuestionnaire({ headings }: FoundTable): boolean {
  const has = (words: RegExp): boolean => headings.some((heading) => words.test(cleanHeading(heading.path.at(-1) ?? '')))
  return (
    headings.length <= 8 &&
    has(/^(?:填表|调查|统计|填报)?(?:项目|指标|事项|内容)(?:名称)?$/) &&
    has(/^(?:计量)?单位$/) &&
    has(/^(?:数量|数值|数据|金额|合计|填报数)$/)
  )
}

type Parted = Readonly<Record<'plain' | 'yearly' | 'spread', readonly HeadingParts[]>>

/** Columns of one and the same row, of several years side by side, of several members side by side. */
function partedBy(parts: readonly HeadingParts[]): Parted {
  const upright = parts.filter((part) => part.spread === null)
  const years = new Map<string, Set<string>>()
  for (const { path, year } of upright) {
    if (year === null) continue
    const key = path.map(headingKey).join('/')
    years.set(key, (years.get(key) ?? new Set()).add(year))
  }
  const isYearly = [...years.values()].some((some) => some.size > 1)
  return {
    plain: upright.filter((part) => !isYearly || part.year === null),
    yearly: isYearly ? upright.filter((part) => part.year !== null) : [],
    spread: parts.filter((part) => part.spread !== null),
  }
}

type Beside = Readonly<{ registry: Registry; scope: Scope; assigned: ReadonlyMap<number, Assigned>; year: string | null }>

const nobody: Companions = { ledgers: [], assigned: new Map(), also: new Map() }

/** Ledgers kept beside household and members, from the columns that these leave over. */
function companionsBeside({ registry, scope, assigned, year }: Beside, all: ColumnCandidates, parts: readonly HeadingParts[]): Companions {
  if (scope.partner === null) return nobody
  const years = new Map(parts.map((part) => [part.heading.index, part.year]))
  const free = [...all].flatMap(([column, candidates]) =>
    assigned.has(column) ? [] : [{ column, year: years.get(column) ?? null, candidates }],
  )
  const taken = new Map([...all].filter(([column]) => assigned.has(column)))
  return companionsOf({ registry, taken, free, year })
}

/** Each of the members beside one another takes its columns as if it stood alone. */
function spreadMembers(registry: Registry, scope: Scope, spread: readonly HeadingParts[]): ReadonlyMap<number, Assigned> {
  const unit = unitOf(registry)
  const made = new Map<number, Assigned>()
  if (!unit || scope.ledger !== unit.parent) return made
  const ofChild = scopeOf(registry, unit.child)
  const dictionary = dictionaryOf(registry)
  for (const repeat of new Set(spread.map((part) => part.spread?.repeat))) {
    const own = spread.filter((part) => part.spread?.repeat === repeat)
    const columns = new Map(own.map((part) => [part.heading.index, ofMember(registry, dictionary, part)]))
    for (const [column, held] of assignColumns(registry, ofChild, columns).byColumn) made.set(column, held)
  }
  return made
}

function ofMember(registry: Registry, dictionary: ReturnType<typeof dictionaryOf>, part: HeadingParts) {
  const child = unitOf(registry)?.child.id
  return redirectAll(registry, candidatesFor(dictionary, part.path)).filter((one) => one.ledger === child && !one.field.derived)
}

function ledgersOf(
  registry: Registry,
  scope: Scope,
  assigned: ReadonlyMap<number, Assigned>,
  companions: readonly string[],
): readonly string[] {
  const used = new Set([scope.ledger.id, ...companions])
  for (const held of assigned.values()) {
    if (held.ledger === scope.partner?.id && (!held.field.derived || held.field.derived.kind === 'child')) used.add(held.ledger)
  }
  return registry.ledgers.filter((ledger) => used.has(ledger.id)).map((ledger) => ledger.id)
}

function unmatched(table: FoundTable, fingerprint: string): Omit<TableMatch, 'refused'> {
  const columns = table.headings.map(({ index, header }) => ({
    index,
    header,
    ledger: null,
    field: null,
    why: null,
    confidence: 0,
    unit: null,
  }))
  return { shape: 'recordList', ledger: null, ledgers: [], columns, fingerprint }
}

/** The one year of all headings that name any. */
function soleYear(parts: readonly HeadingParts[]): string | null {
  const years = new Set(parts.flatMap((part) => (part.year === null ? [] : [part.year])))
  return years.size === 1 ? ([...years][0] ?? null) : null
}
