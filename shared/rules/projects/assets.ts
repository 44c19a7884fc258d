import { addDays } from '#shared/values/date.ts'
import { defineRule, type Dossier, type Rule, type RuleContext, type RuleHit, type RuleRecord } from '../define.ts'
import { hit, isBlank, numberOf, textOf, yuan } from '../facts.ts'
import { numbersOf } from '#shared/policy/policyOf.ts'

/** R152, R154–R157: assets, what they earn, who looks after them (国办函〔2021〕51 号). */

const group = '项目资金资产'
const gone: readonly string[] = ['已处置', '灭失']

type AssetRule = Omit<Rule, 'root' | 'group' | 'check'> & Readonly<{ of: (dossier: Dossier, context: RuleContext) => readonly RuleHit[] }>

/** A rule on each asset that is still there. */
function assetRule({ of, ...rule }: AssetRule): Rule {
  return defineRule({
    ...rule,
    group,
    root: 'asset',
    check: (dossier, context) => (gone.includes(textOf(dossier.root, 'state')) ? [] : of(dossier, context)),
  })
}

const incomplete = assetRule({
  id: 'R152',
  severity: '错误',
  title: '资产信息不全',
  definition: '到户类资产应确权到农户个人；公益性资产应有管护责任人；经营性资产应有经营主体和合同（未经营的除外）。',
  reads: [],
  of: ({ root }) => {
    const type = textOf(root, 'type')
    if (type === '到户类资产' && !isBlank(root, 'ownership') && textOf(root, 'ownership') !== '农户个人')
      return [hit('asset', root, 'ownership', `到户类资产确权层级是“${textOf(root, 'ownership')}”，应为农户个人，请改正`)]
    if (type === '公益性资产' && isBlank(root, 'keeper') && isBlank(root, 'keeperUnit'))
      return [hit('asset', root, 'keeper', '公益性资产没有管护责任人，请落实并登记')]
    if (type !== '经营性资产' || textOf(root, 'mode') === '未经营' || textOf(root, 'mode') === '自主经营') return []
    if (isBlank(root, 'operator')) return [hit('asset', root, 'operator', '经营性资产没有经营主体，请登记；没有经营的，经营方式填“未经营”')]
    return isBlank(root, 'contractNo') && isBlank(root, 'contractFrom')
      ? [hit('asset', root, 'contractFrom', '经营性资产没有经营合同，请补签或登记合同起止')]
      : []
  },
})

const contractEnding = assetRule({
  id: 'R154',
  severity: '疑点',
  title: '合同到期或收益欠缴',
  definition: '经营合同 {经营合同到期提醒} 天内到期应续签；应收收益逾期 {资产收益逾期} 天未收、实收少于应收的，应催收。',
  reads: ['assetIncome'],
  params: ['contractReminderDays', 'rentOverdueDays'],
  of: ({ root, of }, { policy, today }) => {
    const end = textOf(root, 'contractTo')
    const soon = addDays(today, Math.max(0, ...numbersOf(policy.text('contractReminderDays', today))))
    const isEnding = end.length === 10 && end <= soon && textOf(root, 'mode') !== '未经营'
    const late = addDays(today, -policy.number('rentOverdueDays', today))
    return [
      ...(isEnding ? [hit('asset', root, 'contractTo', `经营合同 ${end} 到期，请续签或重新发包`)] : []),
      ...of('assetIncome').flatMap((income) => {
        const [due, got] = [numberOf(income, 'due'), numberOf(income, 'received') ?? 0]
        const isLate = textOf(income, 'dueOn').length === 10 && textOf(income, 'dueOn') < late
        return due !== null && got < due && isLate
          ? [
              hit(
                'assetIncome',
                income,
                'received',
                `${textOf(income, 'dueOn')} 应收 ${yuan(due)} 元，实收 ${yuan(got)} 元，欠 ${yuan(due - got)} 元，请催收`,
              ),
            ]
          : []
      }),
    ]
  },
})

const wrongDivision = assetRule({
  id: 'R155',
  severity: '疑点',
  title: '收益分配不规范',
  definition: '分配合计不超过实收；分配应有会议和公示；分给各对象的合计应等于分配金额。',
  reads: ['assetIncome', 'assetDistribution'],
  of: ({ of }) =>
    of('assetIncome').flatMap((income): readonly RuleHit[] => {
      const shares = of('assetDistribution').filter((share) => textOf(share, 'income') === income.id)
      const given = shares.reduce((sum, share) => sum + (numberOf(share, 'amount') ?? 0), 0)
      const got = numberOf(income, 'received') ?? 0
      if (given > got) return [hit('assetIncome', income, null, `分配合计 ${yuan(given)} 元，超过实收 ${yuan(got)} 元，请核对分配名单`)]
      if (given === 0) return []
      if (isBlank(income, 'meetingOn')) return [hit('assetIncome', income, 'meetingOn', '收益已分配，没有方案会议日期，请补登')]
      return isBlank(income, 'noticeFrom') ? [hit('assetIncome', income, 'noticeFrom', '收益已分配，没有公示日期，请补登')] : []
    }),
})

