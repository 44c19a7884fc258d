import { drawFrom, type Draw } from '#tests/shared/reconcile/reports.ts'

/** Figures of a ledger by measure id: 户, 人, 个 as they are, 元 and percent with decimals. `villages`: households and lifted households. */
export type Facts = Readonly<{
  values: Readonly<Record<string, number>>
  villages: readonly Readonly<{ name: string; households: number; persons: number; lifted: number }>[]
  year: number
}>

type Written = Readonly<{ text: string; wrong: boolean }>
type Maker = (draw: Draw, facts: Facts, spoil: boolean) => Written | null

/** Another number a person might type: a little more or less, never so far that nobody would believe it. */
function other(draw: Draw, value: number): number {
  const gap = Math.max(1, Math.round(value * (draw.int(2, 20) / 100)))
  return draw.pick([value + gap, value - gap > 0 ? value - gap : value + gap])
}

function pairOf(households: string, persons: string, openings: readonly string[], closings: readonly string[] = ['。']): Maker {
  return (draw, { values }, spoil) => {
    const [a, b] = [values[households]!, values[persons]!]
    if (a === 0 || b === 0) return null
    const isFirst = draw.int(1, 2) === 1
    const [x, y] = spoil ? (isFirst ? [other(draw, a), b] : [a, other(draw, b)]) : [a, b]
    return { text: `${draw.pick(openings)}${x}户${draw.pick(['', '、', ' '])}${y}人${draw.pick(closings)}`, wrong: spoil }
  }
}

function countOf(id: string, frames: readonly ((shown: string) => string)[]): Maker {
  return (draw, { values }, spoil) => {
    const value = values[id]!
    if (value < 3) return null
    const shown = String(spoil ? other(draw, value) : value)
    return { text: draw.pick(frames)(shown), wrong: spoil }
  }
}

/** 元 of the ledger, told in 元 or 万元. */
function moneyOf(id: string, frames: readonly ((shown: string) => string)[]): Maker {
  return (draw, { values }, spoil) => {
    const value = values[id]!
    if (value < 20_000) return null
    const told = spoil ? other(draw, Math.round(value)) : value
    const shown = draw.pick([`${Number((told / 10_000).toFixed(2))}万元`, `${Number(told.toFixed(2))}元`])
    return { text: draw.pick(frames)(shown), wrong: spoil }
  }
}

function percentOf(id: string, frames: readonly ((shown: string) => string)[]): Maker {
  return (draw, { values }, spoil) => {
    const value = values[id]!
    if (!(value > 1 && value < 100)) return null
    const told = spoil ? Math.min(99.9, value + draw.pick([1.5, -0.7, 0.9])) : value
    return { text: draw.pick(frames)(`${told.toFixed(draw.int(1, 2))}%`), wrong: spoil }
  }
}

const village: Maker = (draw, { villages }, spoil) => {
  const { name, households, persons, lifted } = draw.pick(villages)
  const shown = spoil ? other(draw, households) : households
  const text = draw.pick([
    `${name}现有农户${shown}户。`,
    `${name}：总户数${shown}户，脱贫户${lifted}户。`,
    `${name}总人口${shown}户${persons}人。`,
  ])
  return lifted === 0 && text.includes('脱贫') ? null : { text, wrong: spoil }
}

const vague: Maker = (_draw, { values }) => ({
  text: `全镇总人口${Math.floor(values['persons']! / 1_000)}000余人，农户${values['households']! - 5}户以上。`,
  wrong: false,
})

