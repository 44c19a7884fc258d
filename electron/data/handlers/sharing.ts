import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { Sharer, SharingScope } from '#shared/ipc/parts/sharing.ts'
import { here, inSystem } from '#shared/measures/conditions.ts'
import type { Handlers } from './handler.ts'

const filters: Readonly<Record<SharingScope, string>> = {
  registered: here,
  inSystem: `${here} and ${inSystem}`,
  lifted: `${here} and kind = "脱贫户"`,
  monitored: `${here} and monitoringKind is not blank`,
}

export const sharingHandlers = {
  'sharing.sharers': (context, { by, scope, villages }) => {
    const reading = context.reading()
    const chosen = villages && new Set(villages)
    const households = rowsOf(reading, 'household', filters[scope]).filter((row) => !chosen || chosen.has(villageOf(row)))
    const { title } = needLedger(reading.registry, 'village')
    const names = new Map(rowsOf(reading, 'village').map((row) => [row.id, String(row.values[title] ?? '')]))
    return by === 'household' ? households.map((row) => householdSharer(row, names)) : villageSharers(households, names)
  },
} satisfies Partial<Handlers>

function rowsOf(reading: ReadContext, ledgerId: string, filter?: string): readonly StoredRow[] {
  const ledger = needLedger(reading.registry, ledgerId)
  const sort = (ledger.sort ?? []).map((key) => ({ field: key.replace(/^-/, ''), down: key.startsWith('-') }))
  const ids = queryIds(reading, ledger, { sort, ...(filter ? { filter } : {}) })
  if (isFault(ids)) throw new FaultError(ids)
  return readRecords(reading, ledger, ids)
}

const villageOf = (household: StoredRow): string => String(household.values['village'] ?? '')

const personsOf = (household: StoredRow): number => Number(household.values['memberCount'] ?? 0)

function householdSharer(row: StoredRow, names: ReadonlyMap<string, string>): Sharer {
  const name = String(row.values['headName'] ?? '')
  return { id: row.id, name, village: names.get(villageOf(row)) ?? '', households: 1, persons: personsOf(row) }
}

/** Villages without a household of the scope share nothing and are left out. */
function villageSharers(households: readonly StoredRow[], names: ReadonlyMap<string, string>): readonly Sharer[] {
  const sums = new Map<string, Readonly<{ households: number; persons: number }>>()
  for (const row of households) {
    const sum = sums.get(villageOf(row)) ?? { households: 0, persons: 0 }
    sums.set(villageOf(row), { households: sum.households + 1, persons: sum.persons + personsOf(row) })
  }
  return [...names].flatMap(([id, name]) => {
    const sum = sums.get(id)
    return sum ? [{ id, name, village: name, ...sum }] : []
  })
}