const idle = defineRule({
  id: 'R156',
  severity: '疑点',
  title: '闲置或处置不规范',
  group,
  definition: '低效、闲置的资产应有盘活措施；处置应有决策会议或审批，出售、置换应有评估价。',
  root: 'asset',
  reads: ['assetDisposal'],
  check: ({ root, of }) => {
    const isIdle = ['低效', '闲置'].includes(textOf(root, 'state'))
    return [
      ...(isIdle && isBlank(root, 'revival')
        ? [hit('asset', root, 'revival', `资产${textOf(root, 'state')}，没有盘活措施，请填措施和时限`)]
        : []),
      ...of('assetDisposal').flatMap(disposalHits),
      ...(textOf(root, 'state') === '已处置' && of('assetDisposal').length === 0
        ? [hit('asset', root, 'state', '资产已处置，没有处置记录，请补登')]
        : []),
    ]
  },
})

function disposalHits(disposal: RuleRecord): readonly RuleHit[] {
  const method = textOf(disposal, 'method')
  if (isBlank(disposal, 'approvalNo') && isBlank(disposal, 'decidedOn'))
    return [hit('assetDisposal', disposal, 'approvalNo', '处置没有审批文号，也没有决策会议日期，请补登')]
  return /出售|拍卖|转让|置换/.test(method) && isBlank(disposal, 'appraised')
    ? [hit('assetDisposal', disposal, 'appraised', `${method}没有评估价，请补登评估`)]
    : []
}

const inventory = assetRule({
  id: 'R157',
  severity: '疑点',
  title: '账实不符',
  definition: '盘点的账面数与实有数应相等；不等的应写明处理。建了盘点台账的，上一年购建的资产今年应有盘点。',
  reads: ['assetInventory'],
  keeps: ['assetInventory'],
  of: ({ root, of }, { today, keeps }) => {
    const counts = of('assetInventory')
    const odd = counts.flatMap((count) => {
      const [booked, found] = [numberOf(count, 'booked'), numberOf(count, 'found')]
      return booked !== null && found !== null && booked !== found && isBlank(count, 'handling')
        ? [hit('assetInventory', count, 'handling', '账面数与实有数不符，没有写处理情况，请查明并填写')]
        : []
    })
    const lastYear = String(Number(today.slice(0, 4)) - 1)
    const acquired = textOf(root, 'acquired').slice(0, 4)
    const isDue = keeps('assetInventory') && acquired !== '' && acquired < lastYear
    const isCounted = counts.some((count) => (textOf(count, 'year') || textOf(count, 'date').slice(0, 4)) >= lastYear)
    return isDue && !isCounted ? [...odd, hit('asset', root, null, `${lastYear} 年以来没有盘点，请盘点并登记`)] : odd
  },
})

const valueParts = assetRule({
  id: 'R210',
  severity: '错误',
  title: '资产原值与来源投入不符',
  definition: '资产原值应等于各级财政、自筹、社会投入之和（填了来源的才比），相差不超过 {项目投资核对容差}。',
  reads: [],
  params: ['investmentTolerance'],
  of: ({ root }, { policy, today }) => {
    const [value, sum] = [numberOf(root, 'originalValue'), numberOf(root, 'investedTotal')]
    if (value === null || sum === null || Math.abs(value - sum) <= policy.number('investmentTolerance', today)) return []
    return [hit('asset', root, 'originalValue', `资产原值 ${yuan(value)} 元，来源投入合计 ${yuan(sum)} 元，请改正`)]
  },
})

const stationUse = defineRule({
  id: 'R211',
  severity: '疑点',
  title: '光伏收益分配不规范',
  group,
  definition:
    '电站收益的分配合计不超过村账收入；公益岗位工资和小型公益事业劳务占分配的 {光伏收益用于公岗与公益事业的比例} 以上（国开办发〔2017〕61 号）。',
  root: 'station',
  reads: ['stationIncome', 'stationUse'],
  params: ['pvPostShare'],
  check: ({ root, of }, { policy, today }) => {
    const sum = (records: readonly RuleRecord[]): number => records.reduce((total, one) => total + (numberOf(one, 'amount') ?? 0), 0)
    const [income, used] = [sum(of('stationIncome')), sum(of('stationUse'))]
    const posts = sum(of('stationUse').filter((one) => /公益岗|公益事业/.test(textOf(one, 'use'))))
    const least = policy.number('pvPostShare', today)
    return [
      ...(used > income ? [hit('station', root, null, `分配合计 ${yuan(used)} 元，超过村账收入 ${yuan(income)} 元，请核对`)] : []),
      ...(used > 0 && posts * 10_000 < used * least
        ? [hit('station', root, null, `公益岗位和公益事业占分配的 ${((posts / used) * 100).toFixed(2)}%，低于 ${least / 100}%，请核实`)]
        : []),
    ]
  },
})

export const assetRules: readonly Rule[] = [incomplete, contractEnding, wrongDivision, idle, inventory, valueParts, stationUse]
