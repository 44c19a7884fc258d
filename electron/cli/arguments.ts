import { parseArgs } from 'node:util'

/** A command line as read: command, the words after it, options by name. */
export type CommandLine = Readonly<{
  command: string
  words: readonly string[]
  options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  json: boolean
}>

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const texts = { type: 'string', multiple: true } as const

const options = {
  json: flag,
  township: text,
  households: text,
  persons: text,
  villages: text,
  defects: text,
  seed: text,
  ledger: text,
  by: text,
  filter: text,
  fields: text,
  template: text,
  against: text,
  sheet: text,
  map: texts,
  'per-village': flag,
  replace: flag,
  mask: flag,
  'dry-run': flag,
  resolve: text,
  new: text,
  out: text,
  village: texts,
  ledgers: text,
  without: text,
  place: text,
  changes: flag,
  since: text,
  note: text,
  person: text,
  'on-problem': text,
  limit: text,
  record: text,
  rule: texts,
  measure: texts,
  'as-of': text,
  from: text,
  to: text,
  layout: text,
  paper: text,
  edition: text,
  ask: texts,
  list: flag,
  blank: flag,
  'password-env': text,
  'file-password-env': text,
  operator: text,
  'operator-password-env': text,
  entry: text,
} as const

/** null when the words are not of the form: unknown option, missing command. */
export function parseCommandLine(argv: readonly string[]): CommandLine | null {
  try {
    const parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    const [command, ...words] = parsed.positionals
    if (command === undefined) return null
    return { command, words, options: parsed.values, json: parsed.values.json === true }
  } catch {
    return null
  }
}

/** Value of a text option. */
export function textOption(line: CommandLine, name: keyof typeof options): string | undefined {
  const value = line.options[name]
  return typeof value === 'string' ? value : undefined
}

/** Values of an option that may be given several times, or once with commas. */
export function listOption(line: CommandLine, name: keyof typeof options): readonly string[] {
  const value = line.options[name]
  if (!Array.isArray(value)) return []
  return (value as readonly string[]).flatMap((one) => one.split(/[,，]/)).filter((one) => one !== '')
}

/** Value of a whole-number option; NaN when it is none. */
export function numberOption(line: CommandLine, name: keyof typeof options): number | undefined {
  const value = textOption(line, name)
  if (value === undefined) return undefined
  return /^\d+$/.test(value) ? Number(value) : Number.NaN
}
