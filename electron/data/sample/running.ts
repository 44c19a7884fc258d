import { addDays } from '#shared/values/date.ts'
import { aboutHousehold } from './clues.ts'
import { incomesOf, lineOf, putAssembly, putNotice, riskOf, stepsOf, type Cycle } from './monitoring.ts'
import { ago, alter, checkersOf, inProportion, put, type Household, type Values, type Village, type World } from './world.ts'

/** What is under way today: clues and cases in every step from 线索 to 县级审定, all within the deadlines of the sample's day. */
export function putRunning(world: World, cycles: readonly Cycle[]): void {
  const each = inProportion(world, 2, 1)
  const waiting = waitingHouseholds(world, cycles)
  const next = (): Household | undefined => waiting.shift()
  for (const clue of clues) for (let count = 0; count < each; count += 1) putWaiting(world, next(), clue)
  for (const stage of entries) for (let count = 0; count < each; count += 1) putCase(world, next(), stage)
}

/** Households without a round or another clue: 脱贫户 and ordinary ones in turn. */
function waitingHouseholds(world: World, cycles: readonly Cycle[]): Household[] {
  const taken = new Set(cycles.map((cycle) => cycle.household))
  const isFree = (household: Household): boolean => !taken.has(household) && !household.isMonitored
  const lifted = world.helped.filter((household) => isFree(household) && household.values.kind === '脱贫户').slice(-40)
  const ordinary = world.households.filter((household) => isFree(household) && !household.isHelped).slice(-40)
  return lifted.flatMap((household, index) => (ordinary[index] ? [household, ordinary[index]] : [household]))
}

type Waiting = Readonly<{ found: number; values: (world: World) => Values }>

/** Clues that nobody has taken up, that wait to be sent out, to be looked into, to be closed. */
const clues: readonly Waiting[] = [
  { found: 1, values: () => ({ state: '待派发', receiver: undefined, assignedOn: undefined, assignee: undefined, dueOn: undefined }) },
  { found: 1, values: () => ({ state: '待派发', assignedOn: undefined, assignee: undefined, dueOn: undefined }) },
  { found: 2, values: () => ({ state: '待核查' }) },
  {
    found: 2,
    values: (world) => ({
      state: '已核查',
      checkedOn: ago(world, 1),
      result: '不符合纳入条件',
      finding: '收入稳定，无返贫致贫风险',
    }),
  },
]

function putWaiting(world: World, household: Household | undefined, { found, values }: Waiting): void {
  if (!household) return
  put(world, 'clue', {
    ...aboutHousehold(household, ago(world, found)),
    source: '农户自主申请',
    content: '家中有人住院，申请监测帮扶',
    receiver: household.village.informant,
    ...values(world),
  })
}

/**
 * Cases on their way in. `found`: days since the clue; `done`: the last step that is done, by its field. The other days follow
 * from the order of the procedure.
 */
type Entry = Readonly<{ state: string; found: number; done: string; noticeAgo?: number }>

const entries: readonly Entry[] = [
  { state: '待比对', found: 5, done: 'checkedOn' },
  { state: '待评议', found: 8, done: 'comparedOn' },
  { state: '公示中', found: 10, done: 'assessedOn' },
  { state: '公示中', found: 11, done: 'noticeTo', noticeAgo: 3 },
  { state: '待乡镇审核', found: 16, done: 'noticeTo', noticeAgo: 8 },
  { state: '待县级审定', found: 17, done: 'reviewedOn', noticeAgo: 9 },
]

/** In the order of the procedure; what `done` names and all before it are filled in. */
const order = ['pledgeOn', 'checkedOn', 'comparedOn', 'assessedOn', 'noticeFrom', 'noticeTo', 'reviewedOn'] as const

function putCase(world: World, household: Household | undefined, entry: Entry): void {
  if (!household) return
  const foundOn = ago(world, entry.found)
  const [steps, risk] = [daysOf(world, household.village, entry), riskOf(household)]
  const kind = household.values.kind === '脱贫户' ? '脱贫不稳定户' : '边缘易致贫户'
  const identifiedOn = String(steps.checkedOn)
  const cycle: Cycle = { household, kind, risk, identifiedOn, removedOn: null }
  putOpenClue(world, household, foundOn)
  put(world, 'monitoring', {
    household: household.id,
    kind,
    // Until the county decides, the day of checking stands in its place.
    identifiedAt: identifiedOn,
    state: entry.state,
    risk1: risk,
    disaster: risk === '因自然灾害' ? '洪涝灾害' : undefined,
    clueSource: '村级/网格排查',
    foundOn,
    acceptedOn: foundOn,
    receiver: household.village.informant,
    ...steps,
    ...incomesOf('entry', household, lineOf(identifiedOn) * 0.9),
    isRemoved: 0,
  })
  putVisit(world, household, {
    date: identifiedOn,
    topic: '监测线索核实',
    content: '收入下降，刚性支出较大，拟纳入监测',
    hasChange: 1,
    incomeNews: '比上年下降',
    risks: risk,
  })
  if (steps.assessedOn) putAssembly(world, cycle, { date: String(steps.assessedOn), entering: true })
  if (steps.noticeFrom) {
    const notice = { kind: '监测对象纳入公示', from: String(steps.noticeFrom), to: String(steps.noticeTo) }
    putNotice(world, cycle, { ...notice, isOpen: entry.state === '公示中' })
  }
}

