import { defineRule, type Rule, type RuleHit, type RuleRecord } from '../define.ts'
import { hit, isBlank, numberOf, textOf, yuan } from '../facts.ts'
import { incomesOf } from './years.ts'

/** R070–R073, R081: whether a yearly income adds up. */

const group = '收入'

const parts: readonly Readonly<{ sum: string; label: string }>[] = [
  { sum: 'wages', label: '工资性收入' },
  { sum: 'business', label: '生产经营性收入' },
  { sum: 'property', label: '财产性收入' },
  { sum: 'transfer', label: '转移性收入' },
  { sum: 'costs', label: '生产经营性支出' },
]

const partsAgainstSums = defineRule({
  id: 'R070',
  severity: '错误',
  title: '收入合计不等于明细之和',
  group,
  definition: '四项收入和支出既有合计又有明细的，合计应等于明细之和，相差不超过 {金额核对容差}。',
  root: 'household',
  reads: ['income'],
  params: ['amountTolerance'],
  check: (dossier, context) =>
    incomesOf(dossier).flatMap((income) => {
      const tolerance = context.policy.number('amountTolerance', context.today)
      return parts.flatMap(({ sum, label }): readonly RuleHit[] => {
        const [given, made] = [numberOf(income, sum), numberOf(income, `${sum}Parts`)]
        if (given === null || made === null || Math.abs(given - made) <= tolerance) return []
        return [hit('income', income, sum, `${yearOf(income)}${label}填 ${yuan(given)} 元，明细之和 ${yuan(made)} 元，请改正合计或明细`)]
      })
    }),
})

function yearOf(income: RuleRecord): string {
  return isBlank(income, 'year') ? '' : `${textOf(income, 'year')} 年`
}

/** A figure that the county's sheet carries against the one that follows from the sums. */
function givenAgainstMade(id: string, title: string, fields: Readonly<{ given: string; made: string; tolerance: 'fen' | 'policy' }>): Rule {
  const { given, made, tolerance } = fields
  return defineRule({
    id,
    severity: '错误',
    title,
    group,
    definition:
      id === 'R071'
        ? '纯收入 = 工资性 + 生产经营性 + 财产性 + 转移性收入 − 生产经营性支出。'
        : '人均纯收入 = 纯收入 ÷ 年度家庭人口数，四舍五入到分，允许相差 1 分。',
    root: 'household',
    reads: ['income'],
    params: ['amountTolerance'],
    check: (dossier, context) =>
      incomesOf(dossier).flatMap((income) => {
        const limit = tolerance === 'fen' ? 1 : context.policy.number('amountTolerance', context.today)
        const [told, follows] = [numberOf(income, given), numberOf(income, made)]
        if (told === null || follows === null || !hasSums(income) || Math.abs(told - follows) <= limit) return []
        return [
          hit('income', income, given, `${yearOf(income)}填 ${yuan(told)} 元，按公式应为 ${yuan(follows)} 元，请核对各项收入和人口数`),
        ]
      }),
  })
}

/** Without any of the sums the derived figures are only what was given. */
function hasSums(income: RuleRecord): boolean {
  return parts.some(({ sum }) => numberOf(income, `${sum}Counted`) !== null)
}

const negative = defineRule({
  id: 'R073',
  severity: '错误',
  title: '收入为负',
  group,
  definition: '各项收入和支出不应为负数；亏损由经营收入减支出体现。',
  root: 'household',
  reads: ['income'],
  check: (dossier) =>
    incomesOf(dossier).flatMap((income) =>
      parts.flatMap(({ sum, label }): readonly RuleHit[] => {
        const value = numberOf(income, sum)
        return value !== null && value < 0
          ? [hit('income', income, sum, `${yearOf(income)}${label}为 ${yuan(value)} 元，请改为不小于 0 的数`)]
          : []
      }),
    ),
})

const yearWrong = defineRule({
  id: 'R081',
  severity: '错误',
  title: '收入年度有误',
  group,
  definition: '收入应填年度，年度不晚于今年；有收入的应填年度家庭人口数。',
  root: 'household',
  reads: ['income'],
  check: (dossier, context) =>
    incomesOf(dossier).flatMap((income): readonly RuleHit[] => {
      const year = numberOf(income, 'year')
      if (year === null) return [hit('income', income, 'year', '没有填收入年度，请补填')]
      if (year > Number(context.today.slice(0, 4))) return [hit('income', income, 'year', `收入年度 ${year} 晚于今年，请改正`)]
      if (hasSums(income) && (numberOf(income, 'headcount') ?? 0) <= 0)
        return [hit('income', income, 'headcount', `${year} 年有收入而没有年度家庭人口数，算不出人均，请补填`)]
      return []
    }),
})

export const incomeSumRules: readonly Rule[] = [
  partsAgainstSums,
  givenAgainstMade('R071', '纯收入与公式不符', { given: 'netGiven', made: 'net', tolerance: 'policy' }),
  givenAgainstMade('R072', '人均纯收入与公式不符', { given: 'perCapitaGiven', made: 'perCapita', tolerance: 'fen' }),
  negative,
  yearWrong,
]
