import { requiredPapers } from '#shared/policy/requiredPapers.ts'
import { addDays } from '#shared/values/date.ts'
import { defineRule, type Rule, type RuleHit, type RuleRecord } from '../define.ts'
import { daysBetween, hit, isAfter, isBlank, isNo, isYes, listOf, numberOf, textOf, yuan } from '../facts.ts'
import { isAlive } from './money.ts'

/** R145, R150, R151, R153, R158 and the papers: whether a project goes its way in order and in time. */

const group = '项目资金资产'

/** Days of a project in the order in which they have to follow each other. */
const order = [
  ['approvedOn', '资金批复'],
  ['contractOn', '合同签订'],
  ['startedOn', '开工'],
  ['completedOn', '完工'],
  ['firstAcceptedOn', '乡镇初验'],
  ['acceptedOn', '县级验收'],
  ['handedOverOn', '资产移交'],
] as const

const lotOrder = [
  ['contractOn', '合同签订'],
  ['startedOn', '开工'],
  ['completedOn', '完工'],
  ['acceptedOn', '验收'],
] as const

const wrongOrder = defineRule({
  id: 'R145',
  severity: '错误',
  title: '项目节点次序错误',
  group,
  definition: '批复、合同、开工、完工、初验、验收、移交依次进行，后一步不早于前一步；标段同此。',
  root: 'project',
  reads: ['lot'],
  check: ({ root, of }) => [...outOfOrder(root, 'project', order), ...of('lot').flatMap((lot) => outOfOrder(lot, 'lot', lotOrder))],
})

function outOfOrder(record: RuleRecord, ledger: string, steps: readonly (readonly [field: string, label: string])[]): readonly RuleHit[] {
  const told = steps.filter(([field]) => !isBlank(record, field))
  return told.flatMap(([field, label], index): readonly RuleHit[] => {
    const earlier = told[index - 1]
    if (!earlier || !isAfter(textOf(record, earlier[0]), textOf(record, field))) return []
    return [hit(ledger, record, field, `${label}日期 ${textOf(record, field)} 早于${earlier[1]}日期 ${textOf(record, earlier[0])}，请改正`)]
  })
}

const late = defineRule({
  id: 'R150',
  severity: '疑点',
  title: '项目滞后',
  group,
  definition: '批复后 {批复到开工} 天未开工、计划完工已过未完工、完工后 {完工到验收} 天未验收的，列为滞后。',
  root: 'project',
  reads: [],
  params: ['startDays', 'acceptanceDays'],
  check: ({ root }, { policy, today }) => {
    if (!isAlive(root) || ['暂停', '已办结'].includes(textOf(root, 'state'))) return []
    const [approved, planned, done] = [textOf(root, 'approvedOn'), textOf(root, 'plannedEnd'), textOf(root, 'completedOn')]
    const isStarted = !isBlank(root, 'startedOn') || isYes(root, 'isStarted') || done !== ''
    const start = approved.length === 10 ? addDays(approved, policy.number('startDays', today)) : ''
    if (start !== '' && start < today && !isStarted)
      return [hit('project', root, 'startedOn', `${approved} 批复，${start} 前应开工，还没有开工，请督促或登记开工日期`)]
    if (planned !== '' && isAfter(today.slice(0, planned.length), planned) && done === '')
      return [hit('project', root, 'completedOn', `计划 ${planned} 完工，还没有完工，请督促或登记完工日期`)]
    const accept = done.length === 10 ? addDays(done, policy.number('acceptanceDays', today)) : ''
    return accept !== '' && accept < today && isBlank(root, 'acceptedOn') && isBlank(root, 'firstAcceptedOn')
      ? [hit('project', root, 'acceptedOn', `${done} 完工，${accept} 前应验收，还没有验收，请组织验收`)]
      : []
  },
})

const finished: readonly string[] = ['形成资产移交', '已办结']

const assetsMissing = defineRule({
  id: 'R151',
  severity: '错误',
  title: '资产原值与项目投资不一致',
  group,
  definition: '已办结的产业、基础设施项目应登记资产（注明不形成资产的除外）；资产原值合计不超过结算金额，没有结算的不超过资金来源合计。',
  root: 'project',
  reads: ['asset'],
  check: ({ root, of }) => {
    const assets = of('asset')
    if (assets.length === 0) {
      const shouldHave = ['工程建设类', '货物采购类', '入股分红类'].includes(textOf(root, 'class')) || isYes(root, 'formsAssets')
      return finished.includes(textOf(root, 'state')) && shouldHave && !isNo(root, 'formsAssets')
        ? [hit('project', root, 'formsAssets', '项目已办结，没有登记形成的资产，请登记资产或注明不形成资产')]
        : []
    }
    const value = assets.reduce((sum, asset) => sum + (numberOf(asset, 'originalValue') ?? 0), 0)
    const most = numberOf(root, 'settled') ?? numberOf(root, 'audited') ?? numberOf(root, 'sourceTotal')
    return most !== null && most > 0 && value > most
      ? [hit('project', root, null, `形成资产原值合计 ${yuan(value)} 元，超过项目投资（结算）${yuan(most)} 元，请核对资产原值`)]
      : []
  },
})

