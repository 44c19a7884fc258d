import type { Edition, FormDefinition } from '#shared/forms/define.ts'
import type { StoredRow } from '#data/store/read.ts'
import { codesOf, fieldOf, type Registry } from '#shared/ledger/registry.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { blankOptions, committee, textOnPaper, type EditionRule, type PersonFacts } from '#shared/printing/forms/edition.ts'
import { readField, targetOf, type FieldPath, type FormPath, type LinkStep, type Relation } from '#shared/printing/forms/paths.ts'
import { isMet, parseConditions, type Condition } from '#shared/printing/forms/condition.ts'
import { amongIn, choicesIn, conditionsIn, isBoxed, parseTemplate, shareOf, type TemplatePart } from '#shared/printing/forms/template.ts'
import { chineseDate } from '#shared/values/date.ts'
import { capitals } from '#shared/values/capitals.ts'
import { formatWan, parseMoney } from '#shared/values/money.ts'
import { percentage } from '#shared/values/percentage.ts'
import { recordCode } from '#shared/values/recordCode.ts'
import { wishOf, type Answers, type FormPlan } from './plan.ts'
import type { RecordStore } from './recordStore.ts'

/** What a form is filled in with. `today`: ISO day as of which it is. */
export type FormSetting = Readonly<{ township: string; county: string; officePhone: string; operator: string; today: string }>

export type Filling = Readonly<{
  registry: Registry
  form: FormDefinition
  plan: FormPlan
  store: RecordStore
  answers: Answers
  setting: FormSetting
  rule: EditionRule
  /** Only values are printed, on paper that bears the words already. */
  valuesOnly?: boolean
}>

/** Where a text stands: on which record (none on a blank form), with which running number, on which sheet. */
export type Place = Readonly<{ ledger: LedgerDefinition; row: StoredRow | null; number: number; sheet: SheetFacts }>
export type SheetFacts = Readonly<{ village: string; count: number; totals: ReadonlyMap<string, number> }>

/** The text with its placeholders filled in; '' stands for what is not there. */
export function fillText(filling: Filling, text: string, place: Place): string {
  const parts = parseTemplate(text)
  if (parts.length === 1 && typeof parts[0] === 'string') return filling.valuesOnly ? spaceOf(text) : text
  return assembled(parts, (part) => {
    if (typeof part === 'string') return filling.valuesOnly ? spaceOf(part) : part
    const value = readPath(filling, part.path, part.format, place)
    return filling.valuesOnly && (isBoxed(part.format) || choicesIn(part.format)) ? ticksOf(value) : value
  })
}

/** The parts one after the other; a 、 or a space between two values stands only where both are there and say different words. */
export function assembled(parts: readonly TemplatePart[], textOf: (part: TemplatePart, at: number) => string): string {
  const isList = (at: number) => isBetween(parts[at]) && typeof parts[at - 1] === 'object' && typeof parts[at + 1] === 'object'
  let filled = ''
  let isListed = false
  let last = ''
  parts.forEach((part, at) => {
    if (isList(at)) return
    const goesOn = isList(at - 1) && isListed
    const found = textOf(part, at)
    const text = goesOn && found === last && isWord(found) ? '' : found
    filled += goesOn && text !== '' ? `${parts[at - 1] as string}${text}` : text
    isListed = typeof part === 'object' && (text !== '' || goesOn)
    if (text !== '') last = text
  })
  return filled
}

/** Figures may well be the same twice. */
function isWord(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}

function isBetween(part: TemplatePart | undefined): boolean {
  return typeof part === 'string' && /^(?:、|[ \u3000]+)$/.test(part)
}

/** As wide as the words that stand on the paper already. */
function spaceOf(words: string): string {
  return words.replace(/[^\n]/gu, (char) => ((char.codePointAt(0) ?? 0) < 128 ? ' ' : '\u3000'))
}

/** Of words with boxes that stand on the paper already, the ticks only. */
function ticksOf(options: string): string {
  return options.replace(/[^☑\s]/gu, (char) => ((char.codePointAt(0) ?? 0) < 128 ? ' ' : '\u3000'))
}

/** True where there is no condition, or it holds. */
export function holds(filling: Filling, when: string | undefined, place: Place): boolean {
  return when === undefined || allHold(filling, parseConditions(when), place)
}

function allHold(filling: Filling, conditions: readonly Condition[], place: Place): boolean {
  return conditions.every((condition) => isMet(condition, readPath(filling, condition.path, '', place), filling.setting.today))
}