function daysOf(world: World, village: Village, { done, found, noticeAgo = 0 }: Entry): Values {
  const day = (back: number): string => ago(world, back)
  const days: Values = {
    pledgeOn: day(found - 1),
    checkedOn: day(found - 2),
    comparedOn: day(found - 4),
    assessedOn: day(found === 10 ? 1 : noticeAgo + 1),
    noticeFrom: day(noticeAgo),
    noticeTo: addDays(day(noticeAgo), 5),
    reviewedOn: day(1),
  }
  const last = order.indexOf(done as (typeof order)[number])
  const known = stepsOf(world, village, () => world.today)
  const words: Values = {
    ...(last >= 1 ? { checkers: known.checkers } : {}),
    ...(last >= 2 ? { comparedWith: known.comparedWith, comparison: known.comparison } : {}),
    ...(last >= 3 ? { assessors: known.assessors, assessYes: known.assessYes } : {}),
    ...(last >= 6 ? { reviewer: known.reviewer, reviewOpinion: known.reviewOpinion } : {}),
  }
  return { ...Object.fromEntries(order.slice(0, last + 1).map((field) => [field, days[field]])), ...words }
}

function putOpenClue(world: World, household: Household, foundOn: string): void {
  put(world, 'clue', {
    ...aboutHousehold(household, foundOn),
    source: '村级/网格排查',
    content: '刚性支出较大，存在返贫致贫风险',
    receiver: household.village.informant,
    state: '已核查',
    checkedOn: addDays(foundOn, 2),
    result: '拟纳入监测',
    finding: '情况属实',
  })
}

function putVisit(world: World, household: Household, visit: Values): void {
  put(world, 'visit', {
    household: household.id,
    ...visit,
    kind: '入户走访',
    visitors: checkersOf(household.village),
    isSigned: 1,
    photos: 2,
  })
}

/** Of the rounds that have lasted long enough, one in each step of its end. `ids`: of the monitoring records. */
export function putEnding(world: World, cycles: readonly Cycle[], ids: readonly string[]): void {
  const isRipe = ({ household, identifiedOn, removedOn }: Cycle): boolean =>
    removedOn === null &&
    identifiedOn < ago(world, 250) &&
    household.members.some(({ values }) => !/无|丧失/.test(String(values.laborSkill)))
  const ripe = cycles.flatMap((cycle, index) => (isRipe(cycle) ? [{ cycle, id: ids[index]! }] : []))
  // Where few are monitored, some stay, and the last step of all, the notice, is among those that are practised.
  const open = cycles.filter(({ removedOn }) => removedOn === null).length
  const leaving = ripe.slice(-Math.min(exits.length, Math.max(1, open - 2)))
  leaving.forEach(({ cycle, id }, index) => {
    const { state, values, hasNotice } = exits[exits.length - leaving.length + index]!(world, cycle.household.village)
    alter(world, { ledger: 'monitoring', id, values: { state, ...values }, effective: ago(world, 1), reason: '村提出风险消除' })
    if (values.exitAssessedOn) putAssembly(world, cycle, { date: String(values.exitAssessedOn), entering: false })
    if (hasNotice) {
      const notice = { kind: '风险消除公示', from: String(values.exitNoticeFrom), to: String(values.exitNoticeTo) }
      putNotice(world, cycle, { ...notice, isOpen: true })
    }
  })
}

type Exit = (world: World, village: Village) => Readonly<{ state: string; values: Values; hasNotice?: true }>

const proposed = (world: World): Values => ({ exitProposedOn: ago(world, 6), removalKind: '帮扶消除' })
const checked = (world: World, village: Village): Values => ({
  ...proposed(world),
  exitCheckedOn: ago(world, 4),
  exitCheckers: checkersOf(village),
})
const assessed = (world: World, village: Village): Values => ({ ...checked(world, village), exitAssessedOn: ago(world, 2) })

const exits: readonly Exit[] = [
  (world) => ({ state: '拟消除', values: proposed(world) }),
  (world, village) => ({ state: '拟消除', values: checked(world, village) }),
  (world, village) => ({ state: '消除公示中', values: assessed(world, village) }),
  (world, village) => ({
    state: '消除公示中',
    values: { ...assessed(world, village), exitNoticeFrom: ago(world, 1), exitNoticeTo: addDays(world.today, 6) },
    hasNotice: true,
  }),
]
