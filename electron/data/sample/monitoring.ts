import { addDays, addMonths } from '#shared/values/date.ts'
import { policyItems } from '#shared/policy/index.ts'
import { policyOf } from '#shared/policy/policyOf.ts'
import { putClue } from './clues.ts'
import { pastCycles } from './force.ts'
import { ago, alter, checkersOf, documentNo, put, teamOf, type Household, type Values, type Village, type World } from './world.ts'

/** One round of monitoring; `removedOn` null while it lasts. */
export type Cycle = Readonly<{ household: Household; kind: string; risk: string; identifiedOn: string; removedOn: string | null }>

/** The rounds: of every household that is monitored now, and of those let out in the last year. Takes the kind off the household: it is given on the day. */
export function inventCycles(world: World): readonly Cycle[] {
  const { random } = world
  const now = world.helped.filter((household) => household.isMonitored)
  const past = world.helped.filter((household) => !household.isMonitored && canLeave(household)).slice(0, pastCycles(world))
  const open = now.map((household, index): Cycle => {
    const kind = String(household.values.monitoringKind)
    delete household.values.monitoringKind
    return { household, kind, risk: riskOf(household), identifiedOn: identified(world, index, now.length), removedOn: null }
  })
  const closed = past.map((household): Cycle => {
    const removedOn = ago(world, random.between(20, 260))
    const identifiedOn = addDays(addMonths(removedOn, -random.between(8, 15)), -random.between(1, 20))
    return { household, kind: '脱贫不稳定户', risk: riskOf(household), identifiedOn, removedOn }
  })
  return [...open, ...closed]
}

/** The last one of ten was taken in these days and waits for its first help; every third has lasted long enough to end. */
function identified(world: World, index: number, count: number): string {
  if (count >= 10 && index % 10 === 9) return ago(world, newDays)
  return ago(world, index % 3 === 0 ? world.random.between(300, 700) : world.random.between(40, 700))
}

const newDays = 4

function isNew(world: World, { identifiedOn }: Cycle): boolean {
  return identifiedOn === ago(world, newDays)
}

function canLeave({ members, values }: Household): boolean {
  return (
    values.kind === '脱贫户' &&
    values.hasSafeWater !== 0 &&
    values.isDangerousHouse !== 1 &&
    members.some((person) => Number(person.values.migrantMonths ?? 0) > 0)
  )
}

/** A risk that the members bear out (R097). */
export function riskOf({ members }: Household): string {
  const has = (field: string, pattern: RegExp): boolean => members.some((person) => pattern.test(String(person.values[field] ?? '')))
  if (has('health', /患有大病/)) return '因病'
  if (has('health', /残疾/)) return '因残'
  if (has('health', /长期慢性病/)) return '因病'
  if (has('studentStatus', /普通高中|中职|高职|本科/)) return '因学'
  if (members.some((person) => Number(person.values.migrantMonths ?? 0) > 0)) return '因务工就业不稳'
  return '因自然灾害'
}

export function lineOf(day: string): number {
  return policyOf(policyItems, []).number('monitoringLine', day)
}

/** Four incomes and costs of a household that earns `each` a head. */
export function incomesOf(prefix: 'entry' | 'exit', household: Household, each: number): Values {
  const net = Math.round(each / 100) * 100 * household.members.length
  const costs = Math.round(net * 0.0012) * 100
  const wages = Math.round(net * 0.005) * 100
  const business = costs * 3
  const property = 20_000
  return {
    [`${prefix}Headcount`]: household.members.length,
    [`${prefix}Wages`]: wages,
    [`${prefix}Business`]: business,
    [`${prefix}Property`]: property,
    [`${prefix}Transfer`]: net + costs - wages - business - property,
    [`${prefix}Costs`]: costs,
    [`${prefix}PerCapita`]: Math.round(net / household.members.length),
    [`${prefix}Claims`]: 0,
    [`${prefix}HouseUnsafe`]: 0,
    [`${prefix}Dropout`]: 0,
    [`${prefix}WaterUnsafe`]: 0,
    [`${prefix}Uninsured`]: 0,
  }
}

export function putEntry(world: World, cycle: Cycle): string {
  const { household, identifiedOn, kind, risk } = cycle
  const day = (offset: number): string => addDays(identifiedOn, offset)
  const clue = putClue(world, household, day(-17))
  const state = cycle.removedOn === null ? '已纳入' : '已消除'
  const contact = teamOf(household.village)
  const id = put(world, 'monitoring', {
    household: household.id,
    kind,
    identifiedAt: identifiedOn,
    state: '已纳入',
    risk1: risk,
    disaster: risk === '因自然灾害' ? '洪涝灾害' : undefined,
    isGuaranteed: household.values.isGuaranteed,
    isResettled: household.values.isRelocated,
    ...clue,
    ...stepsOf(world, household.village, day),
    ...incomesOf('entry', household, lineOf(identifiedOn) * 0.9),
    entryOwnSpending: ['因病', '因残', '因学'].includes(risk) ? 1_200_000 : 300_000,
    entryRange: lineOf(identifiedOn),
    ...(isNew(world, cycle) ? {} : { ...helpOf(household, risk), helpStartedAt: day(9) }),
    contact,
    contactPhone: household.village.values.firstSecretaryPhone,
    isRemoved: 0,
    warning: state === '已纳入' ? '黄色' : '绿色',
  })
  putNotice(world, cycle, { kind: '监测对象纳入公示', from: day(-10), to: day(-5) })
  putAssembly(world, cycle, { date: day(-11), entering: true })
  alter(world, {
    ledger: 'household',
    id: household.id,
    values: { monitoringKind: kind },
    effective: identifiedOn,
    reason: `纳入监测：${risk}`,
  })
  return id
}

