import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { assignColumns, scopeOf, type Assigned, type Assignment, type Scope } from './assignColumns.ts'
import { companionsOf } from './companions.ts'
import { hasBlocks, sampleColumn } from './contentEvidence.ts'
import { identityFields, unitOf, type Unit } from './family.ts'
import type { Grid } from './grid.ts'
import type { Candidate, TableShape } from './matchTypes.ts'
import type { FoundTable } from './tableTypes.ts'

type Primary = Readonly<{ scope: Scope; assignment: Assignment }> | Readonly<{ scope: null; assignment: string }>

export type PrimaryInput = Readonly<{
  grid: Grid
  table: FoundTable
  columns: ReadonlyMap<number, readonly Candidate[]>
  /** Ledger that the user named. */
  wanted: string | null
  /** Year of the title, sheet or file. */
  year?: string | null
}>

/** The ledger of which a row is one record: the one whose fields cover the headings best. */
export function choosePrimary(registry: Registry, input: PrimaryInput): Primary {
  const unit = unitOf(registry)
  const named = new Set([...input.columns.values()].flatMap((candidates) => candidates.map((one) => one.ledger)))
  const ledgers = registry.ledgers.filter((ledger) => !ledger.system && (named.has(ledger.id) || ledger.id === input.wanted))
  const halves = registry.ledgers
    .filter((ledger) => ledger === unit?.parent || ledger === unit?.child)
    .map((ledger) => offerOf(registry, ledger, input, null))
  const isOfUnit = (one: Candidate): boolean => (one.ledger === unit?.parent.id || one.ledger === unit?.child.id) && one.confidence >= 0.9
  const couldBe = [...input.columns].flatMap(([column, candidates]) => (candidates.some(isOfUnit) ? [column] : []))
  const inUnit = new Set([...halves.flatMap((offer) => [...offer.assignment.byColumn.keys()]), ...couldBe])
  const others = ledgers
    .filter((ledger) => ledger !== unit?.parent && ledger !== unit?.child)
    .map((ledger) => offerOf(registry, ledger, input, inUnit))
  const offers = [...halves, ...others].sort((a, b) => b.total - a.total)
  const wanted = offers.find((offer) => offer.scope.ledger.id === input.wanted)
  if (wanted)
    return wanted.assignment.byColumn.size > 0 ? wanted : { scope: null, assignment: `表头里没有“${wanted.scope.ledger.label}”的列` }
  const best = offers[0]
  const isDecided = [...input.columns.values()].some((candidates) => candidates[0]?.why === 'memory')
  // One column (a 备注) fits any ledger and so names none.
  if (!best || best.total < (isDecided ? 0.5 : 1.5)) return { scope: null, assignment: '表头与任何台账都对不上' }
  if (!unit || (best.scope.ledger !== unit.parent && best.scope.ledger !== unit.child && !isBeside(registry, input, best, offers)))
    return best
  const ledger = halfOf(unit, input, offers) === 'child' ? unit.child : unit.parent
  const half = offers.find((offer) => offer.scope.ledger === ledger) ?? best
  const rival = rivalOf(unit, input, half, offers)
  return rival ? { scope: null, assignment: `可能是“${half.scope.ledger.label}”，也可能是“${rival.label}”，请先指定是哪个台账` } : half
}

/** The best ledger is kept beside the household (收入, 监测), and the rows tell more of household and members than of it. */
function isBeside(registry: Registry, input: PrimaryInput, best: Offer, offers: readonly Offer[]): boolean {
  const unit = unitOf(registry)
  if (!unit || best.scope.ledger.parent?.ledger !== unit.parent.id) return false
  const own = offers.find((offer) => offer.scope.ledger === (halfOf(unit, input, offers) === 'child' ? unit.child : unit.parent))
  if (!own || refusalOf(registry, own.scope, own.assignment.byColumn) !== null) return false
  const { byColumn } = own.assignment
  const taken = new Map([...input.columns].filter(([column]) => byColumn.has(column)))
  const free = [...input.columns].flatMap(([column, candidates]) => (byColumn.has(column) ? [] : [{ column, year: null, candidates }]))
  const companions = companionsOf({ registry, taken, free, year: input.year ?? null })
  if (!companions.ledgers.includes(best.scope.ledger.id)) return false
  return byColumn.size + companions.assigned.size > best.assignment.byColumn.size
}

