import { parseAddress } from '../address.ts'

export const unknown: unique symbol = Symbol('unknown')
/** What a cell holds for computing: nothing, a number, a text; `unknown` where only a spreadsheet program can tell. */
export type CellResult = number | string | boolean | null | typeof unknown

/** Value of a cell of the sheet; rows 1-based, columns zero-based. */
export type CellLookup = (row: number, column: number) => CellResult

/**
 * The result of the plain formulas of county sheets: sums and counts of ranges, the four operations, IF and rounding.
 * Everything else (other sheets, names, look-ups) is `unknown`: such a cell goes out without a result and is computed
 * when the file is opened. A wrong figure would be worse than none.
 */
export function evaluate(formula: string, lookup: CellLookup): CellResult {
  const state: State = { tokens: tokensOf(formula), at: 0, lookup }
  try {
    const value = comparison(state)
    return state.at === state.tokens.length ? single(value) : unknown
  } catch (error) {
    if (error === unknown) return unknown
    throw error
  }
}

type State = { readonly tokens: readonly string[]; at: number; readonly lookup: CellLookup }
type Value = CellResult | readonly CellResult[]

const tokenForm =
  /\s*("(?:[^"]|"")*"|\$?[A-Za-z]{1,3}\$?\d{1,7}(?![\w.(])|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+|[A-Za-z][A-Za-z0-9.]*(?=\()|<=|>=|<>|[-+*/^&=<>(),:%])/y

function tokensOf(formula: string): readonly string[] {
  const tokens: string[] = []
  const text = formula.trim()
  tokenForm.lastIndex = 0
  while (tokenForm.lastIndex < text.length) {
    const match = tokenForm.exec(text)
    if (!match) return ['?']
    tokens.push(match[1]!)
  }
  return tokens
}

function refuse(): never {
  throw unknown
}

function take(state: State, ...wanted: readonly string[]): string | null {
  const token = state.tokens[state.at]
  if (token === undefined || !wanted.includes(token)) return null
  state.at += 1
  return token
}

function comparison(state: State): Value {
  const left = joined(state)
  const sign = take(state, '=', '<>', '<', '>', '<=', '>=')
  if (!sign) return left
  const a: CellResult = single(left)
  const b: CellResult = single(joined(state))
  if (a === unknown || b === unknown) return refuse()
  return compared(sign, a ?? (typeof b === 'string' ? '' : 0), b ?? (typeof a === 'string' ? '' : 0))
}

function compared(sign: string, a: number | string | boolean, b: number | string | boolean): boolean {
  if (typeof a !== typeof b) return sign === '<>' ? true : sign === '=' ? false : refuse()
  const order = typeof a === 'string' ? a.toLowerCase().localeCompare(String(b).toLowerCase()) : Number(a) - Number(b)
  if (sign === '=') return order === 0
  if (sign === '<>') return order !== 0
  if (sign === '<') return order < 0
  if (sign === '>') return order > 0
  return sign === '<=' ? order <= 0 : order >= 0
}

function joined(state: State): Value {
  let left = sum(state)
  while (take(state, '&')) left = textOf(single(left)) + textOf(single(sum(state)))
  return left
}

function textOf(value: CellResult): string {
  if (typeof value === 'boolean' || value === unknown) return refuse()
  return value === null ? '' : String(value)
}

function sum(state: State): Value {
  let left = product(state)
  for (let sign = take(state, '+', '-'); sign; sign = take(state, '+', '-')) {
    const [a, b] = [numberOf(single(left)), numberOf(single(product(state)))]
    left = tidy(sign === '+' ? a + b : a - b)
  }
  return left
}

function product(state: State): Value {
  let left = power(state)
  for (let sign = take(state, '*', '/'); sign; sign = take(state, '*', '/')) {
    const [a, b] = [numberOf(single(left)), numberOf(single(power(state)))]
    if (sign === '/' && b === 0) return refuse()
    left = tidy(sign === '*' ? a * b : a / b)
  }
  return left
}

