import { columnLetters, parseAddress } from '../address.ts'

/** One end of a reference; rows 1-based, columns zero-based, null where it names whole columns or rows. */
export type RefEnd = Readonly<{ column: number | null; row: number | null; columnFixed: boolean; rowFixed: boolean }>

export type Ref = Readonly<{
  /** Sheet as the formula names it, unquoted; null for the sheet in which the formula stands. */
  sheet: string | null
  from: RefEnd
  /** Equal to `from` for a single cell. */
  to: RefEnd
  single: boolean
}>

/** The two ends that take the place of a reference's own, or null to leave it as it is. */
export type RefMapper = (ref: Ref) => Readonly<{ from: RefEnd; to: RefEnd; single?: boolean }> | null

/**
 * The formula with its references replaced. Texts in quotes, names, functions, structured references and references to
 * other workbooks stay as they are. `renamed` gives sheets another name.
 */
export function mapRefs(formula: string, map: RefMapper, renamed: (sheet: string) => string = (sheet) => sheet): string {
  return formula.replace(pattern, (whole: string, prefix: string | undefined, ref: string | undefined) => {
    if (ref === undefined) return whole
    const sheet = prefix === undefined ? null : unquoted(prefix.slice(0, -1))
    const [first = '', second = first] = ref.split(':')
    const single = !ref.includes(':')
    const from = parseEnd(first)
    const to = parseEnd(second)
    if (!from || !to) return whole
    const mapped = map({ sheet, from, to, single })
    const name = sheet === null ? '' : renamedPrefix(prefix!, sheet, renamed)
    if (!mapped) return name + ref
    const isSingle = mapped.single ?? single
    return `${name}${endText(mapped.from)}${isSingle ? '' : `:${endText(mapped.to)}`}`
  })
}

const sheetPrefix = String.raw`(?:'(?:[^']|'')+'|[\p{L}_\\][\p{L}\p{N}_.\\]*(?::[\p{L}_\\][\p{L}\p{N}_.\\]*)?)!`
const end = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`
const refForm = String.raw`${end}(?::${end})?|\$?\d{1,7}:\$?\d{1,7}|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}`
const opaque = String.raw`"(?:[^"]|"")*"|'\[(?:[^']|'')+'!(?:${refForm})|\[\d+\][^\s'"!(),;+\-*/^&=<>]*!(?:${refForm})|\[(?:[^[\]]|\[[^[\]]*\])*\]`
const pattern = new RegExp(
  String.raw`${opaque}|(?<![\p{L}\p{N}_.$!'\]])(${sheetPrefix})?(?<![\p{L}\p{N}_.$])(${refForm})(?![\p{L}\p{N}_.($!'[])`,
  'gu',
)

function unquoted(name: string): string {
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}

/** `甲表:丙表!` names a row of sheets, each end by itself. */
function renamedPrefix(prefix: string, sheet: string, renamed: (sheet: string) => string): string {
  const named = sheet.split(':').map(renamed)
  return named.join(':') === sheet ? prefix : `${quotedSheet(named.join(':'))}!`
}

/** A sheet's name as formulas write it. */
export function quotedSheet(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$|^[rc]\d*$/i.test(name) ? name : `'${name.replaceAll("'", "''")}'`
}

function parseEnd(text: string): RefEnd | null {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text)
  if (!match) return null
  const [, first, letters = '', second, digits = ''] = match
  const column = letters === '' ? null : (parseAddress(`${letters}1`)?.column ?? -1)
  const row = digits === '' ? null : Number(digits)
  if (column === -1 || row === 0 || (row ?? 1) > 1_048_576) return null
  return { column, row, columnFixed: letters !== '' && first === '$', rowFixed: letters === '' ? first === '$' : second === '$' }
}

function endText({ column, row, columnFixed, rowFixed }: RefEnd): string {
  const letters = column === null ? '' : `${columnFixed ? '$' : ''}${columnLetters(column)}`
  return row === null ? letters : `${letters}${rowFixed ? '$' : ''}${row}`
}
