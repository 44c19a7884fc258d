import { addDays } from '#shared/values/date.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { Cycle } from './monitoring.ts'
import { ago, chapter, inProportion, put, type Household, type Values, type World } from './world.ts'

/** What is done for households: visits, the yearly sweep, plans, measures, and problems that were found and mended. */
export function putCare(world: World, cycles: readonly Cycle[]): void {
  const done = world.chapters.flatMap((part) => part.changes)
  chapter(world, '录入走访、排查、帮扶计划和措施')
  const byHousehold = new Map(cycles.map((cycle) => [cycle.household.id, cycle]))
  for (const household of world.helped) {
    putVisits(world, household, byHousehold.get(household.id))
    putSweep(world, household)
    putPlan(world, household)
  }
  putMeasures(world, done)
  for (const cycle of cycles) putAnswer(world, cycle)
  putMended(world)
}

const topics = ['了解生产生活情况', '宣传帮扶政策', '核实收入支出', '帮助解决就业', '检查住房和饮水安全'] as const

/** Every quarter for a year and a half; every month while monitored. */
function putVisits(world: World, household: Household, cycle: Cycle | undefined): void {
  const isOpen = cycle?.removedOn === null
  const [first, gap, count] = isOpen ? [world.random.between(2, 20), 30, 12] : [world.random.between(5, 60), 91, 6]
  for (let index = 0; index < count; index += 1) {
    const topic = topics[(index + household.members.length) % topics.length]
    put(world, 'visit', {
      household: household.id,
      date: ago(world, first + gap * index),
      kind: cycle && !isOpen && index === 0 ? '跟踪回访' : '入户走访',
      visitors: index % 3 === 2 ? '驻村工作队' : '帮扶责任人',
      topic,
      content: `${topic}，家庭情况正常`,
      isSigned: 1,
      photos: 1 + (index % 3),
      hasChange: 0,
    })
  }
}

function putSweep(world: World, household: Household): void {
  const { values, members, isMonitored } = household
  const isSafe = values.isDangerousHouse !== 1
  put(world, 'inspection', {
    household: household.id,
    batch: `${Number(ago(world, 150).slice(0, 4))}年防返贫集中排查`,
    date: ago(world, world.random.between(135, 150)),
    inspectors: '村两委、驻村工作队',
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

/** Which measure a benefit is, by its ledger. */
const measureOf: Readonly<Record<string, (values: DraftChange['values']) => readonly [kind: string, item: string]>> = {
  transportSubsidy: () => ['就业帮扶', '外出务工补贴'],
  training: () => ['就业帮扶', '技能培训'],
  publicPost: ({ kind }) => ['公益性岗位帮扶', String(kind)],
  subsidy: () => ['产业帮扶', '产业奖补'],
  insurance: () => ['金融帮扶', '特色保险'],
  loan: () => ['金融帮扶', '小额信贷'],
  lowIncomeAid: () => ['综合保障', '低保'],
  destituteAid: () => ['综合保障', '特困供养'],
  disability: () => ['综合保障', '残疾人补贴'],
  education: ({ aidKind }) => ['教育帮扶', aidKind === '雨露计划' ? '雨露计划' : '助学金'],
  medicalAid: () => ['健康帮扶', '医疗救助'],
}

/** Each benefit of this year of a household in the system is a measure, too; the insurance subsidy one a household. */
function putMeasures(world: World, done: readonly DraftChange[]): void {
  const helped = new Set(world.helped.map((household) => household.id))
  const seen = new Set<string>()
  for (const { ledger, values } of done) {
    const made = measureOf[ledger]?.(values)
    const year = values.year ?? world.year
    const key = [values.household, made?.[1], values.idCard].join()
    if (!made || year !== world.year || !helped.has(String(values.household)) || seen.has(key)) continue
    seen.add(key)
    put(world, 'measure', measureValues(world, values, made))
  }
  for (const household of world.helped) {
    const person = {
      household: household.id,
      member: household.head.id,
      name: household.head.values.name,
      idCard: household.head.values.idCard,
    }
    put(
      world,
      'measure',
      measureValues(world, { ...person, amount: 20_000 * household.members.length, paidOn: `${world.year}-01-15` }, [
        '健康帮扶',
        '参保缴费补贴',
      ]),
    )
  }
}

function measureValues(world: World, values: Values, [kind, item]: readonly [string, string]): Values {
  const { household, member, name, idCard } = values
  return {
    household,
    member,
    name,
    idCard,
    year: world.year,
    kind,
    item,
    stage: '实际',
    content: item,
    amount: typeof values.amount === 'number' ? values.amount : undefined,
    startDate: `${world.year}-01`,
    endDate: doneIn(world, values),
    state: '已落实',
    unit: '示例镇人民政府',
    responsible: '帮扶责任人',
    effect: '政策落实到位',
  }
}

/** The month in which it was paid out; what goes on (低保, a post) has none yet. */
function doneIn(world: World, { paidOn }: Values): string | undefined {
  return typeof paidOn === 'string' && paidOn >= `${world.year}-01` ? paidOn.slice(0, 7) : undefined
}

/** The first help after being taken in, that answers the risk. */
const firstHelp: Readonly<Record<string, readonly [kind: string, item: string]>> = {
  因病: ['健康帮扶', '签约家庭医生'],
  因残: ['健康帮扶', '签约家庭医生'],
  因学: ['教育帮扶', '助学金'],
  因务工就业不稳: ['就业帮扶', '劳务输出'],
  因自然灾害: ['社会帮扶', '结对帮扶'],
}

function putAnswer(world: World, { household, identifiedOn, risk }: Cycle): void {
  const made = firstHelp[risk] ?? (['社会帮扶', '结对帮扶'] as const)
  const startDate = addDays(identifiedOn, 9)
  if (startDate > world.today) return
  const values = measureValues(
    world,
    { household: household.id, name: household.head.values.name, idCard: household.head.values.idCard },
    made,
  )
  put(world, 'measure', {
    ...values,
    year: Number(startDate.slice(0, 4)),
    startDate,
    endDate: startDate,
    content: `针对风险“${risk}”落实${made[1]}`,
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
      leader: '镇分管领导',
      responsible: village.values.secretary,
      unit: `${village.name}村民委员会`,
      measures: '逐户核对，补齐完善',
      dueOn: isClosed ? addDays(foundOn, 60) : addDays(world.today, 20),
      progress: isClosed ? '已全部整改到位' : '正在整改',
      state: isClosed ? '已销号' : '整改中',
      ...(isClosed ? { doneOn: addDays(foundOn, 40), closedOn: addDays(foundOn, 55), closer: '帮扶办' } : {}),
    })
  }
}
