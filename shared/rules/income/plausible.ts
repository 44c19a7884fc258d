import { defineRule, type Dossier, type Rule, type RuleContext, type RuleHit, type RuleRecord } from '../define.ts'
import { hit, isBlank, isHelped, isWorkingAway, membersOf, numberOf, ofPerson, textOf, yuan } from '../facts.ts'
import { incomesOf, lastIncome } from './years.ts'

/** R074–R080: whether an income is what such a household can have. */

const group = '收入'

type IncomeRule = Omit<Rule, 'root' | 'group' | 'check' | 'reads'> &
  Readonly<{ reads?: readonly string[]; of: (income: RuleRecord, dossier: Dossier, context: RuleContext) => RuleHit | null }>

/** A rule on the last income only: older years are closed. */
function lastIncomeRule({ of, reads, ...rule }: IncomeRule): Rule {
  return defineRule({
    ...rule,
    group,
    root: 'household',
    reads: ['income', ...(reads ?? [])],
    check: (dossier, context) => {
      const income = lastIncome(dossier)
      const found = income && of(income, dossier, context)
      return found ? [found] : []
    },
  })
}

const noCosts = lastIncomeRule({
  id: 'R074',
  severity: '错误',
  title: '有经营收入须有支出',
  definition: '有生产经营性收入的，应填生产经营性支出。',
  of: (income) =>
    (numberOf(income, 'businessCounted') ?? 0) > 0 && (numberOf(income, 'costsCounted') ?? 0) === 0
      ? hit('income', income, 'costs', `有生产经营性收入 ${yuan(numberOf(income, 'businessCounted')!)} 元而没有支出，请补填生产经营性支出`)
      : null,
})

const oddWages = lastIncomeRule({
  id: 'R075',
  severity: '疑点',
  title: '工资性收入异常',
  definition: '填了工资性收入的，一年应在 {年工资性收入下限} 与 {年工资性收入上限} 之间。',
  params: ['wageFloor', 'wageCeiling'],
  of: (income, _, { policy, today }) => {
    const wages = numberOf(income, 'wagesCounted') ?? 0
    if (wages <= 0 || (wages >= policy.number('wageFloor', today) && wages <= policy.number('wageCeiling', today))) return null
    return hit('income', income, 'wages', `全年工资性收入 ${yuan(wages)} 元，过低或过高，请核对是否填成了月收入或多填了 0`)
  },
})

const oddPerCapita = lastIncomeRule({
  id: 'R076',
  severity: '疑点',
  title: '人均纯收入异常',
  definition: '帮扶对象人均纯收入低于 {人均纯收入偏低线}，或监测对象高于 {监测对象人均纯收入偏高线}，应核实。',
  params: ['incomeFloor', 'incomeCeiling'],
  of: (income, { root }, { policy, today }) => {
    const each = numberOf(income, 'perCapita')
    if (each === null || !isHelped(root)) return null
    if (each < policy.number('incomeFloor', today))
      return hit('income', income, null, `人均纯收入 ${yuan(each)} 元，过低，请核实有没有漏算收入`)
    const isHigh = !isBlank(root, 'monitoringKind') && each > policy.number('incomeCeiling', today)
    return isHigh ? hit('income', income, null, `监测对象人均纯收入 ${yuan(each)} 元，过高，请核实收入或是否应消除风险`) : null
  },
})

const belowLine = lastIncomeRule({
  id: 'R077',
  severity: '疑点',
  title: '人均低于监测范围线未纳入监测',
  definition: '脱贫户人均纯收入低于当年 {监测范围线} 的，应研判是否纳入监测对象。',
  params: ['monitoringLine'],
  of: (income, { root }, { policy, today }) => {
    const each = numberOf(income, 'perCapita')
    if (each === null || textOf(root, 'kind') !== '脱贫户' || !isBlank(root, 'monitoringKind')) return null
    const line = policy.number('monitoringLine', `${textOf(income, 'year') || today.slice(0, 4)}-12-31`)
    return each < line
      ? hit('income', income, null, `人均纯收入 ${yuan(each)} 元，低于监测范围线 ${yuan(line)} 元，未纳入监测，请研判`)
      : null
  },
})

const landFields = ['forestLand', 'returnedForest', 'pasture', 'orchardLand'] as const

