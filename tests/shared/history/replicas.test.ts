import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '#shared/history/changeSet.ts'
import { invertChange } from '#shared/history/invert.ts'
import { removedField, stateOfRecord } from '#shared/history/state.ts'
import type { FieldValue } from '#shared/ledger/define.ts'

/**
 * One record on several PCs that edit, remove, restore, take back, decide and merge in random order, each knowing only what it
 * has. SCHEDULES=<n> runs more of them.
 */
const runs = Number(process.env['SCHEDULES'] ?? 2_500)

type Step = Readonly<{
  pc: number
  what: 'edit' | 'remove' | 'restore' | 'undo' | 'decide' | 'merge'
  field: string
  value: string
  other: number
}>

const step: fc.Arbitrary<Step> = fc.record({
  pc: fc.nat(4),
  what: fc.constantFrom('edit', 'edit', 'edit', 'remove', 'restore', 'undo', 'decide', 'merge', 'merge'),
  field: fc.constantFrom('phone', 'address', 'name'),
  value: fc.constantFrom('1', '2', '3', '4'),
  other: fc.nat(4),
})

type Pc = Map<string, Change>

function play(count: number, steps: readonly Step[]): readonly Pc[] {
  // Ids in an order that has nothing to do with time: clocks are wrong.
  const name = (n: number): string => `s${String((n * 7919) % 1000).padStart(3, '0')}-${n}`
  const first: Change = {
    setId: name(0),
    ledger: 'l',
    recordId: 'r',
    parents: [],
    op: 'add',
    before: {},
    after: { phone: '0' },
    origin: null,
    effective: '',
    reason: null,
  }
  const pcs: Pc[] = Array.from({ length: count }, () => new Map([[first.setId, first]]))
  steps.forEach((one, index) => {
    const pc = pcs[one.pc % count]!
    if (one.what === 'merge') {
      for (const [id, change] of pcs[one.other % count]!) pc.set(id, change)
      return
    }
    const made = changeOf(pc, one, name(index + 1))
    if (made) pc.set(made.setId, made)
  })
  return pcs
}

/** What the program at that PC would write; null where it would refuse or there is nothing to do. */
function changeOf(pc: Pc, { what, field, value }: Step, setId: string): Change | null {
  const state = stateOfRecord([...pc.values()])
  const base = { setId, ledger: 'l', recordId: 'r', parents: state.heads, origin: null, effective: '', reason: null }
  const now = (id: string): FieldValue => state.values[id] ?? null
  if (what === 'edit')
    return state.removed || now(field) === value
      ? null
      : { ...base, op: 'change', before: { [field]: now(field) }, after: { [field]: value } }
  if (what === 'remove') return state.removed ? null : { ...base, op: 'remove', before: {}, after: {} }
  if (what === 'restore') return state.removed ? { ...base, op: 'restore', before: {}, after: {} } : null
  if (what === 'decide') {
    const [conflict] = state.conflicts
    // A record in the bin is restored first.
    if (!conflict || state.removed) return null
    if (conflict.field === removedField) return { ...base, op: value < '3' ? 'remove' : 'restore', before: {}, after: {} }
    return { ...base, op: 'change', before: { [conflict.field]: now(conflict.field) }, after: { [conflict.field]: value } }
  }
  const last = [...pc.values()].at(-1)!
  const inverted = invertChange(last, { values: state.values, removed: state.removed }, (id) => id)
  if (!('draft' in inverted)) return null
  const after = Object.fromEntries(Object.entries(inverted.draft.values).filter(([id, wanted]) => wanted !== now(id)))
  return { ...base, op: inverted.draft.op, before: {}, after }
}

/** Written here from the parents alone, apart from the program's own way of finding out who knew of what. */
function knows(all: Pc, later: string, earlier: string): boolean {
  const parents = all.get(later)!.parents
  return parents.includes(earlier) || parents.some((parent) => knows(all, parent, earlier))
}

function writesOf(change: Change): readonly (readonly [string, FieldValue])[] {
  const presence = change.op === 'change' ? [] : [[removedField, change.op === 'remove' ? 1 : 0] as const]
  return [...Object.entries(change.after), ...presence]
}

test('nothing that anybody wrote is lost in silence: it stands, was written over by somebody who knew it, or is asked about', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), fc.array(step, { maxLength: 24 }), (count, steps) => {
      const pcs = play(count, steps)
      const all: Pc = new Map(pcs.flatMap((pc) => [...pc]))
      const state = stateOfRecord([...all.values()])
      const asked = new Map(state.conflicts.map((conflict) => [conflict.field, new Set(conflict.candidates.map(({ setId }) => setId))]))
      for (const change of all.values()) {
        for (const [field, value] of writesOf(change)) {
          const later = [...all.values()].filter(
            (other) => writesOf(other).some(([id]) => id === field) && knows(all, other.setId, change.setId),
          )
          const stands = field === removedField ? state.removed === (value === 1) : (state.values[field] ?? null) === value
          expect(later.length > 0 || stands || asked.get(field)?.has(change.setId) === true, `${change.setId} ${field}`).toBe(true)
        }
      }
      if (!state.removed) return
      // Nobody's work goes into the bin with a record unless whoever removed it knew of it, or decided so.
      const heads = state.heads.filter((id) => all.get(id)!.op === 'change')
      expect(heads).toEqual([])
    }),
    { numRuns: runs },
  )
})

test('whoever merges with whom in whatever order, all come to the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.array(step, { maxLength: 24 }),
      fc.array(fc.nat(4), { maxLength: 8 }),
      (count, steps, order) => {
        const pcs = play(count, steps)
        const union = (list: readonly Pc[]): readonly Change[] => [...new Map(list.flatMap((pc) => [...pc])).values()]
        const all = stateOfRecord(union(pcs))
        const turned = [...order.map((n) => pcs[n % count]!), ...[...pcs].reverse(), ...pcs]
        expect(stateOfRecord(union(turned))).toEqual(all)
        expect(stateOfRecord([...union(pcs)].reverse())).toEqual(all)
      },
    ),
    { numRuns: runs },
  )
})