/**
 * A benefit that explains every column as well as the household or member does, its own subject among them (the kind of
 * a 公益性岗位, or place and channel of 务工): without a title nobody can tell which of them is meant, and one question is
 * better than a guess.
 */
function rivalOf(unit: Unit, { table }: PrimaryInput, half: Offer, offers: readonly Offer[]): LedgerDefinition | null {
  const { byColumn } = half.assignment
  const isMembers = [...byColumn.values()].some((held) => held.field.id === unit.relation || held.field.derived?.kind === 'count')
  if (isMembers || isNamed(unit.child, table) || isNamed(unit.parent, table)) return null
  const rival = offers.find(({ scope, assignment }) => {
    if (scope.ledger === unit.child || scope.ledger === unit.parent || assignment.byColumn.size < byColumn.size) return false
    const own = [...assignment.byColumn.values()].filter((held) => held.ledger === scope.ledger.id && isSubject(scope.ledger, held.field))
    const says = new Set(scope.ledger.occurrence?.says)
    return own.some((held) => held.field.required === true) || (own.length >= 2 && own.some((held) => says.has(held.field.id)))
  })
  return rival?.scope.ledger ?? null
}

/** What the record is about, not of whom. */
function isSubject(ledger: LedgerDefinition, field: Assigned['field']): boolean {
  return field.id !== ledger.title && field.type !== 'link' && field.type !== 'idCard' && field.type !== 'phone'
}

type Offer = Readonly<{ scope: Scope; assignment: Assignment; total: number }>

/** Another ledger than the household and its members must bring a column of its own: names and numbers of persons stand everywhere. */
function offerOf(registry: Registry, ledger: LedgerDefinition, input: PrimaryInput, inUnit: ReadonlySet<number> | null): Offer {
  const scope = scopeOf(registry, ledger)
  const assignment = assignColumns(registry, scope, input.columns)
  // A sheet named after the ledger with one column of it (a 备注) may be anything about it.
  const named = isNamed(ledger, input.table) && assignment.byColumn.size >= 2
  const brought = [...assignment.byColumn].filter(([column, one]) => one.ledger === ledger.id && !inUnit?.has(column))
  const bringsMore = brought.length > 0 && (named || assignment.own >= 2 || assignment.byColumn.size <= 3)
  // Its name over the table says what it is about, even where a member has all of its fields, too (公益性岗位).
  const coversAll = inUnit !== null && named && assignment.own >= 2 && assignment.byColumn.size >= inUnit.size
  const isOwner = inUnit === null || bringsMore || coversAll
  return { scope, assignment, total: isOwner ? assignment.score + (named ? 2 : 0) : 0 }
}

function isNamed(ledger: LedgerDefinition, table: FoundTable): boolean {
  const text = `${table.title} ${table.sheet} ${table.file ?? ''}`.replace(/[\s\u3000]/g, '')
  return [ledger.label, ...(ledger.aliases ?? [])].some((name) => name.length >= 2 && text.includes(name))
}

