import { defineRule, type Dossier, type Rule, type RuleContext, type RuleHit, type RuleRecord } from '../define.ts'
import { wan } from './wan.ts'
import { hit, isAfter, isBlank, listOf, numberOf, textOf, yuan } from '../facts.ts'

/** R140–R143, R146, R149, R159: whether the money of a project adds up. */

const group = '项目资金资产'

type Check = (dossier: Dossier, context: RuleContext) => Iterable<RuleHit>

function projectRule(rule: Omit<Rule, 'root' | 'group'> & Readonly<{ check: Check }>): Rule {
  return defineRule({ ...rule, group, root: 'project' })
}

const stopped: readonly string[] = ['终止', '出库']

export function isAlive(project: RuleRecord): boolean {
  return !stopped.includes(textOf(project, 'state'))
}

const sourcesAgainstBudget = projectRule({
  id: 'R140',
  severity: '错误',
  title: '总投资与资金来源合计不符',
  definition: '项目预算总投资应等于各资金来源之和（没有登记来源明细的，比计划各级资金之和），相差不超过 {项目投资核对容差}。',
  reads: ['projectSource'],
  params: ['investmentTolerance'],
  check: ({ root, of }, { policy, today }) => {
    const budget = numberOf(root, 'budget')
    const sources = of('projectSource')
    const sum =
      sources.length > 0 ? sources.reduce((total, source) => total + (numberOf(source, 'amount') ?? 0), 0) : numberOf(root, 'plannedTotal')
    if (budget === null || sum === null || !isAlive(root)) return []
    const gap = budget - sum
    if (Math.abs(gap) <= policy.number('investmentTolerance', today)) return []
    return [hit('project', root, 'budget', `总投资 ${wan(budget)}，资金来源合计 ${wan(sum)}，相差 ${wan(Math.abs(gap))}，请改正`)]
  },
})

/** 0.5 % of the project's scale, for lengths rounded on different sheets. */
const scaleTolerance = 0.005

const lotsAgainstProject = projectRule({
  id: 'R141',
  severity: '错误',
  title: '标段合计与项目不符',
  definition: '标段规模之和应等于项目规模（相差不超过 0.5%），单位相同的才比。',
  reads: ['lot'],
  check: ({ root, of }) => {
    const lots = of('lot').filter((lot) => textOf(lot, 'state') !== '终止')
    const scale = numberOf(root, 'scale')
    const isComparable =
      lots.length > 1 && lots.every((lot) => numberOf(lot, 'scale') !== null && textOf(lot, 'scaleUnit') === textOf(root, 'scaleUnit'))
    if (scale === null || !isComparable) return []
    const sum = lots.reduce((total, lot) => total + numberOf(lot, 'scale')!, 0)
    return Math.abs(scale - sum) > scale * scaleTolerance
      ? [hit('project', root, 'scale', `${lots.length} 个标段规模合计与项目规模不符，请核对标段规模和项目规模`)]
      : []
  },
})

const aboveApproved = projectRule({
  id: 'R142',
  severity: '错误',
  title: '合同超批复',
  definition: '中标金额不超过控制价，合同金额不超过中标金额和批复金额；标段同此，标段合同之和不超过批复金额。',
  reads: ['lot'],
  check: ({ root, of }) => [
    ...above(root, 'project', [
      ['winning', '中标金额', 'ceiling', '控制价'],
      ['contractAmount', '合同金额', 'winning', '中标金额'],
      ['contractAmount', '合同金额', 'approved', '批复金额'],
      ['lotContracts', '标段合同合计', 'approved', '批复金额'],
    ]),
    ...of('lot').flatMap((lot) =>
      above(lot, 'lot', [
        ['winning', '中标金额', 'ceiling', '控制价'],
        ['contractAmount', '合同金额', 'winning', '中标金额'],
      ]),
    ),
  ],
})

type Pair = readonly [field: string, label: string, limit: string, limitLabel: string]

function above(record: RuleRecord, ledger: string, pairs: readonly Pair[]): readonly RuleHit[] {
  return pairs.flatMap(([field, label, limit, limitLabel]) => {
    const [value, most] = [numberOf(record, field), numberOf(record, limit)]
    if (value === null || most === null || most <= 0 || value <= most) return []
    const at = field === 'lotContracts' ? null : field
    return [hit(ledger, record, at, `${label} ${wan(value)} 超过${limitLabel} ${wan(most)}，请核对`)]
  })
}

const overpaid = projectRule({
  id: 'R143',
  severity: '错误',
  title: '超付',
  definition: '项目累计支付不超过批复金额和资金来源合计；标段支付不超过结算金额，没有结算的不超过合同金额。',
  reads: ['lot', 'projectSource'],
  check: ({ root, of }) => [
    ...above(root, 'project', [['paid', '累计支付', 'approved', '批复金额'] as const]).map((found) => ({ ...found, field: null })),
    ...above(root, 'project', of('projectSource').length > 0 ? [['paid', '累计支付', 'sourceTotal', '资金来源合计'] as const] : []).map(
      (found) => ({
        ...found,
        field: null,
      }),
    ),
    ...of('lot').flatMap((lot) => {
      const limit = numberOf(lot, 'settled') === null ? (['contractAmount', '合同金额'] as const) : (['settled', '结算金额'] as const)
      return above(lot, 'lot', [['paid', '标段已付', ...limit]]).map((found) => ({ ...found, field: null }))
    }),
  ],
})

