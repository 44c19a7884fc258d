import { ledgerOf, fieldOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import type { TestCore } from '#tests/harness/dataCore.ts'

/** Indicator, value as printed, unit. */
export type SeedFigure = readonly [indicator: string, value: number | string, unit: string]

/** Where the program answers a figure. Money is in 元 unless a measure shows 万元, quantities in their own unit. */
export type By =
  | Readonly<{ measure: string; asOf?: string }>
  /** A cell of a statistical table; row by its label. */
  | Readonly<{ table: string; row: string; column: string }>
  /** Number of rows of a list. */
  | Readonly<{ rows: string; filter?: string }>
  | Readonly<{ sum: string; field: string; filter?: string }>
  | Readonly<{ different: string; field: string; filter?: string }>
  /** The least or greatest value of a field; also the value of the one record. */
  | Readonly<{ least: string; field: string; filter?: string }>
  | Readonly<{ greatest: string; field: string; filter?: string }>
  /** Month of a date. */
  | Readonly<{ month: string; field: string; filter?: string }>
  /** First less second, or first ÷ second. */
  | Readonly<{ ratio: readonly [By, By] }>
  | Readonly<{ less: readonly [By, By] }>

export type Claim = Readonly<{ indicator: string }> &
  (
    | Readonly<{
        value: number | string
        by: By
        /** How many of the answer's unit are one of the report's: 10,000 where 万元 are answered in 元. */
        times?: number
        /** Decimals to which the report rounds. */
        digits?: number
        /** What the ledger answers where the report contradicts itself, and how. */
        answers?: number
        says?: string
      }>
    | Readonly<{ notHeld: string }>
  )

export const wan = 10_000

/** Texts of measures and cells: asked for together, since one pass over the persons answers many. */
type Known = Map<string, string>

/** What the program answers, as a number where it is one, else as text. Dates differ by days. */
async function answer(test: TestCore, known: Known, by: By): Promise<number | string> {
  if ('measure' in by) return number(known.get(`${by.asOf ?? ''} ${by.measure}`) ?? '')
  if ('table' in by) return cell(test, known, by)
  if ('ratio' in by) return plain(await answer(test, known, by.ratio[0])) / plain(await answer(test, known, by.ratio[1]))
  if ('less' in by) return plain(await answer(test, known, by.less[0])) - plain(await answer(test, known, by.less[1]))
  if ('rows' in by) return (await test.ok('ledger.query', { ledger: by.rows, filter: by.filter })).ids.length
  if ('different' in by) return new Set((await values(test, by.different, by)).filter((value) => value !== null && value !== '')).size
  if ('sum' in by)
    return read(
      by.sum,
      by.field,
      (await values(test, by.sum, by)).reduce<number>((done, value) => done + Number(value ?? 0), 0),
    )
  if ('month' in by) return Number(String(ordered(await values(test, by.month, by))[0]).slice(5, 7))
  if ('least' in by) return read(by.least, by.field, ordered(await values(test, by.least, by))[0] ?? null)
  return read(by.greatest, by.field, ordered(await values(test, by.greatest, by)).at(-1) ?? null)
}

/** The claims against what the file answers: a list of what differs, empty when all hold. */
export async function differences(test: TestCore, claims: readonly Claim[]): Promise<readonly string[]> {
  const wrong: string[] = []
  const known = await measured(
    test,
    claims.flatMap((claim) => ('by' in claim ? measuresIn(claim.by) : [])),
  )
  for (const claim of claims) {
    if ('notHeld' in claim) continue
    const found = await answer(test, known, claim.by)
    const expected = claim.answers ?? claim.value
    const shown = typeof found === 'number' ? rounded(found / (claim.times ?? 1), claim.digits ?? 6) : printed(found, expected)
    if (shown !== expected) wrong.push(`${claim.indicator}: expected ${expected}, answered ${shown}`)
    if ((claim.answers === undefined) === (claim.value !== expected)) wrong.push(`${claim.indicator}: says no contradiction`)
  }
  return wrong
}

/** Every figure of the report is claimed once, with its value, or said not to be held and why. */
export function uncovered(figures: readonly SeedFigure[], claims: readonly Claim[]): readonly string[] {
  const byIndicator = new Map(claims.map((claim) => [claim.indicator, claim]))
  const twice = claims.length - byIndicator.size
  const missing = figures.flatMap(([indicator, value]) => {
    const claim = byIndicator.get(indicator)
    if (!claim) return [`${indicator} is not claimed`]
    if ('notHeld' in claim) return claim.notHeld.length > 3 ? [] : [`${indicator} gives no reason`]
    return claim.value === value ? [] : [`${indicator} is ${value}, not ${claim.value}`]
  })
  const known = new Set(figures.map(([indicator]) => indicator))
  const foreign = claims.filter(({ indicator }) => !known.has(indicator)).map(({ indicator }) => `${indicator} is not in the report`)
  return [...missing, ...foreign, ...(twice > 0 ? [`${twice} claimed twice`] : [])]
}

/** A text in the form in which the report prints it: a day without its year, a figure. */
function printed(found: string, like: number | string): number | string {
  if (typeof like === 'number') return Number(found)
  return /^\d{1,2}-\d{1,2}$/.test(like) ? found.slice(5).replace(/^0/, '').replace('-0', '-') : found
}

type Measured = Readonly<{ measure: string; asOf?: string }>

function measuresIn(by: By): readonly Measured[] {
  if ('measure' in by) return [by]
  if ('ratio' in by) return by.ratio.flatMap(measuresIn)
  return 'less' in by ? by.less.flatMap(measuresIn) : []
}

async function measured(test: TestCore, wanted: readonly Measured[]): Promise<Known> {
  const known = new Map<string, string>()
  for (const asOf of new Set(wanted.map((one) => one.asOf ?? ''))) {
    const ids = wanted.filter((one) => (one.asOf ?? '') === asOf).map(({ measure }) => measure)
    const found = await test.ok('figures.measures', { ids, ...(asOf === '' ? {} : { asOf }) })
    for (const { id, text } of found) known.set(`${asOf} ${id}`, text)
  }
  return known
}

function plain(found: number | string): number {
  return typeof found === 'number' ? found : Date.parse(found) / 86_400_000
}

async function cell(test: TestCore, known: Known, by: Readonly<{ table: string; row: string; column: string }>): Promise<number> {
  if (!known.has(by.table)) {
    const { columns, rows } = await test.ok('figures.table', { table: by.table })
    known.set(by.table, '')
    for (const row of rows) columns.forEach(({ id }, place) => known.set(`${by.table} ${row.label} ${id}`, row.cells[place]?.text ?? ''))
  }
  return number(known.get(`${by.table} ${by.row} ${by.column}`) ?? '')
}

/** The figure in a text such as `4,116.20 元`. */
function number(text: string): number {
  const found = /-?[\d,]+(\.\d+)?/.exec(text)
  return found ? Number(found[0].replaceAll(',', '')) : Number.NaN
}

async function values(
  test: TestCore,
  ledger: string,
  { field, filter }: Readonly<{ field: string; filter?: string }>,
): Promise<readonly FieldValue[]> {
  const { ids } = await test.ok('ledger.query', { ledger, filter })
  const found: FieldValue[] = []
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await test.ok('ledger.rows', { ledger, ids: ids.slice(from, from + 500) })
    found.push(...rows.map((row) => row.values[field] ?? null))
  }
  return found
}

function ordered(found: readonly FieldValue[]): readonly FieldValue[] {
  return found.filter((value) => value !== null && value !== '').sort((one, other) => (one! < other! ? -1 : 1))
}

/** 分 as 元, a scaled quantity in its unit; texts and dates as they are. */
function read(ledger: string, fieldId: string, value: FieldValue): number | string {
  const field = fieldOf(ledgerOf(shippedRegistry, ledger), fieldId)
  if (typeof value !== 'number') return value ?? ''
  if (field.type === 'money') return value / 100
  return field.type === 'quantity' ? value / 10 ** (field.scale ?? 0) : value
}

function rounded(value: number, digits: number): number {
  return Math.round((value + Math.sign(value) * 1e-9) * 10 ** digits) / 10 ** digits
}
