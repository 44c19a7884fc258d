import { fullYears, isoToDayNumber } from '#shared/values/date.ts'
import { parseIdCard } from '#shared/values/idCard.ts'
import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import type { Dossier, RuleHit, RuleRecord } from './define.ts'

/** What rules ask again and again of records; blank and missing are the same. */

export function textOf(record: RuleRecord, field: string): string {
  const value = record.values[field]
  return value === null || value === undefined ? '' : String(value)
}

/** null when blank. */
export function numberOf(record: RuleRecord, field: string): number | null {
  const value = record.values[field]
  return typeof value === 'number' ? value : null
}

export function isBlank(record: RuleRecord, field: string): boolean {
  return textOf(record, field) === ''
}

/** 是; a blank is neither 是 nor 否. */
export function isYes(record: RuleRecord, field: string): boolean {
  return record.values[field] === 1
}

export function isNo(record: RuleRecord, field: string): boolean {
  return record.values[field] === 0
}

/** On the rolls: 人员状态 or 户状态 在册, or not filled in. */
export function isPresent(record: RuleRecord): boolean {
  const status = textOf(record, 'status')
  return status === '' || status === '在册'
}

/** Members on the rolls of a household that is on the rolls itself. */
export function membersOf(dossier: Dossier): readonly RuleRecord[] {
  const known = membersByDossier.get(dossier)
  if (known) return known
  const members = isPresent(dossier.root) ? dossier.of('member').filter(isPresent) : []
  membersByDossier.set(dossier, members)
  return members
}

/** Forty rules ask the same of each dossier. */
const membersByDossier = new WeakMap<Dossier, readonly RuleRecord[]>()

/** A 脱贫户, a monitored household, or one whose kind nobody has filled in: those whose data have to be complete. */
export function isHelped(household: RuleRecord): boolean {
  return textOf(household, 'kind') !== '一般农户' || !isBlank(household, 'monitoringKind')
}

/** ISO day, month or year from the field, else from the ID number; null when neither says. */
export function birthOf(person: RuleRecord): string | null {
  const born = textOf(person, 'birthDate')
  return born !== '' ? born : (parseIdCard(textOf(person, 'idCard'))?.birthDate ?? null)
}

/** 周岁 on a day; null when the birth is unknown. */
export function ageOf(person: RuleRecord, on: string): number | null {
  const born = birthOf(person)
  return born === null ? null : fullYears(born, on)
}

export function listOf(record: RuleRecord, field: string): readonly string[] {
  const text = textOf(record, field)
  return text === '' ? [] : text.split(',')
}

export function isHealthy(person: RuleRecord): boolean {
  return textOf(person, 'health') === '健康'
}

export function isDisabled(person: RuleRecord): boolean {
  return listOf(person, 'health').includes('残疾')
}

/** In school from 小学 on; 学前 does not count. */
export function isPupil(person: RuleRecord): boolean {
  return !isBlank(person, 'studentStatus') && !preschool.includes(textOf(person, 'studentStatus'))
}

export const preschool: readonly string[] = ['学龄前儿童', '学前教育']

export function isWorkingAway(person: RuleRecord): boolean {
  return (numberOf(person, 'migrantMonths') ?? 0) > 0
}

const unable: readonly string[] = ['无劳动力', '丧失劳动力']

/** Known to be unable to work. */
export function cannotWork(person: RuleRecord): boolean {
  return unable.includes(textOf(person, 'laborSkill'))
}

/** Every member is known to be unable to work. */
export function isWithoutLabour(members: readonly RuleRecord[]): boolean {
  return members.length > 0 && members.every(cannotWork)
}

export function isOnLowIncome(person: RuleRecord): boolean {
  return enjoys(textOf(person, 'lowIncome'))
}

export function isDestitute(person: RuleRecord): boolean {
  return enjoys(textOf(person, 'destitute'))
}

function enjoys(value: string): boolean {
  return value !== '' && value !== '未享受'
}

/** A benefit that runs on a day: begun, not stopped. Months and years count as begun with their first day. */
export function isRunning(benefit: RuleRecord, on: string): boolean {
  const stopped = textOf(benefit, 'stoppedOn')
  return textOf(benefit, 'since') <= on && (stopped === '' || stopped.slice(0, on.length) > on.slice(0, stopped.length))
}

/** Records of a ledger that are about one person of the household: linked, else with the same number, else the same name. */
export function ofPerson(records: readonly RuleRecord[], person: RuleRecord): readonly RuleRecord[] {
  return records.filter((record) => {
    const link = textOf(record, 'member')
    if (link !== '') return link === person.id
    const number = textOf(record, 'idCard')
    if (number !== '' && !isBlank(person, 'idCard')) return number.slice(0, 18) === textOf(person, 'idCard').slice(0, 18)
    return textOf(record, 'name') === textOf(person, 'name')
  })
}

/** Days from one to the other; months and years count as their first day. */
export function daysBetween(from: string, to: string): number {
  return isoToDayNumber(to) - isoToDayNumber(from)
}

/** `later` lies after `earlier` as far as both are known: within one month a month cannot be said to be later. */
export function isAfter(later: string, earlier: string): boolean {
  const length = Math.min(later.length, earlier.length)
  return length > 0 && later.slice(0, length) > earlier.slice(0, length)
}

/** 分 as 元 for messages: 1,234.5 → 1234.50, whole 元 without decimals. */
export function yuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}

export function hit(ledger: string, record: RuleRecord, field: string | null, message: string): RuleHit {
  return { ledger, record: record.id, field, message }
}

/** With values that put the record right beyond doubt. */
export function mendable(found: RuleHit, mend: Readonly<Record<string, FieldValue>> | FieldValues): RuleHit {
  return { ...found, mend }
}
