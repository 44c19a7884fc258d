import { addDays } from '#shared/values/date.ts'
import type { Rule, RuleHit } from '../define.ts'
import {
  cannotWork,
  isAfter,
  isBlank,
  isDisabled,
  isWithoutLabour,
  isWorkingAway,
  isYes,
  listOf,
  membersOf,
  numberOf,
  textOf,
} from '../facts.ts'
import { helpFields } from '#shared/monitoring/helpFields.ts'
import { cycleRule, isOver, isTakenIn, isUnderWatch, risksOf, type Cycle } from './cycles.ts'

/** R090–R098, R108: taking a household in, its risks and the help for them. */

const kindMismatch = cycleRule({
  id: 'R090',
  severity: '错误',
  title: '监测类别与户类型不符',
  definition: '脱贫不稳定户应为脱贫户，边缘易致贫户应为一般农户，突发严重困难户不限。',
  of: ({ record, household, says }) => {
    if (!isUnderWatch(record)) return null
    const [kind, own] = [textOf(record, 'kind'), textOf(household, 'kind')]
    const wanted: Readonly<Record<string, string>> = { 脱贫不稳定户: '脱贫户', 边缘易致贫户: '一般农户' }
    const should = wanted[kind]
    return should !== undefined && own !== '' && own !== should
      ? says('kind', `监测类别是${kind}，户类型却是${own}，应为${should}，请改正其中一项`)
      : null
  },
})

const riskWrong = cycleRule({
  id: 'R091',
  severity: '错误',
  title: '风险类型填写错误',
  definition: '纳入监测的应填风险 1；同一风险不重复填写；风险为“其他”的须写备注。',
  of: ({ record, says }) => {
    if (!isTakenIn(record)) return null
    const risks = risksOf(record)
    if (isBlank(record, 'risk1')) return says('risk1', '没有填返贫致贫风险，请补填风险 1')
    const repeated = risks.find((risk, index) => risks.indexOf(risk) !== index)
    if (repeated !== undefined) return says('risk1', `风险“${repeated}”填了两次，请去掉重复的`)
    return risks.includes('其他') && isBlank(record, 'riskNote') ? says('riskNote', '风险为“其他”，请在备注写明是什么风险') : null
  },
})

const identifiedOdd = cycleRule({
  id: 'R092',
  severity: '错误',
  title: '识别日期异常',
  definition: '识别监测时间不晚于今天，不早于 2020 年（监测制度自 2020 年建立，国开办发〔2020〕6 号）。',
  of: ({ record, context, says }) => {
    const at = textOf(record, 'identifiedAt')
    if (at === '') return isTakenIn(record) ? says('identifiedAt', '没有填识别监测时间，请补填') : null
    if (isAfter(at, context.today)) return says('identifiedAt', `识别监测时间 ${at} 晚于今天，请改正`)
    return at < '2020' ? says('identifiedAt', `识别监测时间 ${at} 早于 2020 年，请改正`) : null
  },
})

function hasHelp({ record, dossier }: Cycle): boolean {
  if (helpFields.some((field) => !isBlank(record, field)) || !isBlank(record, 'helpStartedAt')) return true
  return dossier
    .of('measure')
    .some((measure) => textOf(measure, 'stage') !== '计划' && !isAfter(textOf(record, 'identifiedAt'), startOf(measure)))
}

function startOf(measure: Cycle['record']): string {
  return textOf(measure, 'startDate') || textOf(measure, 'year')
}

const lateHelp = cycleRule({
  id: 'R093',
  severity: '疑点',
  title: '识别后未及时落实帮扶措施',
  definition: '识别之日起 {识别后落实帮扶措施} 天内至少落实一项帮扶措施。',
  params: ['measureDays'],
  reads: ['measure'],
  of: (cycle) => {
    const { record, context, says } = cycle
    const at = textOf(record, 'identifiedAt')
    if (!isUnderWatch(record) || at === '' || hasHelp(cycle)) return null
    const days = context.policy.number('measureDays', context.today)
    const limit = addDays(at.length === 10 ? at : `${at}-28`, days)
    return limit < context.today ? says('helpStartedAt', `${at} 识别，${limit} 前应落实帮扶措施，还没有登记，请落实并登记`) : null
  },
})

const developing = ['industryHelp', 'employmentHelp', 'financeHelp', 'postHelp'] as const

const noDevelopment = cycleRule({
  id: 'R094',
  severity: '疑点',
  title: '有劳动力未实施开发式帮扶',
  definition: '家中有劳动力（含弱劳力）的监测对象，应实施产业、就业、金融或公益性岗位等开发式帮扶。',
  reads: ['member'],
  of: ({ record, dossier, says }) => {
    const able = membersOf(dossier).filter((person) => !isBlank(person, 'laborSkill') && !cannotWork(person))
    if (!isUnderWatch(record) || able.length === 0 || helpFields.every((field) => isBlank(record, field))) return null
    if (developing.some((field) => !isBlank(record, field)) || textOf(record, 'developmentHelp') === '已实施') return null
    return says('developmentHelp', `家中有 ${able.length} 名劳动力，只登记了保障类帮扶，请落实产业、就业等开发式帮扶`)
  },
})

