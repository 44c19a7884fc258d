import { addDays, addMonths } from '#shared/values/date.ts'
import { defineRule, type Rule, type RuleHit } from '../define.ts'
import { daysBetween, hit, isAfter, isBlank, isPresent, isWithoutLabour, isYes, membersOf, numberOf, textOf, yuan } from '../facts.ts'
import { helpFields } from '#shared/monitoring/helpFields.ts'
import { cycleRule, isNatural, isOver, isTakenIn, isUnderWatch, type Cycle } from './cycles.ts'

/** R099–R107: letting a household out, the order of procedures, looking after it. */

const needed = [
  ['exitPerCapita', '消除后人均纯收入'],
  ['exitHouseUnsafe', '消除后住房安全'],
  ['exitDropout', '消除后失学辍学'],
  ['exitWaterUnsafe', '消除后饮水安全'],
  ['exitUninsured', '消除后医保'],
  ['contact', '监测联系人'],
  ['contactPhone', '监测联系人电话'],
] as const

const exitIncomplete = cycleRule({
  id: 'R099',
  severity: '错误',
  title: '已消除未填消除指标',
  definition: '风险已消除的（自然消除除外），应填消除后收入、三保障和饮水、监测联系人及电话。',
  of: ({ record, says }) => {
    if (!isOver(record) || isNatural(record)) return null
    const missing = needed.filter(([field]) => isBlank(record, field))
    return missing.length > 0 ? says(missing[0]![0], `风险已消除，还没有填${missing.map(([, label]) => label).join('、')}，请补填`) : null
  },
})

const tooSoon = cycleRule({
  id: 'R100',
  severity: '错误',
  title: '识别到消除时间过短',
  definition: '{消除间隔要求起始日} 及以后识别的，识别到消除不少于 {识别到消除最短间隔} 个月；自然消除除外。',
  params: ['exitMonths', 'exitMonthsFrom'],
  of: ({ record, context, says }) => {
    const [from, to] = [textOf(record, 'identifiedAt'), textOf(record, 'removedAt')]
    if (!isOver(record) || isNatural(record) || from === '' || to === '') return null
    const months = context.policy.number('exitMonths', context.today)
    if (from < context.policy.text('exitMonthsFrom', context.today).slice(0, from.length)) return null
    const earliest = addMonths(from.length === 10 ? from : `${from}-01`, months).slice(0, to.length)
    return to < earliest ? says('removedAt', `${from} 识别、${to} 消除，不足 ${months} 个月，最早应为 ${earliest}，请核对`) : null
  },
})

const belowLine = cycleRule({
  id: 'R101',
  severity: '错误',
  title: '消除时人均低于监测线',
  definition: '帮扶消除的，消除时人均纯收入不低于当年 {监测范围线}。',
  params: ['monitoringLine'],
  of: ({ record, context, says }) => {
    const each = numberOf(record, 'exitPerCapita')
    const at = textOf(record, 'removedAt')
    if (!isOver(record) || isNatural(record) || each === null || at === '') return null
    const line = context.policy.number('monitoringLine', at.length === 4 ? `${at}-12-31` : at.padEnd(10, '-28').slice(0, 10))
    return each < line
      ? says('exitPerCapita', `消除时人均 ${yuan(each)} 元，低于监测范围线 ${yuan(line)} 元，不符合消除条件，请核对`)
      : null
  },
})

const withoutLabour = cycleRule({
  id: 'R102',
  severity: '错误',
  title: '整户无劳动力不宜消除',
  definition: '整户无劳动能力的监测对象应继续监测，不宜消除风险（自然消除除外）。',
  reads: ['member'],
  of: ({ record, dossier, says }) =>
    isOver(record) && !isNatural(record) && isWithoutLabour(membersOf(dossier))
      ? says('isRemoved', '整户没有劳动力，风险登记为已消除，请研判是否继续监测')
      : null,
})

const exitTroubles = [
  ['exitHouseUnsafe', '住房出现安全问题'],
  ['exitWaterUnsafe', '饮水出现安全问题'],
  ['exitDropout', '有义务教育阶段失学辍学'],
  ['exitUninsured', '有成员未参加基本医保'],
  ['exitHouseDamaged', '住房损毁'],
  ['exitWaterDamaged', '饮水设施损毁'],
] as const