/** A row a person, or a row a household? */
function halfOf(unit: Unit, input: PrimaryInput, offers: readonly Offer[]): 'parent' | 'child' {
  const asChild = offers.find((offer) => offer.scope.ledger === unit.child)?.assignment.byColumn ?? new Map<number, Assigned>()
  const has = (ledger: string, field: string): boolean =>
    [...asChild.values()].some((held) => held.ledger === ledger && held.field.id === field)
  const headName = headNameField(unit)
  const hasHead = has(unit.parent.id, headName)
  const hasName = has(unit.child.id, unit.child.title)
  const relation = [...asChild].find(([, held]) => held.ledger === unit.child.id && held.field.id === unit.relation)
  if (relation && relation[1].confidence >= 0.8 && !isAllHead(unit, sampleColumn(input.grid, input.table, relation[0]))) return 'child'
  if (hasName && hasHead) return 'child'
  if (hasHead) return 'parent'
  if (!hasName) return ownCount(asChild, unit.parent.id) >= ownCount(asChild, unit.child.id) ? 'parent' : 'child'
  const counted = [...asChild.values()].some((held) => held.ledger === unit.parent.id && held.field.derived?.kind === 'count')
  if (isNamed(unit.child, input.table) && !counted) return 'child'
  return counted || ownCount(asChild, unit.parent.id) >= 3 ? 'parent' : 'child'
}

function ownCount(assigned: ReadonlyMap<number, Assigned>, ledger: string): number {
  return [...assigned.values()].filter((held) => held.ledger === ledger).length
}

function isAllHead(unit: Unit, values: readonly string[]): boolean {
  return values.length > 3 && values.every((value) => value === unit.head || value === '本人')
}

/** Field of the parent that shows the head's name. */
export function headNameField(unit: Unit): string {
  for (const [shown, field] of unit.shown) if (field === unit.child.title) return shown
  return ''
}

type ShapeInput = Readonly<{ grid: Grid; table: FoundTable; assigned: ReadonlyMap<number, Assigned> }>

export function shapeOf(registry: Registry, scope: Scope, { grid, table, assigned }: ShapeInput): TableShape {
  const unit = unitOf(registry)
  if (!unit || (scope.ledger !== unit.parent && scope.ledger !== unit.child)) return 'recordList'
  if (scope.ledger === unit.parent) return 'householdList'
  const names = [...assigned].find(([, held]) => held.ledger === unit.child.id && held.field.id === unit.child.title)
  if (!names) return 'memberList'
  return blockColumns(unit, table, assigned).some((column) => hasBlocks(grid, table, column, names[0]) !== null)
    ? 'householdBlocks'
    : 'memberList'
}

/** Columns that mark where a household begins: its number, its head, the running number. */
export function blockColumns(
  unit: Unit,
  table: FoundTable,
  assigned: ReadonlyMap<number, Readonly<{ ledger: string; field: { id: string } }>>,
): readonly number[] {
  const identity = new Set([...unit.parent.naturalKeys.flat(), ...unit.shown.keys()])
  const marks = [...assigned].filter(
    ([, held]) => held.ledger === unit.parent.id && identity.has(held.field.id) && !isPlace(unit, held.field.id),
  )
  const running = table.headings.filter(
    (heading) => /^(?:序号|户序号|户号|户序|编号)$/.test(heading.path.at(-1) ?? '') && !assigned.has(heading.index),
  )
  return [...marks.map(([column]) => column), ...running.map((heading) => heading.index)]
}

/** Links of the household (village, group) repeat over many households and mark none. */
function isPlace(unit: Unit, field: string): boolean {
  return unit.parent.fields.some((one) => one.id === field && one.type === 'link')
}

/** A table can be taken only when its rows name their record. */
export function refusalOf(registry: Registry, scope: Scope, assigned: ReadonlyMap<number, Assigned>): string | null {
  const names = new Set(identityFields(registry, scope.ledger))
  const unit = unitOf(registry)
  const inUnit = unit && (scope.ledger === unit.parent || scope.ledger === unit.child)
  for (const held of assigned.values()) {
    if (held.ledger === scope.ledger.id && names.has(held.field.id) && held.field.type !== 'link') return null
    if (inUnit && scope.ledger === unit.parent && held.ledger === unit.child.id && identityFields(registry, unit.child).has(held.field.id))
      return null
    if (!inUnit && scope.lookups.get(held.ledger)?.has(held.field.id)) return null
  }
  return `没有能认出${scope.ledger.label}的列（如编号、姓名、证件号码），请先指定`
}
