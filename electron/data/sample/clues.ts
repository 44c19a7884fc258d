import { addDays } from '#shared/values/date.ts'
import { ago, put, teamOf, type Household, type Values, type World } from './world.ts'

/** The clue from which a round of monitoring began; answers what the monitoring record says of it. */
export function putClue(world: World, household: Household, foundOn: string): Values {
  const source = world.random.pick(['农户自主申请', '村级/网格排查', '部门筛查预警'])
  put(world, 'clue', {
    ...aboutHousehold(household, foundOn),
    source,
    content: '刚性支出较大，存在返贫致贫风险',
    receiver: household.village.informant,
    state: '已办结',
    checkedOn: addDays(foundOn, 2),
    result: '拟纳入监测',
    finding: '情况属实，已按程序纳入监测',
    closedOn: addDays(foundOn, 17),
    isAnswered: 1,
    monitoredFrom: addDays(foundOn, 17),
  })
  return { clueSource: source, foundOn, acceptedOn: foundOn, receiver: household.village.informant }
}

export function aboutHousehold(household: Household, foundOn: string): Values {
  return {
    foundOn,
    urgency: '一般',
    household: household.id,
    village: household.village.id,
    name: household.head.values.name,
    idCard: household.head.values.idCard,
    phone: household.values.phone,
    assignedOn: foundOn,
    assignee: teamOf(household.village),
    dueOn: addDays(foundOn, 3),
  }
}

const lists: readonly Values[] = [
  { sender: '县医疗保障局', listName: '自付医疗费用较高人员名单' },
  { sender: '县残疾人联合会', listName: '新办残疾人证人员名单' },
  { sender: '县教育局', listName: '家庭经济困难学生名单' },
]

const closed = { state: '已办结', result: '不符合纳入条件', finding: '收入稳定，无返贫致贫风险', isAnswered: 1 } as const

/** Clues that led to nothing, and a few that are being looked into these days. */
export function putIdleClues(world: World): void {
  const households = world.households.filter((household) => !household.isHelped)
  const step = Math.max(40, Math.floor(households.length / 60))
  const chosen = households.filter((_, index) => index % step === 7)
  chosen.forEach((household, index) => {
    const isOpen = index % 10 === 0
    const foundOn = ago(world, isOpen ? 1 : world.random.between(20, 300))
    put(world, 'clue', {
      ...aboutHousehold(household, foundOn),
      source: '部门筛查预警',
      ...world.random.pick(lists),
      content: '部门推送预警信息',
      receiver: world.officials.help,
      ...(isOpen ? { state: '核查中' } : { ...closed, checkedOn: addDays(foundOn, 2), closedOn: addDays(foundOn, 6) }),
    })
  })
}