const troubleAfterExit = cycleRule({
  id: 'R103',
  severity: '错误',
  title: '已消除户三保障出问题',
  definition: '风险已消除的户，住房、饮水、教育、医保应都没有问题；有问题的应重新研判。',
  of: ({ record, says }) => {
    const troubles = isOver(record) && !isNatural(record) ? exitTroubles.filter(([field]) => isYes(record, field)) : []
    return troubles.length > 0
      ? says(troubles[0]![0], `风险已消除，但${troubles.map(([, words]) => words).join('、')}，请改正或重新研判纳入`)
      : null
  },
})

/** Days of the procedures in the order in which they have to follow each other. */
const entryOrder = [
  ['checkedOn', '入户核实'],
  ['comparedOn', '信息比对'],
  ['assessedOn', '民主评议'],
  ['noticeFrom', '公示开始'],
  ['noticeTo', '公示结束'],
  ['reviewedOn', '乡镇审核'],
  ['approvedOn', '县级审定'],
  ['announcedOn', '公告'],
] as const

const exitOrder = [
  ['exitProposedOn', '村提名'],
  ['exitCheckedOn', '消除入户核实'],
  ['exitAssessedOn', '消除民主评议'],
  ['exitNoticeFrom', '消除公示开始'],
  ['exitNoticeTo', '消除公示结束'],
  ['exitReviewedOn', '消除乡镇审核'],
  ['exitApprovedOn', '消除县级审定'],
  ['exitAnnouncedOn', '消除公告'],
] as const

const procedure = cycleRule({
  id: 'R104',
  severity: '错误',
  title: '程序日期错误',
  definition: '纳入公示不少于 {纳入公示天数} 天、消除公示不少于 {消除公示天数} 天；核实、评议、公示、审核、审定依次进行。',
  params: ['noticeDays', 'exitNoticeDays'],
  of: (cycle) => [
    ...outOfOrder(cycle, entryOrder),
    ...outOfOrder(cycle, exitOrder),
    ...shortNotice(cycle, ['noticeFrom', 'noticeTo', 'noticeDays', '纳入公示']),
    ...shortNotice(cycle, ['exitNoticeFrom', 'exitNoticeTo', 'exitNoticeDays', '消除公示']),
  ],
})

function outOfOrder({ record, says }: Cycle, order: readonly (readonly [field: string, label: string])[]): readonly RuleHit[] {
  const told = order.filter(([field]) => !isBlank(record, field))
  return told.flatMap(([field, label], index): readonly RuleHit[] => {
    const earlier = told[index - 1]
    if (!earlier || !isAfter(textOf(record, earlier[0]), textOf(record, field))) return []
    return [says(field, `${label}日期 ${textOf(record, field)} 早于${earlier[1]}日期 ${textOf(record, earlier[0])}，次序颠倒，请改正`)]
  })
}

function shortNotice({ record, context, says }: Cycle, notice: readonly [string, string, string, string]): readonly RuleHit[] {
  const [from, to, item, label] = notice
  const [start, end] = [textOf(record, from), textOf(record, to)]
  if (start.length !== 10 || end.length !== 10) return []
  const [days, least] = [daysBetween(start, end) + 1, context.policy.number(item, start)]
  return days >= 0 && days < least ? [says(to, `${label} ${start} 至 ${end} 只有 ${days} 天，不足 ${least} 天，请补足或改正日期`)] : []
}

const noFollowUp = defineRule({
  id: 'R105',
  severity: '疑点',
  title: '消除后未跟踪走访',
  group: '监测对象',
  definition: '风险消除满 {消除后跟踪走访间隔} 个月仍没有走访或回访记录的，应补走访（建了走访台账的才比）。',
  root: 'household',
  reads: ['monitoring', 'visit'],
  keeps: ['visit'],
  params: ['followUpMonths'],
  check: (dossier, context) => {
    const last = dossier
      .of('monitoring')
      .filter((record) => isOver(record) && !isNatural(record))
      .at(-1)
    if (!last || !isPresent(dossier.root) || !context.keeps('visit') || dossier.of('monitoring').some(isUnderWatch)) return []
    const removed = textOf(last, 'removedAt')
    if (removed === '') return []
    const until = addMonths(removed.length === 10 ? removed : `${removed}-28`, context.policy.number('followUpMonths', context.today))
    const isVisited = !isBlank(last, 'revisitedAt') || dossier.of('visit').some((visit) => isAfter(textOf(visit, 'date'), removed))
    return until < context.today && !isVisited
      ? [hit('monitoring', last, 'revisitedAt', `${removed} 消除风险，此后没有走访或回访记录，请回访并登记`)]
      : []
  },
})