const paidTooEarly = projectRule({
  id: 'R146',
  severity: '疑点',
  title: '支付进度超过项目进度',
  definition: '未验收而支付超过合同额的 {验收前最高支付比例}；质保金超过合同额的 {质保金比例}。',
  reads: ['payment'],
  params: ['payBeforeAcceptance', 'retentionShare'],
  check: ({ root, of }, { policy, today }) => {
    const contract = numberOf(root, 'contractAmount') ?? numberOf(root, 'lotContracts') ?? 0
    if (contract <= 0) return []
    const paid = of('payment').reduce((sum, payment) => sum + (numberOf(payment, 'amount') ?? 0), 0)
    const most = policy.number('payBeforeAcceptance', today)
    const isAccepted = !isBlank(root, 'acceptedOn') || !isBlank(root, 'firstAcceptedOn')
    const retention = numberOf(root, 'retention') ?? 0
    return [
      ...(!isAccepted && paid * 10_000 > contract * most
        ? [hit('project', root, 'acceptedOn', `还没有验收，已支付 ${wan(paid)}，超过合同 ${wan(contract)} 的 ${most / 100}%，请核实`)]
        : []),
      ...(retention * 10_000 > contract * policy.number('retentionShare', today)
        ? [
            hit(
              'project',
              root,
              'retention',
              `质保金 ${wan(retention)} 超过合同额的 ${policy.number('retentionShare', today) / 100}%，请核对`,
            ),
          ]
        : []),
    ]
  },
})

const negativeList = projectRule({
  id: 'R149',
  severity: '疑点',
  title: '疑似负面清单支出',
  definition: '项目名称、建设任务、支付用途不应含有 {资金负面清单关键词}。',
  reads: ['payment'],
  params: ['negativeList'],
  check: ({ root, of }, { policy, today }) => {
    const words = policy
      .text('negativeList', today)
      .split(/[,，]/)
      .filter((word) => word !== '')
    const inside = (text: string): string | undefined => words.find((word) => text.includes(word))
    const own = inside(`${textOf(root, 'name')} ${textOf(root, 'content')}`)
    return [
      ...(own !== undefined ? [hit('project', root, 'content', `项目名称或建设任务含“${own}”，疑似负面清单支出，请核实`)] : []),
      ...of('payment').flatMap((payment) => {
        const word = inside(textOf(payment, 'purpose'))
        return word === undefined ? [] : [hit('payment', payment, 'purpose', `支付用途含“${word}”，疑似负面清单支出，请核实`)]
      }),
    ]
  },
})

const beneficiaries = projectRule({
  id: 'R159',
  severity: '疑点',
  title: '受益对象不一致',
  definition: '登记了受益户名单的，名单户数应等于受益户数，其中的脱贫户、监测户户数应等于“其中”数。',
  reads: ['projectBeneficiary'],
  check: ({ root, of }) => {
    const listed = of('projectBeneficiary')
    if (listed.length === 0) return []
    const households = new Set(listed.map((one) => textOf(one, 'household') || textOf(one, 'idCard') || one.id)).size
    const poor = listed.filter((one) => textOf(one, 'householdKind') === '脱贫户' || listOf(one, 'monitoringKind').length > 0).length
    const [told, toldPoor] = [numberOf(root, 'households'), numberOf(root, 'poorHouseholds')]
    return [
      ...(told !== null && told !== households
        ? [hit('project', root, 'households', `受益户数填 ${told} 户，名单有 ${households} 户，请核对`)]
        : []),
      ...(toldPoor !== null && toldPoor !== poor
        ? [hit('project', root, 'poorHouseholds', `受益脱贫户及监测户填 ${toldPoor} 户，名单中有 ${poor} 户，请核对`)]
        : []),
    ]
  },
})

const partOfWhole = projectRule({
  id: 'R207',
  severity: '错误',
  title: '“其中”大于合计',
  definition: '其中的衔接资金不超过总投资，其中的脱贫户、监测户、人数不超过受益合计。',
  reads: [],
  check: ({ root }) => {
    const pairs = [
      ['bridging', '其中财政衔接资金', 'budget', '总投资', true],
      ['poorVillages', '其中受益脱贫村', 'villages', '受益村数', false],
      ['poorHouseholds', '其中脱贫户及监测户', 'households', '受益户数', false],
      ['poorPeople', '其中脱贫人口及监测人口', 'people', '受益人口数', false],
    ] as const
    return pairs.flatMap(([part, label, whole, wholeLabel, isMoney]) => {
      const [value, most] = [numberOf(root, part), numberOf(root, whole)]
      if (value === null || most === null || value <= most) return []
      const words = (number: number): string => (isMoney ? `${yuan(number)} 元` : String(number))
      return [hit('project', root, part, `${label} ${words(value)} 大于${wholeLabel} ${words(most)}，请改正`)]
    })
  },
})

const paymentOrder = projectRule({
  id: 'R208',
  severity: '错误',
  title: '支付日期早于合同',
  definition: '支付日期不早于合同签订日期（预付款、前期费除外）。',
  reads: ['payment', 'lot'],
  check: ({ root, of }) => {
    const lots = new Map(of('lot').map((lot) => [lot.id, textOf(lot, 'contractOn')]))
    return of('payment').flatMap((payment) => {
      const signed = lots.get(textOf(payment, 'lot')) || textOf(root, 'contractOn')
      const paid = textOf(payment, 'date')
      if (['预付款', '前期费', '项目管理费'].includes(textOf(payment, 'kind')) || !isAfter(signed, paid) || paid === '') return []
      return [hit('payment', payment, 'date', `支付日期 ${paid} 早于合同签订日期 ${signed}，请改正`)]
    })
  },
})

export const projectMoneyRules: readonly Rule[] = [
  sourcesAgainstBudget,
  lotsAgainstProject,
  aboveApproved,
  overpaid,
  paidTooEarly,
  negativeList,
  beneficiaries,
  partOfWhole,
  paymentOrder,
]
