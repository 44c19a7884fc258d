import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { redirectAll, slotName, type Assigned, type Scope } from './assignColumns.ts'
import { hasBlocks, isIdCardColumn, isPhoneColumn, isRunningNumber, sampleColumn, standsOnBlocks } from './contentEvidence.ts'
import { dictionaryOf } from './dictionary.ts'
import { unitOf } from './family.ts'
import { gridOf, type Grid } from './grid.ts'
import { candidatesFor } from './headerCandidates.ts'
import { headingKey, unitOfHeading } from './heading.ts'
import type { Candidate, ColumnMatch, FieldTarget, MatchOptions, MatchWhy, TableMatch } from './matchTypes.ts'
import type { SheetReader } from './rawTable.ts'
import { blockColumns, choosePrimary, refusalOf, shapeOf } from './shape.ts'
import type { FoundTable, TableHeading } from './tableTypes.ts'

/**
 * Which field each column of a table carries, and of which ledger a row is a record. Surest evidence first: hidden
 * keys of our own files, what a person decided, label, alias, the same without units and marks, the values.
 */
export function matchHeaders(registry: Registry, reader: SheetReader, table: FoundTable, options: MatchOptions = {}): TableMatch {
  const grid = gridOf(reader)
  const fingerprint = fingerprintOf(table.headings)
  const decided = decisionsOf(table, options, fingerprint)
  const columns = candidatesByColumn(registry, table, options, decided)
  const { scope, assignment } = choosePrimary(registry, { grid, table, columns, wanted: options.ledger ?? null })
  if (!scope)
    return {
      shape: 'recordList',
      ledger: null,
      ledgers: [],
      columns: plainColumns(table),
      fingerprint,
      refused: assignment,
    }
  const assigned = new Map(assignment.byColumn)
  dropRunningNumbers(grid, table, assigned)
  moveToHousehold(registry, { grid, table, scope, assigned, decided }, columns)
  applyDecisions(registry, decided, assigned)
  addFromContent(registry, { grid, table, scope, assigned, decided })
  const shape = shapeOf(registry, scope, { grid, table, assigned })
  return {
    shape,
    ledger: scope.ledger.id,
    ledgers: ledgersOf(registry, scope, assigned),
    columns: table.headings.map((heading) => columnMatch(table, heading, assigned.get(heading.index))),
    fingerprint,
    refused: refusalOf(registry, scope, assigned),
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

type Decisions = ReadonlyMap<number, FieldTarget | null>

function decisionsOf(table: FoundTable, options: MatchOptions, fingerprint: string): Decisions {
  const decided = new Map<number, FieldTarget | null>()
  const remembered = options.memory?.[fingerprint] ?? {}
  for (const heading of table.headings) {
    const target = remembered[heading.header]
    if (target !== undefined) decided.set(heading.index, target)
  }
  for (const [column, target] of Object.entries(options.overrides ?? {})) decided.set(Number(column), target)
  return decided
}

function candidatesByColumn(
  registry: Registry,
  table: FoundTable,
  options: MatchOptions,
  decided: Decisions,
): ReadonlyMap<number, readonly Candidate[]> {
  const dictionary = dictionaryOf(registry)
  const columns = new Map<number, readonly Candidate[]>()
  for (const heading of table.headings) {
    if (decided.has(heading.index)) {
      const chosen = assignedTo(registry, decided.get(heading.index) ?? null, 'memory')
      columns.set(heading.index, redirectAll(registry, chosen ? [chosen] : []))
      continue
    }
    const key = dictionary.keys.get(options.keys?.[heading.index] ?? '')
    columns.set(
      heading.index,
      key
        ? redirectAll(registry, [{ ledger: key.ledger, field: key.field, why: 'key', confidence: 1 }])
        : redirectAll(registry, preferHalf(registry, heading, candidatesFor(dictionary, heading))),
    )
  }
  return columns
}

const householdGroup = /户/
const memberGroup = /成员|人员|人口|个人|本人/

/** 农户基本信息/联系电话 is the household's number, 家庭成员/联系电话 the member's, where both have such a field. */
function preferHalf(registry: Registry, heading: TableHeading, candidates: readonly Candidate[]): readonly Candidate[] {
  const unit = unitOf(registry)
  const above = heading.path
    .slice(0, -1)
    .join('')
    .replace(/与户主/g, '')
  const isMember = memberGroup.test(above)
  if (!unit || isMember === householdGroup.test(above)) return candidates
  const [wanted, other] = isMember ? [unit.child.id, unit.parent.id] : [unit.parent.id, unit.child.id]
  const isOwn = (one: Candidate): boolean => one.ledger === wanted && one.field.derived === undefined
  return candidates.some((one) => isOwn(one) && one.confidence >= 0.6) ? candidates.filter((one) => one.ledger !== other) : candidates
}

/**
 * A field that both halves have (联系电话, 备注) belongs to the household where its cells are merged over the members,
 * or stand only where a household begins.
 */
function moveToHousehold(registry: Registry, one: ContentInput, columns: ReadonlyMap<number, readonly Candidate[]>): void {
  const unit = unitOf(registry)
  const { grid, table, scope, assigned } = one
  const name = [...assigned].find(([, held]) => held.ledger === unit?.child.id && held.field.id === unit.child.title)?.[0]
  if (!unit || scope.ledger !== unit.child || name === undefined) return
  const blocks = blockColumns(unit, table, assigned)
    .map((column) => ({ column, how: hasBlocks(grid, table, column, name) }))
    .find(({ how }) => how !== null)
  if (!blocks) return
  for (const [column, held] of assigned) {
    const other =
      held.ledger === unit.child.id && held.why !== 'memory' && held.why !== 'key'
        ? columns
            .get(column)
            ?.find((candidate) => candidate.ledger === unit.parent.id && !candidate.field.derived && candidate.confidence >= 0.6)
        : undefined
    const isFree = other && ![...assigned.values()].some((taken) => taken.ledger === other.ledger && taken.field.id === other.field.id)
    if (other && isFree && standsOnBlocks(grid, table, column, { mark: blocks.column, how: blocks.how }))
      assigned.set(column, { ledger: other.ledger, field: other.field, why: other.why, confidence: other.confidence })
  }
}

function assignedTo(registry: Registry, target: FieldTarget | null, why: MatchWhy): Assigned | null {
  const ledger = target && findLedger(registry, target.ledger)
  const field = ledger && target && findField(ledger, target.field)
  return ledger && field ? { ledger: ledger.id, field, why, confidence: 1 } : null
}

/** What a person decided stands, and takes the field from the column that had it. */
function applyDecisions(registry: Registry, decided: Decisions, assigned: Map<number, Assigned>): void {
  for (const [column, target] of decided) {
    assigned.delete(column)
    const chosen = assignedTo(registry, target, 'memory')
    if (!chosen) continue
    for (const [other, held] of assigned) {
      if (held.ledger === chosen.ledger && held.field.id === chosen.field.id) assigned.delete(other)
    }
    assigned.set(column, chosen)
  }
}

/** 编号 above 1, 2, 3 … counts the rows and is no number of the household. */
function dropRunningNumbers(grid: Grid, table: FoundTable, assigned: Map<number, Assigned>): void {
  for (const [column, held] of assigned) {
    if (held.why === 'key' || held.why === 'label' || held.field.type !== 'text') continue
    if (isRunningNumber(sampleColumn(grid, table, column))) assigned.delete(column)
  }
}

type ContentInput = Readonly<{
  grid: Grid
  table: FoundTable
  scope: Scope
  assigned: Map<number, Assigned>
  decided: Decisions
}>

/** Columns whose heading says nothing, but whose values can only be one thing. */
function addFromContent(registry: Registry, { grid, table, scope, assigned, decided }: ContentInput): void {
  const taken = new Set([...assigned.values()].map((held) => slotName(registry, scope, held.ledger, held.field.id)))
  for (const heading of table.headings) {
    if (assigned.has(heading.index) || decided.has(heading.index)) continue
    const values = sampleColumn(grid, table, heading.index)
    const type = isIdCardColumn(values) ? 'idCard' : isPhoneColumn(values) ? 'phone' : null
    if (type === null || /帮扶|责任人|监护|联系人|干部|书记|队长|法人/.test(heading.header)) continue
    const found = contentField(registry, scope, type, taken)
    if (!found) continue
    taken.add(slotName(registry, scope, found.ledger.id, found.field.id))
    assigned.set(heading.index, {
      ledger: found.ledger.id,
      field: found.field,
      why: 'content',
      confidence: type === 'idCard' ? 0.75 : 0.6,
    })
  }
}

function contentField(
  registry: Registry,
  scope: Scope,
  type: 'idCard' | 'phone',
  taken: ReadonlySet<string>,
): Readonly<{ ledger: LedgerDefinition; field: Assigned['field'] }> | null {
  const places = scope.partner ? [scope.ledger, scope.partner] : [scope.ledger]
  for (const ledger of places) {
    const fields = ledger.fields.filter((field) => field.type === type && !field.retired && !field.custom)
    const only = fields.find((field) => !taken.has(slotName(registry, scope, ledger.id, field.id)))
    if (only && fields.length <= 2)
      return fields.some((field) => taken.has(slotName(registry, scope, ledger.id, field.id))) ? null : { ledger, field: only }
  }
  return null
}

function ledgersOf(registry: Registry, scope: Scope, assigned: ReadonlyMap<number, Assigned>): readonly string[] {
  const used = new Set([scope.ledger.id])
  for (const held of assigned.values()) {
    if (held.ledger === scope.partner?.id && (!held.field.derived || held.field.derived.kind === 'child')) used.add(held.ledger)
  }
  return registry.ledgers.filter((ledger) => used.has(ledger.id)).map((ledger) => ledger.id)
}

function columnMatch(table: FoundTable, heading: TableHeading, held: Assigned | undefined): ColumnMatch {
  return {
    index: heading.index,
    header: heading.header,
    ledger: held?.ledger ?? null,
    field: held?.field.id ?? null,
    why: held?.why ?? null,
    confidence: held?.confidence ?? 0,
    unit: unitOfColumn(table, heading),
  }
}

/** The heading's own unit, its group's, or the one unit named above the table. */
function unitOfColumn(table: FoundTable, heading: TableHeading): string | null {
  for (const text of [...heading.path].reverse()) {
    const unit = unitOfHeading(text)
    if (unit !== null) return unit
  }
  return table.units.length > 0 ? table.units.join('、') : null
}

function plainColumns(table: FoundTable): readonly ColumnMatch[] {
  return table.headings.map((heading) => columnMatch(table, heading, undefined))
}
