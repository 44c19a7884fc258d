import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'

/** What a record of 人口与户变动 does to the person or household that it names. */
export type PopulationEffect = Readonly<{
  ledger: 'member' | 'household'
  values: FieldValues
  /** ISO day from which on it is so; '' since ever. */
  effective: string
  reason: string | null
}>

/**
 * The effect of a new record of 人口与户变动: 自然减少 takes the person off the register on that day, 自然增加 lets one be
 * there from that day on (or come back), 整户销户 and 整户新增 the same for a household; of the others (户内转移, 分户) only
 * day and reason go over to a change that is made together with it. null where it has none: no whole date or one to
 * come, or later news of the same person.
 *
 * @param change values of the record.
 * @param standing the person or household as it stands, `isNew` when it is added by the same set.
 */
export function populationEffect(
  change: FieldValues,
  standing: Readonly<{ values: FieldValues; isNew: boolean }>,
  today: string,
): PopulationEffect | null {
  const effective = firstDayOf(change['date'] ?? null)
  if (effective === null || effective > today) return null
  const rule = rules[String(change['kind'] ?? '')]
  const reason = String(change['reason'] ?? '') || null
  const ledger = ledgerOfChange(change)
  if (ledger === null) return null
  const effect = rule?.(standing, { effective, reason })
  if (effect === null) return null
  return { ledger, effective, reason, values: {}, ...effect }
}

/** A person where one is named, else the household. */
export function ledgerOfChange(change: FieldValues): PopulationEffect['ledger'] | null {
  const kind = String(change['kind'] ?? '')
  return wholeHousehold.has(kind) ? 'household' : kind === '' ? null : 'member'
}

const wholeHousehold: ReadonlySet<string> = new Set(['整户新增', '整户销户'])

type Told = Readonly<{ effective: string; reason: string | null }>
type Rule = (
  standing: Readonly<{ values: FieldValues; isNew: boolean }>,
  told: Told,
) => Partial<Pick<PopulationEffect, 'values' | 'effective'>> | null

const onRegister = '在册'

const rules: Readonly<Record<string, Rule>> = {
  人口自然减少: leave((reason) => (reason !== null && movedAway.has(reason) ? '转出' : '自然减少')),
  整户销户: leave(() => '销户'),
  人口自然增加: arrive,
  整户新增: (standing) => (standing.isNew ? {} : null),
}

/** 嫁出、迁出 live on elsewhere. */
const movedAway: ReadonlySet<string> = new Set(['嫁出', '户籍迁出', '分户转出'])

function leave(statusOf: (reason: string | null) => string): Rule {
  return ({ values }, { effective, reason }) => {
    if (isOff(values) || isLater(values, effective)) return null
    return { values: { status: statusOf(reason), statusDate: effective, statusReason: reason } }
  }
}

function arrive({ values, isNew }: Readonly<{ values: FieldValues; isNew: boolean }>, { effective, reason }: Told): ReturnType<Rule> {
  if (isNew) return {}
  if (isOff(values))
    return isLater(values, effective) ? null : { values: { status: onRegister, statusDate: effective, statusReason: reason } }
  // Entered before without a day: put right from the beginning, so that earlier days do not count the person.
  return filled(values['joinedOn']) ? null : { values: { joinedOn: effective }, effective: '' }
}

function isOff(values: FieldValues): boolean {
  const status = values['status'] ?? null
  return status !== null && status !== '' && status !== onRegister
}

function isLater(values: FieldValues, effective: string): boolean {
  return String(values['statusDate'] ?? '') > effective
}

function filled(value: FieldValue | undefined): boolean {
  return value !== null && value !== undefined && value !== ''
}

/** 2025-03 and 2025 count from their first day. */
function firstDayOf(date: FieldValue): string | null {
  const text = String(date ?? '')
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  if (/^\d{4}-\d{2}$/.test(text)) return `${text}-01`
  return /^\d{4}$/.test(text) ? `${text}-01-01` : null
}
