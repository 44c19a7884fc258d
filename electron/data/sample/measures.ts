import { addDays } from '#shared/values/date.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { Cycle } from './monitoring.ts'
import { helperOn, ofPerson, put, type Household, type Values, type World } from './world.ts'

/** Which measure a benefit is, by its ledger. */
const measureOf: Readonly<Record<string, (values: DraftChange['values']) => readonly [kind: string, item: string]>> = {
  transportSubsidy: () => ['就业帮扶', '外出务工补贴'],
  training: () => ['就业帮扶', '技能培训'],
  publicPost: ({ kind }) => ['公益性岗位帮扶', String(kind)],
  subsidy: () => ['产业帮扶', '产业奖补'],
  insurance: () => ['金融帮扶', '特色保险'],
  loan: () => ['金融帮扶', '小额信贷'],
  lowIncomeAid: () => ['综合保障', '低保'],
  destituteAid: () => ['综合保障', '特困供养'],
  disability: () => ['综合保障', '残疾人补贴'],
  education: ({ aidKind }) => ['教育帮扶', aidKind === '雨露计划' ? '雨露计划' : '助学金'],
  medicalAid: () => ['健康帮扶', '医疗救助'],
}

/** What is paid month by month and not done with. */
const lasting = new Set(['lowIncomeAid', 'destituteAid', 'disability', 'publicPost'])

/**
 * Each benefit of this year of a household in the system is a measure, too, a loan that of the year in which it was lent; the
 * insurance subsidy one a household. Then the first help of each round of monitoring.
 */
export function putMeasures(world: World, done: readonly DraftChange[], cycles: readonly Cycle[]): void {
  const helped = new Map(world.helped.map((household) => [household.id, household]))
  const seen = new Set<string>()
  for (const { ledger, values } of done) {
    const made = measureOf[ledger]?.(values)
    const household = helped.get(String(values.household))
    const year = yearOf(world, ledger, values)
    const key = [values.household, made?.[1], values.idCard, year].join()
    if (!made || !household || (year !== world.year && ledger !== 'loan') || seen.has(key)) continue
    seen.add(key)
    const days = { startDate: begunIn(year, ledger, values), endDate: lasting.has(ledger) ? undefined : doneIn(year, ledger, values) }
    const responsible = helperOn(world, household, `${days.startDate}-28`)
    const content = contentOf(ledger, values, made[1])
    put(world, 'measure', { ...measureValues(household, values, made), responsible, year, content, ...days })
  }
  const insured = insuredOf(done)
  for (const household of world.helped) putInsured(world, household, insured.get(household.id) ?? [])
  for (const cycle of cycles) putAnswer(world, cycle)
}

function yearOf(world: World, ledger: string, { year, startDate }: Values): number {
  return ledger === 'loan' ? Number(String(startDate).slice(0, 4)) : Number(year ?? world.year)
}

/** The month in which it was asked for, begun or, where nothing else is known, paid; January of what goes on from before. */
function begunIn(year: number, ledger: string, values: Values): string {
  const { since, appliedOn, admittedOn, startDate, paidOn } = values
  const first = String((lasting.has(ledger) && since) || (appliedOn ?? admittedOn ?? startDate ?? paidOn ?? '')).slice(0, 7)
  return first > `${year}-01` ? first : `${year}-01`
}

/** The month in which it was paid out, or lent. */
function doneIn(year: number, ledger: string, { paidOn, startDate }: Values): string | undefined {
  const day = ledger === 'loan' ? startDate : paidOn
  return typeof day === 'string' && day >= `${year}-01` ? day.slice(0, 7) : undefined
}

/** What was done, in words of the record: the item alone tells nothing that is not said beside it. */
function contentOf(ledger: string, values: Values, item: string): string {
  const { course, months, employer, item: industry, scheme, grade, term, purpose, place, kind } = values
  switch (ledger) {
    case 'transportSubsidy':
      return `到${String(place)}务工 ${String(months)} 个月`
    case 'training':
      return `参加${String(course)}`
    case 'publicPost':
      return `在${String(employer)}上岗`
    case 'subsidy':
      return `${String(industry)}，验收后奖补`
    case 'insurance':
      return String(kind)
    case 'loan':
      return `用于${String(purpose)}`
    case 'lowIncomeAid':
      return `${String(scheme)}${String(grade)}，按月发放`
    case 'destituteAid':
      return '按月发放供养金和护理费'
    case 'disability':
      return '按月发放'
    case 'education':
      return `${String(term)}学期`
    case 'medicalAid':
      return '住院费用救助'
    default:
      return item
  }
}

/** 参保缴费补贴 of the year: what the list of insured persons has for the household. */
function putInsured(world: World, household: Household, own: readonly Values[]): void {
  if (own.length === 0) return
  const paidOn = own.map((values) => String(values.paidOn)).sort()
  const amount = own.reduce((sum, values) => sum + Number(values.amount), 0)
  put(world, 'measure', {
    ...measureValues(household, { ...ofPerson(household.head), amount }, ['健康帮扶', '参保缴费补贴']),
    responsible: helperOn(world, household, paidOn[0]!),
    year: world.year,
    content: `居民医保个人缴费补贴 ${own.length} 人`,
    startDate: paidOn[0]!.slice(0, 7),
    endDate: paidOn.at(-1)!.slice(0, 7),
  })
}

/** Who was subsidised, by household. */
function insuredOf(done: readonly DraftChange[]): ReadonlyMap<string, readonly Values[]> {
  const byHousehold = new Map<string, Values[]>()
  for (const { ledger, values } of done) {
    if (ledger !== 'medicalInsurance' || !values.amount) continue
    const id = String(values.household)
    byHousehold.set(id, [...(byHousehold.get(id) ?? []), values])
  }
  return byHousehold
}

function measureValues(household: Household, values: Values, [kind, item]: readonly [string, string]): Values {
  const { member, name, idCard, amount } = values
  return {
    household: household.id,
    member,
    name,
    idCard,
    kind,
    item,
    stage: '实际',
    amount: typeof amount === 'number' ? amount : undefined,
    state: '已落实',
    unit: '示例镇人民政府',
    effect: '政策落实到位',
  }
}

/** The first help after being taken in, that answers the risk. */
const firstHelp: Readonly<Record<string, readonly [kind: string, item: string]>> = {
  因病: ['健康帮扶', '签约家庭医生'],
  因残: ['健康帮扶', '签约家庭医生'],
  因学: ['教育帮扶', '助学金'],
  因务工就业不稳: ['就业帮扶', '劳务输出'],
  因自然灾害: ['社会帮扶', '结对帮扶'],
}

function putAnswer(world: World, { household, identifiedOn, risk }: Cycle): void {
  const made = firstHelp[risk] ?? (['社会帮扶', '结对帮扶'] as const)
  const startDate = addDays(identifiedOn, 9)
  if (startDate > world.today) return
  const { name, idCard } = household.head.values
  put(world, 'measure', {
    ...measureValues(household, { name, idCard }, made),
    responsible: helperOn(world, household, startDate),
    year: Number(startDate.slice(0, 4)),
    startDate,
    endDate: startDate,
    content: `针对风险“${risk}”落实${made[1]}`,
  })
}
