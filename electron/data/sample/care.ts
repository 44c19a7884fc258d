import { addDays } from '#shared/values/date.ts'
import { putMeasures } from './measures.ts'
import type { Cycle } from './monitoring.ts'
import { ago, chapter, checkersOf, helperOn, inProportion, put, teamOf, type Household, type World } from './world.ts'

/** What is done for households: visits, the yearly sweep, plans, measures, and problems that were found and mended. */
export function putCare(world: World, cycles: readonly Cycle[]): void {
  const done = world.chapters.flatMap((part) => part.changes)
  chapter(world, '录入走访、排查、帮扶计划和措施')
  const byHousehold = new Map(cycles.map((cycle) => [cycle.household.id, cycle]))
  for (const household of world.helped) {
    putVisits(world, household, byHousehold.get(household.id))
    putSweep(world, household, byHousehold.get(household.id))
    putPlan(world, household)
  }
  putMeasures(world, done, cycles)
  putMended(world)
}

const topics = ['了解生产生活情况', '宣传帮扶政策', '核实收入支出', '帮助解决就业', '检查住房和饮水安全'] as const

/** Every quarter for a year and a half; every month while monitored. */
function putVisits(world: World, household: Household, cycle: Cycle | undefined): void {
  const isOpen = cycle?.removedOn === null
  const [first, gap, count] = isOpen ? [world.random.between(2, 20), 30, 12] : [world.random.between(5, 60), 91, 6]
  for (let index = 0; index < count; index += 1) {
    const topic = topics[(index + household.members.length) % topics.length]
    const date = ago(world, first + gap * index)
    put(world, 'visit', {
      household: household.id,
      date,
      kind: cycle && !isOpen && index === 0 ? '跟踪回访' : '入户走访',
      visitors: index % 3 === 2 ? teamOf(household.village) : helperOn(world, household, date),
      topic,
      content: `${topic}，家庭情况正常`,
      isSigned: 1,
      photos: 1 + (index % 3),
      hasChange: 0,
    })
  }
}

/** What the sweep found is what was known on its day: a round of monitoring that began or ended since is none of its. */
function putSweep(world: World, household: Household, cycle: Cycle | undefined): void {
  const { values, members } = household
  const date = ago(world, world.random.between(135, 150))
  const isMonitored = cycle !== undefined && cycle.identifiedOn <= date && (cycle.removedOn === null || cycle.removedOn > date)
  const isSafe = values.isDangerousHouse !== 1
  put(world, 'inspection', {
    household: household.id,
    batch: `${Number(ago(world, 150).slice(0, 4))}年防返贫集中排查`,
    date,
    inspectors: checkersOf(household.village),
    hasFood: 1,
    hasClothes: 1,
    education: members.some((person) => person.age >= 6 && person.age <= 15) ? '均在校' : '无适龄学生',
    isInsured: 1,
    isHouseSafe: isSafe ? 1 : 0,
    houseGrade: values.houseGrade,
    isWaterSafe: values.hasSafeWater,
    hasWaterAmount: 1,
    hasWaterQuality: 1,
    isWaterNear: 1,
    isWaterReliable: values.hasSafeWater,
    workers: members.filter((person) => Number(person.values.migrantMonths ?? 0) > 0).length,
    risks: isMonitored ? cycle.risk : undefined,
    finding: isMonitored ? '监测对象风险未消除' : isSafe && values.hasSafeWater !== 0 ? '无风险' : '有问题需整改',
    ...(isSafe && values.hasSafeWater !== 0
      ? {}
      : { problem: '住房或饮水需要改善', mending: '已列入改造计划', dueOn: addDays(world.today, 60) }),
    isSigned: 1,
  })
}

function putPlan(world: World, household: Household): void {
  const isAble = household.members.some((person) => Number(person.values.migrantMonths ?? 0) > 0)
  put(world, 'helpPlan', {
    household: household.id,
    year: world.year,
    situation: `主要致贫原因：${String(household.values.mainReason ?? '缺技术')}`,
    goal: '收入稳定增长，“两不愁三保障”持续巩固',
    kinds: isAble ? '产业帮扶,就业帮扶,健康帮扶' : '产业帮扶,综合保障,健康帮扶',
    measures: isAble ? '稳定外出务工，申报产业奖补' : '落实兜底政策，资产收益带动',
    expected: 300_000 * household.members.length,
    headSignedOn: `${world.year}-01-20`,
    helperSignedOn: `${world.year}-01-20`,
    state: '执行中',
  })
}

function putMended(world: World): void {
  const problems = ['帮扶手册填写不规范', '个别农户政策知晓率不高', '项目资料归档不及时', '公益性岗位考勤记录不全'] as const
  const count = inProportion(world, 24, 2)
  for (let index = 0; index < count; index += 1) {
    const village = world.villages[index % world.villages.length]!
    const foundOn = ago(world, world.random.between(120, 240))
    const isClosed = index % 6 !== 5
    put(world, 'rectification', {
      number: `WT${foundOn.slice(0, 4)}${String(index + 1).padStart(3, '0')}`,
      source: index % 2 === 0 ? '省级考核评估' : '自查',
      foundOn,
      problem: `${village.name}${problems[index % problems.length]}`,
      village: village.id,
      leader: world.officials.deputy,
      responsible: village.values.secretary,
      unit: `${village.name}村民委员会`,
      measures: '逐户核对，补齐完善',
      dueOn: isClosed ? addDays(foundOn, 60) : addDays(world.today, 20),
      progress: isClosed ? '已全部整改到位' : '正在整改',
      state: isClosed ? '已销号' : '整改中',
      ...(isClosed ? { doneOn: addDays(foundOn, 40), closedOn: addDays(foundOn, 55), closer: world.officials.help } : {}),
    })
  }
}
