import type { ImportPlan } from '#shared/importing/planTypes.ts'
import { scanWorkbook } from '#shared/importing/scanWorkbook.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { buildReader } from '#tests/shared/importing/sheetBuilder.ts'
import { plan } from '#tests/shared/importing/people.ts'
import type { ColumnMatch } from '#shared/importing/matchTypes.ts'
import type { Expected } from './columns.ts'
import type { MadeFile, MadeSheet, Truth } from './sheets.ts'

export type Verdict = 'right' | 'asked' | 'missed' | 'wrong'
export type Told = Readonly<{ seed: number; verdict: Verdict; header: string; expected: string; got: string; isOdd: boolean; kind: string }>
export type Measured = Readonly<{ columns: readonly Told[]; faults: readonly string[] }>

/** Reads a made workbook as the program would and compares with what was put into it. */
export function measure(made: MadeFile, withPlan = true): Measured {
  const readers = made.sheets.map((sheet) => buildReader(sheet.name, sheet.rows, sheet.options))
  const scan = scanWorkbook({ registry: shippedRegistry, sheets: readers, file: made.file })
  const columns: Told[] = []
  const faults: string[] = []
  const waiting = new Set<string>()
  const say = (text: string): void => void faults.push(`${made.seed} ${text}`)
  for (const sheet of made.sheets) {
    const found = scan.tables.filter((one) => one.table.sheet === sheet.name)
    if (found.length !== sheet.truth.length) say(`${sheet.name}: ${found.length} tables of ${sheet.truth.length}`)
    sheet.truth.forEach((truth, index) => {
      const one = found[index]
      if (!one) return
      if (one.table.headerRows.join() !== truth.headerRows.join())
        say(`${sheet.name}: header ${one.table.headerRows.join('-')} not ${truth.headerRows.join('-')}`)
      const told = [...truth.columns].map(([column, { expected, isOdd }]): Told => {
        const got = one.match.columns.find((match) => match.index === column)
        const verdict = one.match.refused?.includes('请先指定是哪个台账') ? 'asked' : judge(expected, got, one.match.ledger)
        return {
          seed: made.seed,
          verdict,
          header: got?.header ?? '?',
          expected: wordsOf(expected),
          got: gotOf(got),
          isOdd,
          kind: truth.kind,
        }
      })
      columns.push(...told)
      if (one.match.refused === null) return
      // The sheet waits for the answer to a question: which column names the household.
      if (told.some((column) => column.verdict === 'asked' && naming.test(column.expected))) waiting.add(sheet.name)
      else say(`${sheet.name}: ${one.match.refused}`)
    })
  }
  if (withPlan) balances(made, plan(readers, {}, { file: made.file }), { waiting, say })
  return { columns, faults }
}

const naming = /\.(?:name|headName|idCard|headIdCard|code)(?:[#@]|$)/

/** Names that one and the same column may arrive under: in a list of households the person is the head. */
const same: Readonly<Record<string, string>> = {
  'member.name': 'household.headName',
  'member.idCard': 'household.headIdCard',
}

export function judge(expected: Expected, got: ColumnMatch | undefined, ledger: string | null): Verdict {
  const isAsked = (got?.candidates?.length ?? 0) > 0 && got?.field === null
  if (!got || got.field === null) return expected === null ? (isAsked ? 'asked' : 'right') : isAsked ? 'asked' : 'missed'
  if (expected === null) return 'wrong'
  const target = `${got.ledger ?? ''}.${got.field}`
  const isHead = ledger === 'household' && expected.repeat === undefined && same[target] === expected.target
  const isGroup = ledger !== 'household' && ledger !== 'member' && target === 'group.name' && expected.target === 'household.group'
  if (target !== expected.target && !isHead && !isGroup) return 'wrong'
  if ((got.repeat ?? -1) !== (expected.repeat ?? -1)) return 'wrong'
  return expected.year !== undefined && got.year !== expected.year ? 'wrong' : 'right'
}

function wordsOf(expected: Expected): string {
  return expected === null
    ? '-'
    : `${expected.target}${expected.repeat === undefined ? '' : `#${expected.repeat}`}${expected.year ? `@${expected.year}` : ''}`
}

function gotOf(got: ColumnMatch | undefined): string {
  if (!got) return 'nothing'
  const named = got.field === null ? '-' : `${got.ledger}.${got.field}(${got.why} ${got.confidence})`
  const asked = got.candidates?.map((one) => `${one.ledger}.${one.field}`).join(' ') ?? ''
  return `${named}${got.repeat === undefined ? '' : `#${got.repeat}`}${got.year ? `@${got.year}` : ''}${asked ? `?${asked}` : ''}`
}

type Reporting = Readonly<{ waiting: ReadonlySet<string>; say: (text: string) => void }>

/** Every row of a record is decided upon, every other row is left out with a reason, and the sums agree. */
function balances(made: MadeFile, planned: ImportPlan, { waiting, say }: Reporting): void {
  for (const sheet of made.sheets.filter((one) => !waiting.has(one.name))) {
    const tables = planned.tables.filter((one) => one.table.sheet === sheet.name)
    for (const { balance } of tables)
      if (balance.read !== balance.accepted + balance.rejected + balance.skipped) say(`${sheet.name}: balance ${JSON.stringify(balance)}`)
    const left = new Set(
      tables.flatMap((table) => [...table.skippedRows.map((row) => row.row), ...rowsOf(table, true), ...rowsOf(table, false)]),
    )
    sheet.truth.forEach((truth, index) => {
      const own = tables[index]
      if (own) rowsAgree(sheet, truth, { decided: new Set(rowsOf(own, false)), left }, say)
    })
  }
}

function rowsOf(table: ImportPlan['tables'][number], areSkipped: boolean): readonly number[] {
  return table.rows.filter((row) => (row.decision === 'skipped') === areSkipped).map((row) => row.row)
}

type Sets = Readonly<{ decided: ReadonlySet<number>; left: ReadonlySet<number> }>

function rowsAgree(sheet: MadeSheet, truth: Truth, { decided, left }: Sets, say: (text: string) => void): void {
  const lost = [...truth.records].filter((row) => !decided.has(row))
  if (lost.length > 0) say(`${sheet.name}: rows ${lost.join()} not decided`)
  const next = sheet.truth.find((other) => other.headerRows[0] > truth.headerRows[1] + 1)
  const end = next ? Math.max(...truth.records) : sheet.rows.length
  for (let row = truth.headerRows[1] + 1; row <= end; row += 1) {
    if (truth.records.has(row)) continue
    const isFilled = sheet.rows[row - 1]?.some((cell) => cell !== null && cell !== '') ?? false
    if (decided.has(row)) say(`${sheet.name}: row ${row} taken for a record`)
    else if (isFilled && !left.has(row)) say(`${sheet.name}: row ${row} vanished`)
  }
}