export function readPath(filling: Filling, path: string, format: string, place: Place): string {
  const conditions = conditionsIn(format)
  if (conditions) return allHold(filling, conditions, place) ? readPath(filling, path, '', place) : ''
  const choices = choicesIn(format)
  if (choices) return ticked(choices, readPath(filling, path, '', place) !== '')
  const found = filling.plan.path(place.ledger, path)
  const share = shareOf(format)
  if (share !== null) return percentage(rawNumber(filling, path, place), rawNumber(filling, share, place))
  switch (found.kind) {
    case 'special':
      return special(filling, found.name, format, place)
    case 'ask':
      return answer(filling, found.id, format)
    case 'total':
      return number(found.field, place.sheet.totals.get(found.field.id) ?? 0, format)
    case 'child':
      return childText(filling, found, format, place)
    case 'field': {
      const row = rowOf(filling, found, place)
      if (!row) return blankText(filling, found.field, format)
      const text = cellText(filling, { ledger: found.ledger, row, field: found.field }, format)
      return text === '' && format === 'committee' ? posterOf(filling, '') : text
    }
  }
}

function rowOf({ store }: Filling, path: FieldPath, { row: sheet }: Place): StoredRow | undefined {
  const row = sheet ? store.linked(sheet, path.links) : undefined
  return row && sheet && path.until ? store.until(row, path, sheet) : row
}

/** A box before each word, the first one ticked where that is so. */
function ticked(words: readonly string[], isFirst: boolean): string {
  return words.map((word, at) => `${isFirst && at === 0 ? '☑' : '☐'}${word}`).join(' ')
}

/** The stored number of a field path; money of what a household earns has no share on public paper, since it is hidden there. */
function rawNumber(filling: Filling, path: string, place: Place): number | null {
  const found = filling.plan.path(place.ledger, path)
  if (found.kind === 'total') return place.sheet.totals.get(found.field.id) ?? null
  const row = found.kind === 'field' ? rowOf(filling, found, place) : undefined
  if (found.kind !== 'field' || !row || cellText(filling, { ledger: found.ledger, row, field: found.field }) === '') return null
  const value = row.values[found.field.id]
  return typeof value === 'number' ? value : null
}

function blankText({ registry }: Filling, field: FieldDefinition, format: string): string {
  if (isBoxed(format)) return blankOptions(field, codesOf(registry, field), format)
  return format === 'check' ? '☐' : ''
}

export type Cell = Readonly<{ ledger: LedgerDefinition; row: StoredRow; field: FieldDefinition }>

/** A field of a record as the edition shows it. */
export function cellText(filling: Filling, { ledger, row, field }: Cell, format = ''): string {
  const read = readField(filling.registry, ledger, field)
  const value = row.values[field.id]
  if ((isBoxed(format) || format === 'check') && (value === null || value === undefined || value === ''))
    return blankText(filling, read, format)
  const person = filling.rule.edition === 'public' ? personOf(filling, ledger, row, field) : undefined
  const label = row.links[field.id]
  const codes = isBoxed(format) ? codesOf(filling.registry, read) : undefined
  // The label is that of the field that was asked for; type, target and section those of the one that is read.
  const shown = read === field ? field : { ...read, label: field.label, id: field.id }
  return textOnPaper(
    { ledger, field: shown, value, ...(label === undefined ? {} : { linkLabel: label }), person, codes },
    filling.rule,
    format,
  )
}

/** Of whom a name tells, where that is known. */
function personOf(filling: Filling, ledger: LedgerDefinition, row: StoredRow, field: FieldDefinition): PersonFacts | undefined {
  const { registry, store } = filling
  const { derived } = field
  if (derived?.kind === 'parent') {
    const step = stepOf(registry, ledger, derived.link)
    const target = step && store.linked(row, [step])
    return step && target ? personOf(filling, step.target, target, fieldOf(step.target, derived.field)) : undefined
  }
  if (field.type === 'link') {
    const step = stepOf(registry, ledger, field.id)
    const target = step && store.linked(row, [step])
    if (!step || !target) return undefined
    return step.target.id === 'member' ? memberFacts(target) : step.target.id === 'household' ? headFacts(target) : undefined
  }
  if (ledger.id === 'member' && field.id === 'name') return memberFacts(row)
  const step = field.id === 'name' ? stepOf(registry, ledger, 'member') : undefined
  const member = step && store.linked(row, [step])
  if (member) return memberFacts(member)
  const numberId = field.id.replace(/name$/, 'idCard').replace(/Name$/, 'IdCard')
  return { idCard: row.values[numberId] ?? null }
}

