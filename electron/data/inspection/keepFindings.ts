import type { CoreContext } from '#data/core/context.ts'
import { readSet } from '#data/store/changeLog.ts'
import type { ReadContext, StoredRow } from '#data/store/read.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { InspectionOutputs } from '#shared/ipc/parts/inspection.ts'
import { drawnRows, problemsByRow, sampleRow } from './sheet.ts'

type Entry = Parsed<'inspection.record'>['entries'][number]
type Answer = InspectionOutputs['inspection.record']

/** What was found at drawn households and the 问题整改 that come of it, as one change set: one undo takes it all back. */
export async function keepFindings(context: CoreContext, { id, sample, entries }: Parsed<'inspection.record'>): Promise<Answer | Fault> {
  const reading = context.reading()
  const problems = entries.reduce((sum, entry) => sum + entry.problems.length, 0)
  if (readSet(reading.engine, id)) return { changeSet: id, recorded: entries.length, problems }
  const batch = sampleRow(reading, sample)
  const rows = new Map(drawnRows(reading, sample).map((row) => [row.id, row]))
  if (!batch || entries.some(({ row }) => !rows.has(row))) return { fault: 'record.notFound' }
  const wrong = entries.map((entry) => mistakeIn(reading, entry, rows.get(entry.row)!)).find((text) => text !== null)
  if (wrong) return { fault: 'record.invalid', detail: wrong }
  const before = problemsByRow(reading, [...rows.keys()])
  const changes = entries.flatMap((entry) => [
    rowChange(entry),
    ...problemChanges(context, { batch, row: rows.get(entry.row)!, entry, before: before.get(entry.row)?.length ?? 0 }),
  ])
  const label = `抽查“${String(batch.values['name'])}”：登记 ${entries.length} 户检查结果${problems > 0 ? `，交办 ${problems} 条问题` : ''}`
  const done = await context.commit({ id, kind: 'edit', label: label.slice(0, 200), changes })
  return isFault(done) ? done : { changeSet: done.set?.id ?? null, recorded: entries.length, problems }
}

function mistakeIn({ today }: ReadContext, entry: Entry, row: StoredRow): string | null {
  const name = String(row.values['headName'] ?? '')
  if (entry.problems.length > 0 && entry.result !== '有问题') return `${name}：写了问题的，抽查结果应选“有问题”`
  if (entry.result === '未查') return null
  if (entry.checkedOn === null) return `${name}：请填写检查日期`
  if (entry.checkedOn > today) return `${name}：检查日期晚于今天`
  const early = entry.problems.find(({ dueOn }) => dueOn !== null && dueOn < entry.checkedOn!)
  return early ? `${name}：整改时限早于检查日期` : null
}

function rowChange({ row, head, result, checkedOn, checker, finding }: Entry): DraftChange {
  const values = { result, checkedOn, checker: checker || null, finding: finding || null }
  return { ledger: 'inspectedHousehold', recordId: row, op: 'change', values, seenHead: head }
}

type Given = Readonly<{ batch: StoredRow; row: StoredRow; entry: Entry; before: number }>

function problemChanges(context: CoreContext, { batch, row, entry, before }: Given): readonly DraftChange[] {
  const stem = `${String(batch.values['number'])}-${String(row.values['stop'] ?? 0).padStart(3, '0')}`
  return entry.problems.map(({ text, dueOn, responsible }, place) => ({
    ledger: 'rectification',
    recordId: context.options.newId(),
    op: 'add',
    values: {
      number: `${stem}-${before + place + 1}`,
      source: batch.values['source'] ?? '自查',
      document: batch.values['name'] ?? null,
      foundOn: entry.checkedOn,
      problem: text,
      village: row.values['village'] ?? null,
      household: row.values['household'] ?? null,
      inspected: row.id,
      responsible: responsible || null,
      dueOn,
      state: '未整改',
    },
    ...(entry.checkedOn === null ? {} : { effective: entry.checkedOn }),
  }))
}