const handover = defineRule({
  id: 'R153',
  severity: '疑点',
  title: '资产确权、移交超期',
  group,
  definition: '验收后 {验收到确权} 天内确权、{验收到移交} 天内移交；到户类资产不比。',
  root: 'project',
  reads: ['asset'],
  params: ['titleDays', 'handoverDays'],
  check: ({ root, of }, { policy, today }) => {
    const accepted = textOf(root, 'acceptedOn')
    if (accepted.length !== 10) return []
    const title = addDays(accepted, policy.number('titleDays', today))
    const hand = addDays(accepted, policy.number('handoverDays', today))
    return of('asset')
      .filter((asset) => textOf(asset, 'type') !== '到户类资产')
      .flatMap((asset) => [
        ...(title < today && isBlank(asset, 'titledOn')
          ? [hit('asset', asset, 'titledOn', `项目 ${accepted} 验收，${title} 前应确权，请办理并登记`)]
          : []),
        ...(hand < today && isBlank(asset, 'handedOverOn') && isBlank(root, 'handedOverOn')
          ? [hit('asset', asset, 'handedOverOn', `项目 ${accepted} 验收，${hand} 前应移交，请办理并登记`)]
          : []),
      ])
  },
})

const noticeMissing = defineRule({
  id: 'R158',
  severity: '提醒',
  title: '缺公示',
  group,
  definition: '开工前、完工后应在村公示，公示不少于 {项目公示公告天数} 天（建了公示台账的才比）。',
  root: 'project',
  reads: ['publicNotice'],
  keeps: ['publicNotice'],
  params: ['projectNoticeDays'],
  check: ({ root, of }, context) => {
    const notices = of('publicNotice')
    const least = context.policy.number('projectNoticeDays', context.today)
    const short = notices.flatMap((notice) => {
      const [from, to] = [textOf(notice, 'from'), textOf(notice, 'to')]
      const days = from.length === 10 && to.length === 10 ? daysBetween(from, to) + 1 : least
      return days < least && days > 0
        ? [hit('publicNotice', notice, 'to', `公示 ${from} 至 ${to} 只有 ${days} 天，不足 ${least} 天，请核对`)]
        : []
    })
    const has = (stage: string): boolean => notices.some((notice) => textOf(notice, 'stage') === stage)
    if (!context.keeps('publicNotice') || !isAlive(root)) return short
    if (!isBlank(root, 'completedOn') && !has('完工公示'))
      return [...short, hit('project', root, null, '项目已完工，没有完工公示记录，请补登公示')]
    return isYes(root, 'isStarted') && !has('实施前公示')
      ? [...short, hit('project', root, null, '项目已开工，没有实施前公示记录，请补登公示')]
      : short
  },
})

const papersMissing = defineRule({
  id: 'R209',
  severity: '提醒',
  title: '项目资料不齐',
  group,
  definition: '已办结的项目，各阶段应有的资料都应归档（登记了资料的项目才比）。',
  root: 'project',
  reads: ['projectPaper'],
  check: ({ root, of }) => {
    const papers = of('projectPaper')
    if (!finished.includes(textOf(root, 'state')) || papers.length === 0) return []
    const kept = new Set(papers.filter((paper) => !isNo(paper, 'isComplete')).map((paper) => textOf(paper, 'paper')))
    const wanted = requiredPapers.filter(({ classes }) => !classes || listOf(root, 'class').some((one) => classes.includes(one)))
    const missing = wanted.filter(({ paper }) => !kept.has(paper)).map(({ paper }) => paper)
    if (missing.length === 0) return []
    const words = missing.length > 6 ? `${missing.slice(0, 6).join('、')}等 ${missing.length} 种` : missing.join('、')
    return [hit('project', root, null, `项目已办结，缺${words}，请补齐归档`)]
  },
})

export const projectStageRules: readonly Rule[] = [wrongOrder, late, assetsMissing, handover, noticeMissing, papersMissing]