function stepOf(registry: Registry, ledger: LedgerDefinition, id: string): LinkStep | undefined {
  const field = ledger.fields.find((one) => one.id === id)
  const target = field && targetOf(registry, ledger, field)
  return field && target ? { field, target } : undefined
}

function memberFacts({ values }: StoredRow): PersonFacts {
  const { birthDate, idCard, sex, relation, headName } = values
  return { birthDate, idCard, sex, relation, headName }
}

function headFacts({ values }: StoredRow): PersonFacts {
  return { idCard: values.headIdCard }
}

function special(filling: Filling, name: Extract<FormPath, { kind: 'special' }>['name'], format: string, place: Place): string {
  const { setting } = filling
  switch (name) {
    case 'today':
      return day(setting.today, format)
    case '#':
      return place.number > 0 ? String(place.number) : ''
    case 'village':
      return format === 'committee' ? posterOf(filling, place.sheet.village) : place.sheet.village
    case '拟':
      return name
    case 'qr':
      return place.row ? recordCode(place.row.id) : ''
    case 'count':
      return String(place.sheet.count)
    default:
      return setting[name]
  }
}

function day(iso: string, format: string): string {
  return chineseDate(format === 'year' ? iso.slice(0, 4) : format === 'month' ? iso.slice(0, 7) : iso)
}

function answer({ form, answers }: Filling, id: string, format: string): string {
  const given = answers[id] ?? ''
  const type = form.asks?.find((ask) => ask.id === id)?.type
  if (given === '') return ''
  if (type === 'date') return day(given, format)
  if (format === 'capitals' || format === 'wan') {
    const fen = parseMoney(given).value
    return fen === null ? given : format === 'wan' ? formatWan(fen) : capitals(fen)
  }
  return format === 'year' ? `${given}年` : given
}

export function number(field: FieldDefinition, value: number, format: string): string {
  if (field.type === 'money' && format === 'capitals') return capitals(value)
  return field.type === 'money' && format === 'wan' ? formatWan(value) : formatValue(field, value)
}

function childText(filling: Filling, path: Extract<FormPath, { kind: 'child' }>, format: string, { row }: Place): string {
  if (!row) return ''
  const rows = filling.store.children(row, wishOf(path.relation, undefined, undefined))
  const { field, what } = path
  if (field === null) return String(rows.length)
  const words = amongIn(format)
  const some = words === null ? rows : rows.filter((one) => words.includes(String(one.values[field.id] ?? '')))
  if (what === 'count') return String(some.filter((one) => isSaid(one.values[field.id])).length)
  if (what === 'each') return eachText(filling, { ...path, field, rows: some }, words === null ? format : '')
  if (what !== 'sum') {
    const one = what === 'first' ? rows[0] : rows.at(-1)
    return one ? cellText(filling, { ledger: path.relation.child, row: one, field }, format) : ''
  }
  const sum = rows.reduce((total, one) => total + ((one.values[field.id] as number | null) ?? 0), 0)
  // A sum of hidden amounts is as hidden as they are.
  return sum === 0 ? '' : textOnPaper({ ledger: path.relation.child, field, value: sum }, filling.rule, format)
}

/** 否 and 0 count as none. */
function isSaid(value: FieldValue | undefined): boolean {
  return value !== null && value !== undefined && value !== '' && value !== 0
}

/** The village's committee; what is of no village (到户奖补 of all of them) is the township's to make known. */
function posterOf({ form, setting }: Filling, village: string): string {
  return village === '' && form.each === 'village' ? `${setting.township}人民政府` : committee(village)
}

type EachOf = Readonly<{ relation: Relation; field: FieldDefinition; rows: readonly StoredRow[] }>

/** What each record is called and its value, amounts on lines of their own: 省级衔接资金：155.04; words one after the other. */
function eachText(filling: Filling, { relation: { child: ledger }, field, rows }: EachOf, format: string): string {
  const title = fieldOf(ledger, ledger.title)
  return rows
    .map((row) => [cellText(filling, { ledger, row, field: title }), cellText(filling, { ledger, row, field }, format)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => (/^\d/.test(value) ? `${name}：${value}` : `${name} ${value}`))
    .join(field.type === 'money' ? '\n' : '\u3000')
}

export function ruleOf(edition: Edition, mask: boolean, today: string): EditionRule {
  return { edition, mask, today }
}
