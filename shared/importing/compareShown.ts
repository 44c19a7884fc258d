import type { FieldDefinition, FieldValue } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { rawText } from './planContext.ts'
import { addProblem, type ReadRow } from './readRows.ts'
import type { LinkPlan, Values } from './recordLinks.ts'
import { valueIn, type Ref } from './recordStore.ts'
import type { Slot } from './slots.ts'

/**
 * Columns that repeat what a linked record has on file (户类型, 与户主关系, 家庭人口 of a sheet of benefits): not written
 * from here; a doubt where they differ.
 */
export function compareShown(plan: LinkPlan, row: ReadRow, values: Values): void {
  for (const slot of plan.context.slots) {
    const said = slot.role === 'compare' ? (row.values[slot.place] ?? null) : null
    const ref = said === null ? null : refOf(plan, values, slot.ledger)
    if (said === null || ref === null) continue
    const held = valueIn(plan.context.store, slot.ledger, ref, slot.key)
    if (agrees(slot.field, held, said)) continue
    // A household that the same file has just brought has no counts yet.
    if (slot.field.derived && (held === null || ref.startsWith('#'))) continue
    addProblem(plan.context.table, row, slot, {
      code: held === null ? 'shown.blank' : 'shown.differs',
      severity: '疑点',
      message: messageOf(plan, slot, { held, said }),
      raw: rawText(plan.context, row, slot),
    })
  }
}

function refOf({ context, links }: LinkPlan, values: Values, ledger: string): Ref | null {
  const { unit } = context.store
  const linked = (id: string): Ref | null => {
    const link = links.find((one) => one.target === id)
    const ref = link ? values[link.id] : null
    return typeof ref === 'string' ? ref : null
  }
  const direct = linked(ledger)
  if (direct !== null || !unit || ledger !== unit.parent.id) return direct
  const person = linked(unit.child.id)
  const home = person === null ? null : valueIn(context.store, unit.child.id, person, unit.link)
  return typeof home === 'string' ? home : null
}

/** A month agrees with a day in it; values chosen from a list in any order. */
function agrees(field: FieldDefinition, held: FieldValue, said: FieldValue): boolean {
  if (held === said) return true
  if (typeof held !== 'string' || typeof said !== 'string') return false
  if (field.type === 'date') return held.startsWith(said) || said.startsWith(held)
  return field.type === 'multichoice' && held.split(',').sort().join() === said.split(',').sort().join()
}

function messageOf({ context }: LinkPlan, slot: Slot, { held, said }: Readonly<{ held: FieldValue; said: FieldValue }>): string {
  const place = `${ledgerOf(context.store.registry, slot.ledger).label}的${slot.field.label}`
  if (held === null) return `${place}还没有填，本表的“${formatValue(slot.field, said)}”不会录入，请到那里补填`
  return `${place}是“${formatValue(slot.field, held)}”，本表写的是“${formatValue(slot.field, said)}”，请核对；以${place}为准`
}
