import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '#shared/history/changeSet.ts'
import { invertChange } from '#shared/history/invert.ts'
import { removedField, stateOfRecord } from '#shared/history/state.ts'
import type { FieldValue } from '#shared/ledger/define.ts'

/**
 * One record on several PCs that edit, remove, restore, take back, decide, import, merge, send packages of what is new (which
 * arrive late, twice, in the wrong order or never), are copied and set back to an earlier state, in random order, each knowing
 * only what it has. SCHEDULES=<n> runs more of them.
 */
const runs = Number(process.env['SCHEDULES'] ?? 2_500)

type Step = Readonly<{
  pc: number
  what: 'edit' | 'import' | 'remove' | 'restore' | 'undo' | 'decide' | 'merge' | 'pack' | 'receive' | 'copy' | 'setBack'
  field: string
  value: string
  other: number
}>

const step: fc.Arbitrary<Step> = fc.record({
  pc: fc.nat(4),
  what: fc.constantFrom(
    ...(['edit', 'edit', 'edit', 'edit', 'import', 'remove', 'restore', 'undo', 'decide', 'merge', 'merge'] as const),
    ...(['pack', 'pack', 'receive', 'receive', 'copy', 'setBack'] as const),
  ),
  field: fc.constantFrom('phone', 'address', 'name'),
  value: fc.constantFrom('1', '2', '3', '4'),
  other: fc.nat(4),
})

type Pc = Map<string, Change>

/** What is new since the last package to that PC, and what it must know already. */
type Package = Readonly<{ to: number; sets: Pc; base: readonly string[] }>

type World = Readonly<{
  pcs: Pc[]
  packages: Package[]
  /** Earlier states: backups that somebody goes back to. */
  backups: Pc[]
  /** Sender and place → what the place is taken to know. */
  sent: Map<string, readonly string[]>
}>

function play(count: number, steps: readonly Step[]): World {
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
  const pcs = Array.from({ length: count }, () => new Map([[first.setId, first]]))
  const world: World = { pcs, packages: [], backups: [], sent: new Map() }
  steps.forEach((one, index) => {
    if (carry(world, one)) return
    const made = changeOf(pcs[one.pc % count]!, one, name(index + 1))
    if (made) pcs[one.pc % count]!.set(made.setId, made)
  })
  return world
}

/** Steps that carry changes about; false for those that make some. */
function carry({ pcs, packages, backups, sent }: World, { what, pc, other, value }: Step): boolean {
  const at = pc % pcs.length
  const to = (at + 1 + (other % (pcs.length - 1))) % pcs.length
  const here = pcs[at]!
  if (what === 'merge') take(here, pcs[to]!)
  else if (what === 'pack') {
    const key = `${at} ${to}`
    const base = value === '4' ? [] : (sent.get(key) ?? [])
    packages.push({ to, base, sets: new Map([...here].filter(([id]) => !base.includes(id))) })
    sent.set(key, [...here.keys()])
  } else if (what === 'receive') {
    const waiting = packages.filter((one) => one.to === at)
    const one = waiting.at(-Number(value))
    if (one && isReadyFor(one, here)) take(here, one.sets)
  } else if (what === 'copy') pcs[at] = new Map(pcs[to])
  else if (what === 'setBack') {
    const earlier = backups[Number(value)]
    if (earlier) pcs[at] = new Map(earlier)
    backups.unshift(new Map(here))
  } else return false
  return true
}

/** What a package builds upon has to be here: otherwise it is refused, and nothing of it is taken. */
function isReadyFor({ base }: Package, pc: Pc): boolean {
  return base.every((id) => pc.has(id))
}

function take(pc: Pc, changes: Pc): void {
  for (const [id, change] of changes) pc.set(id, change)
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
  if (what === 'import') {
    // A workbook writes several fields at once, and only where they differ.
    const after = Object.fromEntries(Object.entries({ phone: value, address: `${value}1` }).filter(([id, wanted]) => now(id) !== wanted))
    const before = Object.fromEntries(Object.keys(after).map((id) => [id, now(id)]))
    return state.removed || Object.keys(after).length === 0 ? null : { ...base, op: 'change', before, after }
  }
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
    fc.property(fc.integer({ min: 2, max: 5 }), fc.array(step, { minLength: 12, maxLength: 36, size: 'max' }), (count, steps) => {
      const { pcs, packages, backups } = play(count, steps)
      // What is nowhere any more (a PC set back before anybody had its work) cannot come back; what is in a backup or on a stick can.
      const all: Pc = new Map([...pcs, ...backups].flatMap((pc) => [...pc]))
      for (const one of packages) if (isReadyFor(one, all)) take(all, one.sets)
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
      fc.array(step, { minLength: 12, maxLength: 36, size: 'max' }),
      fc.array(fc.nat(4), { maxLength: 8 }),
      (count, steps, order) => {
        const { pcs } = play(count, steps)
        for (const pc of pcs) expect([...pc.values()].flatMap(({ parents }) => parents).filter((id) => !pc.has(id))).toEqual([])
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