export function stepsOf(world: World, village: Village, day: (offset: number) => string): Values {
  const announced = day(1) > world.today ? world.today : day(1)
  return {
    pledgeOn: day(-16),
    checkedOn: day(-15),
    checkers: checkersOf(village),
    comparedOn: day(-13),
    comparedWith: '房产,车辆,财政供养,工商登记',
    comparison: '未发现不符合条件的情形',
    assessedOn: day(-11),
    assessors: 26,
    assessYes: 26,
    noticeFrom: day(-10),
    noticeTo: day(-5),
    reviewedOn: day(-3),
    reviewer: world.officials.deputy,
    reviewOpinion: '同意纳入',
    approvedOn: day(0),
    approvalNumber: documentNo('示农发', day(0)),
    announcedOn: announced,
    enteredOn: announced,
  }
}

/** Columns of help that answer the risk (R096), and 开发式帮扶 where somebody can work (R094, R095). */
function helpOf(household: Household, risk: string): Values {
  const canWork = household.members.some((person) => !/无|丧失/.test(String(person.values.laborSkill)))
  const isAway = household.members.some((person) => Number(person.values.migrantMonths ?? 0) > 0)
  const answers: Readonly<Record<string, Values>> = {
    因病: { healthHelp: '签约家庭医生,参保缴费补贴' },
    因残: { guaranteeHelp: '残疾人补贴', healthHelp: '签约家庭医生' },
    因学: { schoolingHelp: '助学金' },
    因自然灾害: { socialHelp: '结对帮扶' },
  }
  return {
    developmentHelp: canWork ? '已实施' : '尚未实施',
    ...(canWork ? { industryHelp: '技术指导,消费帮扶' } : { guaranteeHelp: '低保' }),
    ...(isAway ? { employmentHelp: '劳务输出' } : {}),
    socialHelp: '结对帮扶',
    ...answers[risk],
  }
}

export function putNotice(
  world: World,
  { household }: Cycle,
  notice: Readonly<{ kind: string; from: string; to: string; isOpen?: boolean }>,
): void {
  put(world, 'monitoringNotice', {
    topic: `${household.village.name}${String(household.head.values.name)}户${notice.kind}`,
    kind: notice.kind,
    village: household.village.id,
    household: household.id,
    subjects: household.head.values.name,
    households: 1,
    persons: household.members.length,
    from: notice.from,
    to: notice.to,
    place: '村务公开栏',
    issuer: `${household.village.name}村民委员会`,
    ...(notice.isOpen ? {} : { outcome: '无异议' }),
    photos: 2,
    keeper: household.village.informant,
  })
}

export function putAssembly(world: World, { household }: Cycle, { date, entering }: Readonly<{ date: string; entering: boolean }>): void {
  const name = String(household.head.values.name)
  put(world, 'meeting', {
    kind: '村民代表会',
    date,
    village: household.village.id,
    topic: `${name}户${entering ? '纳入监测' : '风险消除'}民主评议`,
    place: `${household.village.name}村委会`,
    host: household.village.values.secretary,
    expected: 28,
    attended: 26,
    ...(entering ? { entering: name } : { leaving: name }),
    conclusion: entering ? '同意纳入，予以公示' : '同意消除，予以公示',
    votesFor: 26,
    votesAgainst: 0,
    votesAbstained: 0,
    recorder: household.village.clerk,
  })
}

export function putExit(world: World, cycle: Cycle, id: string): void {
  const { household } = cycle
  const removedOn = cycle.removedOn!
  const day = (offset: number): string => addDays(removedOn, offset)
  const values: Values = {
    state: '已消除',
    isRemoved: 1,
    removalKind: '帮扶消除',
    removedAt: removedOn,
    warning: '绿色',
    exitProposedOn: day(-20),
    exitCheckedOn: day(-18),
    exitCheckers: checkersOf(household.village),
    exitAssessedOn: day(-16),
    exitNoticeFrom: day(-14),
    exitNoticeTo: day(-7),
    exitReviewedOn: day(-5),
    exitReviewer: world.officials.deputy,
    exitApprovedOn: day(0),
    exitApprovalNumber: documentNo('示农发', removedOn),
    exitAnnouncedOn: day(1),
    ...incomesOf('exit', household, lineOf(removedOn) * 1.35),
    exitOwnSpending: 100_000,
    exitHouseDamaged: 0,
    exitWaterDamaged: 0,
    revisitedAt: day(15),
  }
  alter(world, { ledger: 'monitoring', id, values, effective: removedOn, reason: '帮扶消除' })
  putNotice(world, cycle, { kind: '风险消除公示', from: day(-14), to: day(-7) })
  putAssembly(world, cycle, { date: day(-16), entering: false })
  alter(world, { ledger: 'household', id: household.id, values: { monitoringKind: null }, effective: removedOn, reason: '风险消除' })
}