const grantsWithoutGround = lastIncomeRule({
  id: 'R078',
  severity: '疑点',
  title: '补助金额与条件不符',
  definition: '有生态补偿金的应有退耕、公益林或草地面积；计划生育金不应低于 {计生奖励年下限}。',
  params: ['familyPlanningMinimum'],
  of: (income, { root }, { policy, today }) => {
    const ecology = numberOf(income, 'ecology') ?? 0
    const isTold = landFields.some((field) => numberOf(root, field) !== null)
    if (ecology > 0 && isTold && landFields.every((field) => (numberOf(root, field) ?? 0) === 0))
      return hit('income', income, 'ecology', `有生态补偿金 ${yuan(ecology)} 元，而退耕、林地、草地面积都是 0，请核对面积或金额`)
    const planning = numberOf(income, 'familyPlanning') ?? 0
    return planning > 0 && planning < policy.number('familyPlanningMinimum', today)
      ? hit('income', income, 'familyPlanning', `计划生育金 ${yuan(planning)} 元，过低，请核对单位`)
      : null
  },
})

const growth = defineRule({
  id: 'R079',
  severity: '疑点',
  title: '收入变动异常',
  group,
  definition: '人均纯收入同比增幅高于 {人均纯收入增幅上限} 或下降，或转移性收入占比高于 {转移性收入占比上限} 的帮扶对象，应核实。',
  root: 'household',
  reads: ['income'],
  params: ['incomeGrowth', 'transferShare'],
  check: (dossier, context) => {
    const incomes = incomesOf(dossier)
    const [before, last] = [incomes[incomes.length - 2], incomes[incomes.length - 1]]
    if (!last || !isHelped(dossier.root)) return []
    const changed = before ? changeOf(before, last, context) : null
    const relying = transferOf(last, context)
    return [changed, relying].filter((found): found is RuleHit => found !== null)
  },
})

function changeOf(before: RuleRecord, last: RuleRecord, { policy, today }: RuleContext): RuleHit | null {
  const [then, now] = [numberOf(before, 'perCapita'), numberOf(last, 'perCapita')]
  if (then === null || now === null || then === 0 || numberOf(before, 'year') !== (numberOf(last, 'year') ?? 0) - 1) return null
  const rate = ((now - then) / Math.abs(then)) * 10_000
  if (rate >= 0 && rate <= policy.number('incomeGrowth', today)) return null
  const words = `人均纯收入由 ${yuan(then)} 元${rate < 0 ? '降到' : '升到'} ${yuan(now)} 元（${(rate / 100).toFixed(2)}%）`
  return hit('income', last, null, `${words}，变动异常，请核实两年的收入`)
}

function transferOf(last: RuleRecord, { policy, today }: RuleContext): RuleHit | null {
  const [transfer, whole] = [numberOf(last, 'transferCounted') ?? 0, numberOf(last, 'total') ?? 0]
  if (whole <= 0 || (transfer / whole) * 10_000 <= policy.number('transferShare', today)) return null
  return hit('income', last, 'transfer', `转移性收入占总收入 ${((transfer / whole) * 100).toFixed(2)}%，占比过高，请核实是否漏算其他收入`)
}

const noMatchingIncome = lastIncomeRule({
  id: 'R080',
  severity: '疑点',
  title: '享受帮扶但无对应收入',
  definition: '有人务工或在公益性岗位的应有工资性收入；享受低保、特困、残疾人补贴的应有转移性收入。',
  reads: ['member', 'publicPost', 'lowIncomeAid', 'destituteAid'],
  of: (income, dossier) => {
    const wages = numberOf(income, 'wagesCounted')
    if (wages === 0 && (membersOf(dossier).some(isWorkingAway) || dossier.of('publicPost').some((post) => coversYear(post, income))))
      return hit('income', income, 'wages', '有人务工或在公益性岗位，而工资性收入为 0，请核实')
    const isAided =
      dossier.of('lowIncomeAid').some((aid) => coversYear(aid, income)) || dossier.of('destituteAid').some((aid) => coversYear(aid, income))
    const isOnList = membersOf(dossier).some((person) =>
      ofPerson(dossier.of('lowIncomeAid'), person).some((aid) => coversYear(aid, income)),
    )
    return numberOf(income, 'transferCounted') === 0 && (isAided || isOnList)
      ? hit('income', income, 'transfer', '享受低保或特困供养，而转移性收入为 0，请核实')
      : null
  },
})

/** Began in or before the year of the income, and did not stop before it. */
function coversYear(benefit: RuleRecord, income: RuleRecord): boolean {
  const year = textOf(income, 'year')
  const began = textOf(benefit, 'startDate') || textOf(benefit, 'since')
  const ended = textOf(benefit, 'endDate') || textOf(benefit, 'stoppedOn')
  return began !== '' && began.slice(0, 4) <= year && (ended === '' || ended.slice(0, 4) >= year)
}

export const incomePlausibleRules: readonly Rule[] = [
  noCosts,
  oddWages,
  oddPerCapita,
  belowLine,
  grantsWithoutGround,
  growth,
  noMatchingIncome,
]
