import type { CodeList, FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { identityFields, isCompanion, unitOf } from './family.ts'
import { columnLetter } from './grid.ts'
import { unitFactor } from './heading.ts'
import type { ColumnMatch, TableMatch } from './matchTypes.ts'
import { certificateOf, type Certificate } from './certificate.ts'
import { isRemarkable, noteField } from './remarks.ts'

/**
 * Where the value of a column goes:
 * `own` the row's record · `partner` its household · `head` the head of the household that the row is ·
 * `shown` the head as another row repeats it (finds, is not written) · `lookup` finds a linked record ·
 * `count` a number to be compared · `compare` what a linked record has on file · `ignored` computed by the program.
 */
export type SlotRole = 'own' | 'partner' | 'head' | 'shown' | 'lookup' | 'count' | 'compare' | 'ignored'

export type Slot = Readonly<{
  place: number
  /**
   * Which record of the sheet's row the value belongs to: '' = all of them or the only one, else a name that the
   * layout gives to records spread sideways and to companions.
   */
  part: string
  column: number
  letter: string
  header: string
  /** Ledger and field as matched, for messages. */
  ledger: string
  field: FieldDefinition
  role: SlotRole
  /** Field id under which the role keeps the value. */
  key: string
  factor: number | undefined
  codes: CodeList | undefined
  /** No column of its own: filled by words of another column (`means`) or of the heading. */
  isVirtual: boolean
  /** Words that fit no choice are a doubt and go into this note; null where they are an 错误. */
  remark: 'note' | 'lost' | null
  /** A column of a file that we wrote: its figures are in the unit of the field. */
  isOurs: boolean
  /** Where the number of a 残疾人证 goes that stands here instead of an ID number. */
  certificate: Certificate | null
}>

/** The part that a mapped column plays; null when it is mapped to nothing. `place` and `part` are the layout's. */
export function slotOf(registry: Registry, match: TableMatch, column: ColumnMatch): Slot | null {
  const ledger = column.ledger === null ? undefined : findLedger(registry, column.ledger)
  const field = ledger && column.field !== null ? findField(ledger, column.field) : undefined
  if (!ledger || !field) return null
  const { role, key, valued } = roleOf(registry, match, ledger.id, field)
  return {
    place: -1,
    part: '',
    column: column.index,
    letter: columnLetter(column.index),
    header: column.header,
    ledger: ledger.id,
    field: valued,
    role,
    key,
    factor: factorOf(column, valued),
    codes: codesOf(registry, valued),
    isVirtual: false,
    remark: remarkOf(registry, ledger, role, valued),
    isOurs: column.why === 'key',
    certificate: certificateOf(registry, homeOf(registry, { role, ledger: ledger.id }), key),
  }
}

const writes = new Set<SlotRole>(['own', 'partner', 'head'])

function remarkOf(registry: Registry, ledger: LedgerDefinition, role: SlotRole, field: FieldDefinition): Slot['remark'] {
  if (!writes.has(role) || !isRemarkable(field)) return null
  const unit = unitOf(registry)
  const home = role === 'head' && unit ? unit.child : ledger
  return noteField(home) ? 'note' : 'lost'
}

/** Places for what the cells of a column say of fields that have no column among `slots`, those of one part. */
export function virtualSlots(registry: Registry, slots: readonly Slot[]): readonly Slot[] {
  const made: Slot[] = []
  for (const slot of slots) {
    if (!writes.has(slot.role)) continue
    for (const key of new Set(saidKeys(slot))) {
      const isHeld = [...slots, ...made].some((one) => one.role === slot.role && one.key === key)
      const virtual = isHeld ? null : virtualSlot(registry, slot, key)
      if (virtual) made.push(virtual)
    }
  }
  return made
}

/** A place for a field without a column, beside a column of the same record. */
export function virtualSlot(registry: Registry, beside: Slot, key: string): Slot | null {
  const ledger = findLedger(registry, homeOf(registry, beside))
  const field = ledger && findField(ledger, key)
  if (!field) return null
  return { ...beside, field, key, factor: undefined, codes: codesOf(registry, field), isVirtual: true, remark: null, certificate: null }
}

/** Ledger of the record that the value describes. */
export function homeOf(registry: Registry, slot: Pick<Slot, 'role' | 'ledger'>): string {
  const isHead = slot.role === 'head' || slot.role === 'shown'
  return isHead ? (unitOf(registry)?.child.id ?? slot.ledger) : slot.ledger
}

function saidKeys(slot: Slot): readonly string[] {
  const said = slot.field.means?.flatMap((meaning) => Object.keys(meaning.values)) ?? []
  return slot.certificate ? [...said, ...Object.values(slot.certificate)] : said
}

type RolePart = Readonly<{ role: SlotRole; key: string; valued: FieldDefinition }>

function roleOf(registry: Registry, match: TableMatch, ledger: string, field: FieldDefinition): RolePart {
  const unit = unitOf(registry)
  if (isCompanion(registry, match, ledger)) return { role: field.derived ? 'ignored' : 'own', key: field.id, valued: field }
  const plain = (role: SlotRole): RolePart => ({ role, key: field.id, valued: field })
  const isForeign = unit !== null && match.ledger !== unit.parent.id && match.ledger !== unit.child.id && ledger !== match.ledger
  if (isForeign && isCompared(registry, ledger, field)) return plain('compare')
  if (field.derived?.kind === 'count') return plain('count')
  if (unit && ledger === unit.parent.id && field.derived?.kind === 'child') {
    const key = unit.shown.get(field.id)
    const valued = key === undefined ? undefined : findField(unit.child, key)
    if (key === undefined || !valued) return plain('ignored')
    if (match.ledger === unit.parent.id) return { role: 'head', key, valued: { ...valued, id: field.id, label: field.label } }
    return {
      role: match.ledger === unit.child.id ? 'shown' : 'lookup',
      key: match.ledger === unit.child.id ? key : field.id,
      valued: { ...valued, id: field.id, label: field.label },
    }
  }
  if (field.derived) return plain('ignored')
  if (ledger === match.ledger) return plain('own')
  if (unit && match.ledger === unit.child.id && ledger === unit.parent.id) return plain('partner')
  if (unit && match.ledger === unit.parent.id && ledger === unit.child.id) return plain('head')
  return plain('lookup')
}

/** Repeats what a linked record has on file, and is nothing by which that record is found. */
function isCompared(registry: Registry, ledgerId: string, field: FieldDefinition): boolean {
  const ledger = findLedger(registry, ledgerId)
  return ledger !== undefined && !identityFields(registry, ledger).has(field.id)
}

/** Columns of a sheet headed 单位：万元、亩 take the unit that fits their field. */
function factorOf(column: ColumnMatch, field: FieldDefinition): number | undefined {
  if (column.unit === null || (field.type !== 'money' && field.type !== 'quantity')) return undefined
  const target = field.unit ?? (field.type === 'money' ? '元' : '')
  const factors = column.unit.split('、').map((unit) => unitFactor(unit, target))
  return factors.find((factor) => factor !== 1)
}
