import { needLedger } from '#data/store/needLedger.ts'
import { maskRow, readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import type { InspectionRow, InspectionSheet } from '#shared/ipc/parts/inspection.ts'
import type { InspectionOutcome } from '#shared/ipc/parts/inspectionResults.ts'
import type { FieldValue } from '#shared/ledger/define.ts'

/** A sample with its households; personal numbers masked. */
export function inspectionSheet(reading: ReadContext, id: string): InspectionSheet | Fault {
  const sample = sampleRow(reading, id)
  if (!sample) return { fault: 'record.notFound' }
  const word = (field: string): string => String(sample.values[field] ?? '')
  return {
    sample: id,
    number: word('number'),
    name: word('name'),
    source: word('source'),
    drawnOn: word('drawnOn'),
    inspectOn: word('inspectOn') || null,
    seed: word('seed'),
    strata: word('strata'),
    way: word('way'),
    scope: word('scope'),
    without: word('without'),
    population: Number(sample.values['population'] ?? 0),
    digest: word('digest'),
    allocation: word('allocation'),
    rows: rowsOf(reading, id),
  }
}

export function sampleRow(reading: ReadContext, id: string): StoredRow | undefined {
  return readRecords(reading, needLedger(reading.registry, 'inspectionSample'), [id]).find(({ removed }) => !removed)
}

/** Records of the drawn households, unmasked, in the order of the way. */
export function drawnRows(reading: ReadContext, sample: string): readonly StoredRow[] {
  const ids = reading.engine.values('SELECT id FROM inspected_household WHERE sample = ? AND _removed = 0 ORDER BY stop, id', [sample])
  return readRecords(
    reading,
    needLedger(reading.registry, 'inspectedHousehold'),
    ids.map(([row]) => String(row)),
  )
}

function rowsOf(reading: ReadContext, sample: string): readonly InspectionRow[] {
  const ledger = needLedger(reading.registry, 'inspectedHousehold')
  const rows = drawnRows(reading, sample)
  const problems = problemsByRow(
    reading,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const { values, links } = maskRow(ledger, row)
    const word = (field: string): string => links[field] ?? String(values[field] ?? '')
    return {
      id: row.id,
      head: row.head,
      household: String(values['household']),
      stop: Number(values['stop'] ?? 0),
      village: word('village'),
      group: word('group'),
      name: word('headName'),
      address: word('address'),
      phone: word('householdPhone'),
      kind: word('householdKind'),
      monitoringKind: word('monitoringKind'),
      members: values['memberCount'] === null ? null : Number(values['memberCount']),
      helper: word('helperName'),
      stratum: word('stratum'),
      questions: word('questions'),
      result: (word('result') || '未查') as InspectionOutcome,
      checkedOn: dayOf(values['checkedOn']),
      checker: word('checker'),
      finding: word('finding'),
      problems: problems.get(row.id) ?? [],
    }
  })
}

/** 问题整改 that came of the drawn households, in the order of their making. */
export function problemsByRow(reading: ReadContext, rows: readonly string[]): ReadonlyMap<string, InspectionRow['problems']> {
  const found = reading.engine.values(
    `SELECT inspected, id, problem, state, due_on FROM rectification
     WHERE _removed = 0 AND inspected IN (SELECT value FROM json_each(?)) ORDER BY number, id`,
    [JSON.stringify(rows)],
  )
  const byRow = new Map<string, InspectionRow['problems']>()
  for (const [row, id, problem, state, dueOn] of found) {
    const told = { id: String(id), problem: String(problem ?? ''), state: String(state ?? ''), dueOn: dayOf(dueOn) }
    byRow.set(String(row), [...(byRow.get(String(row)) ?? []), told])
  }
  return byRow
}

function dayOf(value: FieldValue | Uint8Array | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