function power(state: State): Value {
  const base = signed(state)
  return take(state, '^') ? numberOf(single(base)) ** numberOf(single(signed(state))) : base
}

function signed(state: State): Value {
  if (take(state, '-')) return -numberOf(single(signed(state)))
  if (take(state, '+')) return signed(state)
  const value = atom(state)
  return take(state, '%') ? numberOf(single(value)) / 100 : value
}

function atom(state: State): Value {
  const token = state.tokens[state.at++]
  if (token === undefined) return refuse()
  if (token === '(') {
    const value = comparison(state)
    return take(state, ')') ? value : refuse()
  }
  if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"')
  if (/^[\d.]/.test(token)) return Number(token)
  return state.tokens[state.at] === '(' ? call(state, token.toUpperCase()) : reference(state, token)
}

/** Cells that a formula may run over; more would hold up the other calls. */
const mostCells = 2_000_000

function reference(state: State, first: string): Value {
  const from = parseAddress(first.replaceAll('$', ''))
  if (!from) return refuse()
  if (!take(state, ':')) return state.lookup(from.row + 1, from.column)
  const to = parseAddress((state.tokens[state.at++] ?? '').replaceAll('$', ''))
  if (!to || (to.row - from.row + 1) * (to.column - from.column + 1) > mostCells) return refuse()
  const values: CellResult[] = []
  for (let row = from.row; row <= to.row; row++)
    for (let column = from.column; column <= to.column; column++) values.push(state.lookup(row + 1, column))
  return values
}

function single(value: Value): CellResult {
  if (!Array.isArray(value)) return value as CellResult
  return value.length === 1 ? (value[0] as CellResult) : refuse()
}

function numberOf(value: CellResult): number {
  if (typeof value === 'number') return value
  if (value === null) return 0
  return typeof value === 'boolean' ? Number(value) : refuse()
}

/** As spreadsheets show it: what binary fractions leave behind the fifteenth digit is no figure. */
function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15))
}

function call(state: State, name: string): Value {
  take(state, '(')
  const given: Value[] = []
  if (!take(state, ')')) {
    do given.push(comparison(state))
    while (take(state, ','))
    if (!take(state, ')')) return refuse()
  }
  const run = functions[name]
  return run ? run(given) : refuse()
}

/** Numbers among the cells; a number that is only a text does not count, as in spreadsheets. */
function numbersIn(given: readonly Value[]): readonly number[] {
  const all = given.flatMap((one) => (Array.isArray(one) ? (one as readonly CellResult[]) : [one as CellResult]))
  if (all.includes(unknown)) return refuse()
  return all.filter((one) => typeof one === 'number')
}

const functions: Readonly<Record<string, ((given: readonly Value[]) => CellResult) | undefined>> = {
  SUM: (given) => tidy(numbersIn(given).reduce((total, one) => total + one, 0)),
  COUNT: (given) => numbersIn(given).length,
  COUNTA: (given) => given.flat().filter((one) => (one === unknown ? refuse() : one !== null)).length,
  AVERAGE: (given) => {
    const numbers = numbersIn(given)
    return numbers.length === 0 ? refuse() : tidy(numbers.reduce((total, one) => total + one, 0) / numbers.length)
  },
  // Not spread: a column of 38,000 rows is more arguments than a call takes.
  MAX: (given) => numbersIn(given).reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY),
  MIN: (given) => numbersIn(given).reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
  ROUND: ([value, digits]) => {
    const [number, scale] = [numberOf(single(value ?? null)), 10 ** numberOf(single(digits ?? 0))]
    return (Math.sign(number) * Math.round(tidy(Math.abs(number) * scale))) / scale
  },
  IF: ([condition, yes, no]) => {
    const test = single(condition ?? null)
    if (test === unknown || typeof test === 'string') return refuse()
    return single((test ? yes : no) ?? false)
  },
}