const makers: readonly Maker[] = [
  pairOf('households', 'persons', ['全镇', '全镇现有农户', '我镇总人口', '辖区共有农户']),
  pairOf('allLiftedHouseholds', 'allLiftedPersons', ['全镇有脱贫户', '现有脱贫人口', '我镇建档立卡户', '全镇共识别脱贫户']),
  pairOf('monitoredHouseholds', 'monitoredPersons', ['全镇现有监测对象', '在册三类监测对象', '目前，全镇共有防返贫监测对象']),
  pairOf('inSystemHouseholds', 'inSystemPersons', ['系统内帮扶对象', '全镇脱贫户和监测对象共计']),
  pairOf('relocatedHouseholds', 'relocatedPersons', ['全镇易地扶贫搬迁', '全镇有易地搬迁户']),
  pairOf('ordinaryHouseholds', 'ordinaryPersons', ['全镇有一般农户']),
  countOf('villages', [(n) => `全镇辖${n}个行政村。`, (n) => `我镇下辖${n}个村。`]),
  countOf('groups', [(n) => `全镇共有村民小组${n}个。`, (n) => `全镇有${n}个村民小组。`]),
  countOf('lowIncomePersons', [(n) => `全镇有低保对象${n}人。`, (n) => `全镇享受低保${n}人。`, (n) => `现有农村低保人员${n}人。`]),
  countOf('disabled', [(n) => `全镇共有残疾人${n}人。`, (n) => `全镇持证残疾人${n}名。`]),
  countOf('liftedLowIncome', [(n) => `脱贫人口中，低保对象${n}人。`, (n) => `脱贫人口中低保人员${n}人。`]),
  countOf('women', [(n) => `全镇女性人口${n}人。`]),
  countOf('posts', [(n) => `目前全镇公益性岗位${n}个。`, (n) => `全镇现有公益岗人员${n}人。`]),
  countOf('helpers', [(n) => `全镇有帮扶责任人${n}名。`, (n) => `全镇结对帮扶干部${n}人。`]),
  countOf('studyMeetingsYear', [(n) => `今年召开党委会商研判${n}次。`]),
  countOf('subsidisedYear', [(n) => `今年兑现产业奖补${n}户。`]),
  countOf('stations', [(n) => `全镇建成光伏电站${n}座。`, (n) => `全镇现有${n}座村级光伏电站。`]),
  countOf('assets', [(n) => `全镇登记帮扶项目资产${n}项。`]),
  moneyOf('subsidyMoneyYear', [(m) => `今年发放产业奖补资金${m}。`, (m) => `今年以来，兑现产业奖补${m}。`]),
  moneyOf('loanStock', [(m) => `全镇小额信贷余额${m}。`]),
  moneyOf('assetValue', [(m) => `全镇帮扶资产原值${m}。`, (m) => `全镇扶贫项目资产总额${m}。`]),
  percentOf('removalRate', [(p) => `全镇风险消除率${p}。`]),
  percentOf('titleRate', [(p) => `资产确权率${p}。`]),
  (draw, { values, year }, spoil) => {
    const value = values['incomePerCapitaInSystem']!
    const told = spoil ? other(draw, Math.round(value)) : value
    return value === 0
      ? null
      : { text: `${year - 1}年脱贫户和监测对象人均纯收入${draw.pick([told.toFixed(2), told.toFixed(0)])}元。`, wrong: spoil }
  },
  village,
  vague,
]

/** Figures that are about something else, however like they sound. */
const elsewhere: readonly ((draw: Draw, facts: Facts) => string)[] = [
  (draw) => `全县共有脱贫户${draw.int(9_000, 20_000)}户，监测对象${draw.int(600, 900)}户。`,
  (draw) => `计划明年新增公益性岗位${draw.int(20, 60)}个，发放产业奖补${draw.int(20, 90)}万元。`,
  (draw) => `带动脱贫户${draw.int(10, 60)}户增收，户均分红${draw.int(200, 900)}元。`,
  (draw, { year }) => {
    const households = draw.int(10, 90)
    return `${year - 3}年脱贫${households}户${households * 3 + draw.int(0, 9)}人。`
  },
  (draw) => `为${draw.int(10, 60)}户监测对象办理临时救助。`,
  (draw, { villages }) => `${villages[0]!.name}蔬菜基地吸纳脱贫人口${draw.int(10, 40)}人务工。`,
  (draw) => `走访慰问低保户${draw.int(10, 40)}户、残疾人${draw.int(5, 30)}人。`,
  (draw) => `上年同期小额信贷余额${draw.int(100, 400)}万元。`,
  (draw) => `邻近的青松岭村有脱贫户${draw.int(10, 90)}户。`,
  (draw) => `脱贫户中有${draw.int(10, 60)}人参加技能培训。`,
  (draw) => `每村选聘公益性岗位${draw.int(2, 6)}人，每户帮扶责任人走访${draw.int(2, 6)}次。`,
  (draw) => `争取帮扶单位捐赠资金${draw.int(3, 40)}万元，惠及脱贫户${draw.int(10, 60)}户。`,
]

export type LedgerReport = Readonly<{
  text: string
  planted: readonly Readonly<{ start: number; end: number; text: string }>[]
  told: number
}>

/** Some fifteen sentences in random order, a third of those about the ledger wrong. */
export function ledgerReport(seed: number, facts: Facts): LedgerReport {
  const draw = drawFrom(seed + 9_001)
  const own = draw.some(makers, 12).flatMap((make) => make(draw, facts, make !== vague && draw.int(1, 3) === 1) ?? [])
  const others = draw.some(elsewhere, 4).map((make): Written => ({ text: make(draw, facts), wrong: false }))
  const planted: { start: number; end: number; text: string }[] = []
  let text = `测试镇${facts.year}年工作汇报\n`
  for (const sentence of draw.some([...own, ...others], own.length + others.length)) {
    const start = text.length
    text += `${sentence.text}\n`
    if (sentence.wrong) planted.push({ start, end: text.length, text: sentence.text })
  }
  return { text, planted, told: own.length }
}
