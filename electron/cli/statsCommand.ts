import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MeasureValue, TableAnswer, TableHead } from '#shared/ipc/parts/figures.ts'
import { isIsoDay } from '#shared/values/date.ts'
import { shippedBook } from '#shared/measures/index.ts'
import { listOption, textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import type { Session } from './session.ts'

/** `stats`: every measure of the definition book and every table, as of a day. */
export async function showStats(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const asOf = textOption(line, 'as-of')
  const from = textOption(line, 'from')
  if ([asOf, from].some((day) => day !== undefined && !isIsoDay(day)))
    return { fault: 'input.invalid', detail: '日期要写成 2026-03-31 的样子' }
  const info = await session.openReadOnly(line.words[0]!)
  if (isFault(info)) return info
  const when = { ...(asOf === undefined ? {} : { asOf }), ...(from === undefined ? {} : { from }) }
  const ids = listOption(line, 'measure')
  const values = await session.call('figures.measures', { ...when, ...(ids.length > 0 ? { ids: [...ids] } : {}) })
  if (isFault(values)) return values
  const tables = ids.length > 0 ? [] : await allTables(session, when)
  if (isFault(tables)) return tables
  const movement = ids.length > 0 ? [] : await movementTables(session, when)
  if (isFault(movement)) return movement
  const measures = values.map(asData)
  const day = asOf ?? session.core.context.reading().today
  return {
    json: { asOf: day, measures, tables: [...tables.map(tableAsData), ...movement] },
    text: measures.map(({ label, value, unit }) => `${label}\t${value ?? '—'}\t${unit}`).join('\n'),
  }
}

async function allTables(session: Session, when: Readonly<{ asOf?: string; from?: string }>): Promise<readonly TableAnswer[] | Fault> {
  const tables: TableAnswer[] = []
  for (const { id, rows } of shippedBook.tables) {
    // Findings are the matter of `check`: here they would need all rules to be run first.
    if (rows.kind === 'made' && rows.by === 'findings') continue
    const answer = await session.call('figures.table', { ...when, table: id })
    if (isFault(answer)) return answer
    tables.push(answer)
  }
  return tables
}

/** 期初 + 增加 − 减少 = 期末 of households and persons, from `--from` (default 1 January) to `--as-of`; both units in either. */
async function movementTables(session: Session, when: Readonly<{ asOf?: string; from?: string }>) {
  const day = when.asOf ?? session.core.context.reading().today
  const answer = await session.call('figures.bridge', { kind: 'households', from: when.from ?? `${day.slice(0, 4)}-01-01`, asOf: day })
  if (isFault(answer)) return answer
  const rows = answer.terms.map(({ label, kind, households, persons }) => ({
    term: label,
    kind,
    households: households ?? 0,
    persons: persons ?? 0,
  }))
  return [{ id: 'bridge', label: '户数人口增减变动', from: answer.from, to: answer.to, closes: answer.closes, rows }]
}

/** Numbers in the unit that is named: 元, 万元, %. */
function asData({
  id,
  value,
  text,
}: MeasureValue): Readonly<{ id: string; label: string; value: number | null; unit: string; definition: string }> {
  const { label, unit, definition } = shippedBook.measures.find((measure) => measure.id === id)!
  return { id, label, value: value === null ? null : asNumber(text), unit, definition }
}

function asNumber(text: string): number | null {
  return text === '' ? null : Number(text.replace(/,/g, ''))
}

type DataRow = Readonly<Record<string, unknown>>

/** The total stands apart, so that whoever adds up the rows gets it and not twice it. */
function tableAsData(table: TableAnswer): Readonly<{ id: string; label: string; rows: readonly DataRow[]; total?: DataRow }> {
  const key = shippedBook.tables.find((definition) => definition.id === table.id)?.rowKey ?? 'label'
  const asRow = (row: TableAnswer['rows'][number]): DataRow => ({
    [key]: row.label,
    ...Object.fromEntries(table.columns.map((column, index) => [column.id, cellAsData(column, row.cells[index]!)])),
  })
  const total = table.rows.find((row) => row.total)
  const rows = table.rows.filter((row) => !row.total).map(asRow)
  return { id: table.id, label: table.label, rows, ...(total ? { total: asRow(total) } : {}) }
}

function cellAsData({ kind }: TableHead, cell: TableAnswer['rows'][number]['cells'][number]): string | number | null {
  if (cell.value === null) return null
  return ['money', 'percent', 'quantity', 'integer', 'year'].includes(kind) ? asNumber(cell.text) : cell.text
}