const unlikelyHelp = cycleRule({
  id: 'R106',
  severity: '疑点',
  title: '措施登记不实',
  definition: '易地搬迁工程 2020 年底完成，2021 年后识别的监测对象不应登记易地搬迁；登记劳务输出、外出务工补贴的家中应有人务工。',
  reads: ['member', 'migrantWork'],
  of: ({ record, dossier, says }) => {
    if (!isTakenIn(record)) return null
    if (textOf(record, 'identifiedAt') >= '2021' && listOfMoves(record).includes('易地搬迁'))
      return says('moveHelp', '2021 年后识别的监测对象登记了“易地搬迁”，请核实是否应为其他住房措施')
    const away = ['劳务输出', '外出务工补贴']
    const claimed = textOf(record, 'employmentHelp')
      .split(',')
      .filter((measure) => away.includes(measure))
    const isAway = membersOf(dossier).some((person) => (numberOf(person, 'migrantMonths') ?? 0) > 0) || dossier.of('migrantWork').length > 0
    const isTold = membersOf(dossier).some((person) => numberOf(person, 'migrantMonths') !== null)
    return claimed.length > 0 && isTold && !isAway
      ? says('employmentHelp', `登记了“${claimed.join('、')}”，家中却没有人务工，请核实`)
      : null
  },
})

function listOfMoves(record: Cycle['record']): readonly string[] {
  return textOf(record, 'moveHelp').split(',')
}

const clueOpen = defineRule({
  id: 'R107',
  severity: '提醒',
  title: '线索待核查',
  group: '监测对象',
  definition: '部门筛查、排查或农户申请的线索，{线索受理到入户核查} 天内（或核查期限前）应入户核查并登记结果。',
  root: 'household',
  reads: ['clue'],
  params: ['clueDays'],
  check: (dossier, context) =>
    dossier.of('clue').flatMap((clue) => {
      const found = textOf(clue, 'foundOn')
      const isOpen = ['', '待派发', '待核查', '核查中'].includes(textOf(clue, 'state'))
      if (!isOpen || found.length !== 10) return []
      const due = textOf(clue, 'dueOn') || addDays(found, context.policy.number('clueDays', context.today))
      return due < context.today ? [hit('clue', clue, 'state', `${found} 发现的线索应于 ${due} 前核查，还没有结果，请入户核查并登记`)] : []
    }),
})

const kindNotKept = defineRule({
  id: 'R212',
  severity: '疑点',
  title: '监测记录与户的监测类别不一致',
  group: '监测对象',
  definition: '有未消除监测记录的户，户台账的监测对象类别应与之相同；没有的应为空（建了监测台账的才比）。',
  root: 'household',
  reads: ['monitoring'],
  keeps: ['monitoring'],
  check: (dossier, context) => {
    const { root } = dossier
    if (!isPresent(root) || !context.keeps('monitoring')) return []
    const open = dossier.of('monitoring').find(isUnderWatch)
    const [own, should] = [textOf(root, 'monitoringKind'), open ? textOf(open, 'kind') : '']
    if (own === should || (open && should === '')) return []
    const message = open
      ? `监测台账中这一户是未消除的${should}，户台账的监测对象类别是“${own || '空'}”，请改为一致`
      : `户台账写着${own}，监测台账中没有未消除的记录，请补登监测记录或清空监测对象类别`
    const found = hit('household', root, 'monitoringKind', message)
    return [open ? { ...found, mend: { monitoringKind: should } } : found]
  },
})

const helpDenied = cycleRule({
  id: 'R204',
  severity: '疑点',
  title: '尚未实施开发式帮扶却登记了措施',
  definition: '“实施开发式帮扶措施情况”为尚未实施的，不应登记产业、就业、金融、公益性岗位措施。',
  of: ({ record, says }) => {
    const used = helpFields.slice(0, 4).filter((field) => !isBlank(record, field))
    return textOf(record, 'developmentHelp') === '尚未实施' && used.length > 0
      ? says('developmentHelp', '实施情况为“尚未实施”，却登记了开发式帮扶措施，请改为“已实施”或核对措施')
      : null
  },
})

export const exitRules: readonly Rule[] = [
  exitIncomplete,
  tooSoon,
  belowLine,
  withoutLabour,
  troubleAfterExit,
  procedure,
  noFollowUp,
  unlikelyHelp,
  clueOpen,
  kindNotKept,
  helpDenied,
]