const emptyHelp: readonly string[] = ['其他', '技能培训']

const thinHelp = cycleRule({
  id: 'R095',
  severity: '疑点',
  title: '开发式帮扶措施不实',
  definition: '开发式帮扶不能只填“其他”或“技能培训”。',
  of: ({ record, says }) => {
    const measures = developing.flatMap((field) => listOf(record, field))
    if (!isUnderWatch(record) || measures.length === 0 || !measures.every((measure) => emptyHelp.includes(measure))) return null
    return says('industryHelp', `开发式帮扶只有“${[...new Set(measures)].join('、')}”，请补充产业、就业等实在的措施`)
  },
})

/** Which columns of help answer a risk. */
const answers: Readonly<Record<string, readonly (typeof helpFields)[number][]>> = {
  因病: ['healthHelp', 'socialHelp', 'guaranteeHelp'],
  因学: ['compulsoryHelp', 'schoolingHelp', 'socialHelp'],
  因残: ['guaranteeHelp', 'socialHelp', 'healthHelp'],
  因安全住房: ['housingHelp', 'moveHelp'],
  因安全饮水: ['waterHelp'],
}

const unanswered = cycleRule({
  id: 'R096',
  severity: '疑点',
  title: '风险未登记对应措施',
  definition: '因病的应有健康或社会帮扶，因学的应有教育帮扶，因残的应有综合保障，住房、饮水不安全的应有住房、饮水保障。',
  of: ({ record, says }): readonly RuleHit[] => {
    if (!isUnderWatch(record) || helpFields.every((field) => isBlank(record, field))) return []
    return risksOf(record).flatMap((risk) => {
      const fields = answers[risk]
      if (!fields || fields.some((field) => !isBlank(record, field))) return []
      return [says(fields[0]!, `风险“${risk}”没有登记对应的帮扶措施，请补充`)]
    })
  },
})

const unfounded = cycleRule({
  id: 'R097',
  severity: '疑点',
  title: '风险原因与成员信息不符',
  definition:
    '因残的家中应有残疾人；因病的应有大病、慢性病成员或合规自付支出；务工就业不稳的应有人务工或有劳动力；缺劳动力的不应个个是劳动力。',
  reads: ['member'],
  of: ({ record, dossier, says }): readonly RuleHit[] => {
    const members = membersOf(dossier)
    const isTold = members.some((person) => !isBlank(person, 'health') || !isBlank(person, 'laborSkill'))
    if (!isUnderWatch(record) || !isTold) return []
    const sick = members.some((person) => listOf(person, 'health').some((state) => state === '患有大病' || state === '长期慢性病'))
    const checks: Readonly<Record<string, readonly [boolean, string]>> = {
      因残: [members.some(isDisabled), '成员中没有残疾人'],
      因病: [sick || (numberOf(record, 'entryOwnSpending') ?? 0) > 0, '成员中没有大病、慢性病人，合规自付支出也是 0'],
      因务工就业不稳: [members.some(isWorkingAway) || !isWithoutLabour(members), '没有人务工，也没有劳动力'],
      缺劳动力: [members.length === 0 || members.some((person) => isBlank(person, 'laborSkill') || cannotWork(person)), '成员都是劳动力'],
    }
    return risksOf(record).flatMap((risk) => {
      const check = checks[risk]
      return check && !check[0] ? [says('risk1', `风险是“${risk}”，而${check[1]}，请核对风险或成员信息`)] : []
    })
  },
})

const guarantees = [
  ['entryHouseUnsafe', '因安全住房', '住房出现安全问题'],
  ['entryWaterUnsafe', '因安全饮水', '饮水出现安全问题'],
  ['entryDropout', '因学', '有义务教育阶段失学辍学'],
] as const

const guaranteeWithoutRisk = cycleRule({
  id: 'R098',
  severity: '疑点',
  title: '三保障问题与风险不一致',
  definition: '识别时住房、饮水、教育有问题的，风险中应有对应的一项。',
  of: ({ record, says }): readonly RuleHit[] => {
    if (!isTakenIn(record)) return []
    const risks = risksOf(record)
    return guarantees.flatMap(([field, risk, words]) =>
      isYes(record, field) && !risks.includes(risk) ? [says(field, `识别时${words}为“是”，风险中没有“${risk}”，请改正其中一项`)] : [],
    )
  },
})

const takenInTwice = cycleRule({
  id: 'R108',
  severity: '疑点',
  title: '重复纳入监测',
  definition: '一户同时只能有一条未消除的监测记录。',
  of: ({ record, dossier, says }) => {
    const open = dossier.of('monitoring').filter(isUnderWatch)
    if (open.length < 2 || open[0]!.id === record.id || isOver(record) || !isUnderWatch(record)) return null
    const first = textOf(open[0]!, 'identifiedAt') || '更早'
    return says('state', `这一户 ${first} 已纳入监测还没有消除，又有一条未消除的记录，请保留一条或登记前一条的消除`)
  },
})

export const entryRules: readonly Rule[] = [
  kindMismatch,
  riskWrong,
  identifiedOdd,
  lateHelp,
  noDevelopment,
  thinHelp,
  unanswered,
  unfounded,
  guaranteeWithoutRisk,
  takenInTwice,
]
