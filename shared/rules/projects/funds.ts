import { defineRule, type Rule } from '../define.ts'
import { hit, numberOf, textOf } from '../facts.ts'
import { wan } from './wan.ts'

/** R144, R147, R163: money by document number. */

const group = '项目资金资产'

const fundOverdrawn = defineRule({
  id: 'R144',
  severity: '错误',
  title: '资金超支',
  group,
  definition: '同一文号下拨合计不超过指标（到账）金额，支付合计不超过指标金额。',
  root: 'fundSource',
  reads: ['allocation', 'payment'],
  check: ({ root }) => {
    const [amount, given, paid] = [numberOf(root, 'amount'), numberOf(root, 'allocated') ?? 0, numberOf(root, 'paid') ?? 0]
    const name = textOf(root, 'documentNo')
    if (amount === null) return []
    return [
      ...(given > amount
        ? [hit('fundSource', root, 'amount', `${name} 下拨合计 ${wan(given)}，超过到账 ${wan(amount)}，请核对下拨记录`)]
        : []),
      ...(paid > amount
        ? [hit('fundSource', root, 'amount', `${name} 支付合计 ${wan(paid)}，超过到账 ${wan(amount)}，请核对支付记录`)]
        : []),
    ]
  },
})

const behindSchedule = defineRule({
  id: 'R147',
  severity: '疑点',
  title: '支付慢于序时',
  group,
  definition: '当年到账的衔接资金，支付率应达到 {资金支付序时节点}，落后不超过 {支付慢于序时的容许百分点}。',
  root: 'fundSource',
  reads: ['payment'],
  params: ['spendingMilestones', 'spendingLag'],
  check: ({ root, of }, { policy, today }) => {
    const amount = numberOf(root, 'amount') ?? 0
    if (numberOf(root, 'year') !== Number(today.slice(0, 4)) || amount <= 0 || !textOf(root, 'level').includes('衔接资金')) return []
    const goal = lastMilestone(policy.text('spendingMilestones', today), Number(today.slice(5, 7)))
    const paid = of('payment').reduce((sum, payment) => sum + (numberOf(payment, 'amount') ?? 0), 0)
    if (goal === null || paid * 10_000 >= amount * (goal.percent * 100 - policy.number('spendingLag', today))) return []
    return [
      hit('fundSource', root, null, `${goal.month} 月底支付率应达 ${goal.percent}%，已支付 ${wan(paid)}，指标 ${wan(amount)}，请加快支付`),
    ]
  },
})

/** The milestone of the last month that has ended: 6=50,9=75,12=95. */
function lastMilestone(text: string, month: number): Readonly<{ month: number; percent: number }> | null {
  const all = text
    .split(/[,，]/)
    .map((part) => /^\s*(\d+)\s*=\s*(\d+)/.exec(part))
    .filter((match) => match !== null)
  const past = all.map((match) => ({ month: Number(match[1]), percent: Number(match[2]) })).filter((goal) => goal.month < month)
  return past.sort((one, other) => other.month - one.month)[0] ?? null
}

const properNumber = /^.{2,20}〔\d{4}〕\d{1,4}号$/

const oddDocument = defineRule({
  id: 'R163',
  severity: '疑点',
  title: '文号不规范',
  group,
  definition: '资金文号写作 机关代字〔年份〕序号号，如 鄂财农发〔2024〕33号；年份用六角括号。',
  root: 'fundSource',
  reads: [],
  check: ({ root }) => {
    const number = textOf(root, 'documentNo')
    if (number === '' || properNumber.test(number)) return []
    const mended = number.replace(/[［[【（(](\d{4})[］\]】）)]/, '〔$1〕').replace(/\s+/g, '')
    const found = hit('fundSource', root, 'documentNo', `文号“${number}”不规范，应如 鄂财农发〔2024〕33号，请改正`)
    return [properNumber.test(mended) ? { ...found, mend: { documentNo: mended } } : found]
  },
})

export const fundRules: readonly Rule[] = [fundOverdrawn, behindSchedule, oddDocument]
