import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { slotName, type Assigned, type Scope } from './assignColumns.ts'
import type { ColumnCandidates } from './columnCandidates.ts'
import { hasBlocks, isIdCardColumn, isPhoneColumn, isRunningNumber, sampleColumn, standsOnBlocks } from './contentEvidence.ts'
import type { Decisions } from './decisions.ts'
import { unitOf } from './family.ts'
import type { Candidate } from './matchTypes.ts'
import type { Grid } from './grid.ts'
import { namesAnother, namesHousehold } from './otherPersons.ts'
import { blockColumns } from './shape.ts'
import type { FoundTable } from './tableTypes.ts'

/** What the rows say of columns whose headings leave it open. `assigned` is changed in place. */
export type ContentInput = Readonly<{
  grid: Grid
  table: FoundTable
  scope: Scope
  assigned: Map<number, Assigned>
  decided: Decisions
}>

/**
 * A field that both halves have (联系电话, 备注) belongs to the household where its cells are merged over the members,
 * or stand only where a household begins.
 */
export function moveToHousehold(registry: Registry, one: ContentInput, columns: ColumnCandidates): void {
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

/** 编号 above 1, 2, 3 … counts the rows and is no number of the household. */
export function dropRunningNumbers(grid: Grid, table: FoundTable, assigned: Map<number, Assigned>): void {
  for (const [column, held] of assigned) {
    if (held.why === 'key' || held.why === 'label' || held.field.type !== 'text') continue
    if (isRunningNumber(sampleColumn(grid, table, column))) assigned.delete(column)
  }
}

/**
 * Columns whose heading says nothing, but whose values can only be one thing; `apart` are those that have another use.
 *
 * @returns what those may be whose headings have words of somebody else: they are asked about.
 */
export function addFromContent(
  registry: Registry,
  { grid, table, scope, assigned, decided }: ContentInput,
  apart: ReadonlySet<number>,
): ColumnCandidates {
  const taken = new Set([...assigned.values()].map((held) => slotName(registry, scope, held.ledger, held.field.id)))
  const asked = new Map<number, readonly Candidate[]>()
  for (const heading of table.headings) {
    if (assigned.has(heading.index) || decided.has(heading.index) || apart.has(heading.index)) continue
    const values = sampleColumn(grid, table, heading.index)
    const type = isIdCardColumn(values) ? 'idCard' : isPhoneColumn(values) ? 'phone' : null
    if (type === null || /帮扶|责任人|监护|联系人|干部|书记|队长|法人/.test(heading.header)) continue
    const found = contentField(registry, scope, { type, isOfHousehold: namesHousehold(heading.path.at(-1) ?? '') }, taken)
    if (!found) continue
    if (namesAnother(heading.path.at(-1) ?? '')) {
      asked.set(heading.index, [{ ledger: found.ledger.id, field: found.field, why: 'content', confidence: unsure }])
      continue
    }
    taken.add(slotName(registry, scope, found.ledger.id, found.field.id))
    assigned.set(heading.index, {
      ledger: found.ledger.id,
      field: found.field,
      why: 'content',
      confidence: type === 'idCard' ? 0.75 : 0.6,
    })
  }
  return asked
}

/** Below what maps by itself. */
const unsure = 0.5

function contentField(
  registry: Registry,
  scope: Scope,
  { type, isOfHousehold }: Readonly<{ type: 'idCard' | 'phone'; isOfHousehold: boolean }>,
  taken: ReadonlySet<string>,
): Readonly<{ ledger: LedgerDefinition; field: Assigned['field'] }> | null {
  const all = scope.partner ? [scope.ledger, scope.partner] : [scope.ledger]
  const places = isOfHousehold ? all.filter((ledger) => ledger === unitOf(registry)?.parent) : all
  for (const ledger of places) {
    const fields = ledger.fields.filter(
      (field) => field.type === type && !field.retired && !field.custom && (!field.derived || field.derived.kind === 'child'),
    )
    const only = fields.find((field) => !taken.has(slotName(registry, scope, ledger.id, field.id)))
    if (only && fields.length <= 2)
      return fields.some((field) => taken.has(slotName(registry, scope, ledger.id, field.id))) ? null : { ledger, field: only }
  }
  return null
}
