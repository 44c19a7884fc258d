import { addDays, addMonths } from '#shared/values/date.ts'
import { sharesOf, type Project } from './projects.ts'
import { ago, inProportion, monthAgo, ofPerson, put, shareOut, type Values, type Village, type World } from './world.ts'

/** 光伏电站 with what they earn and for what it is used, 帮扶车间, 消费帮扶, and the notices of projects. */
export function putVillageWorks(world: World, projects: readonly Project[], workshops: ReadonlyMap<string, string>): void {
  world.villages.forEach((village, index) => {
    if (index % 3 === 0) putStation(world, village, index)
    if (index % 5 === 0) putWorkshop(world, village, workshops.get(village.id))
  })
  putSales(world)
  for (const project of projects) putNotices(world, project)
}

/** Two years of monthly incomes; 90 % of them go to posts and public works each quarter. */
function putStation(world: World, village: Village, index: number): void {
  const capacity = world.random.between(100, 300)
  const station = put(world, 'station', {
    village: village.id,
    name: `${village.name}村级光伏电站`,
    code: `GF${String(village.values.code).slice(-6)}${index}`,
    capacity: capacity * 100,
    connectedOn: '2018-06',
    state: '正常',
    operator: '示例新能源运维公司',
    invested: capacity * 700_000,
    households: village.households.filter((household) => household.isHelped).length,
  })
  let quarter = 0
  for (let back = 24; back >= 1; back -= 1) {
    const month = monthAgo(world, back)
    const power = capacity * world.random.between(60, 110)
    const amount = power * 85
    put(world, 'stationIncome', {
      station,
      month,
      power: power * 100,
      sales: power * 38,
      grants: power * 49,
      upkeep: power * 2,
      amount,
      receivedOn: `${month}-28`,
      handler: village.clerk,
    })
    quarter += amount
    if (back % 3 !== 1) continue
    putUses(world, { village, station, date: month, amount: quarter })
    quarter = 0
  }
}

type Quarter = Readonly<{ village: Village; station: string; date: string; amount: number }>

/** Of what a quarter brought; 3 % stay in the account. Rewards go to helped households by turns. */
function putUses(world: World, { village, station, date, amount }: Quarter): void {
  const helped = village.households.filter((household) => household.isHelped)
  const from = helped.length === 0 ? 0 : (Number(date.slice(5)) * rewarded) % helped.length
  const receivers = [...helped.slice(from), ...helped.slice(0, from)].slice(0, rewarded)
  for (const [use, percent] of [
    ['公益岗位工资', 62],
    ['小型公益事业劳务', 24],
    ['奖励补助', 8],
    ['运维', 3],
  ] as const) {
    const households = use === '奖励补助' ? receivers : []
    const share = Math.floor((amount * percent) / 100 / Math.max(1, households.length))
    const given = { station, date, use, amount: share, meeting: '村民代表会评议并公示', handler: village.clerk }
    for (const household of households) {
      shareOut(world, household.id, `${date}-28`, given.amount)
      put(world, 'stationUse', { ...given, ...ofPerson(household.head) })
    }
    if (households.length === 0) put(world, 'stationUse', given)
  }
}

/** Households a quarter. */
const rewarded = 3

/** Recognised when its house was there. */
function putWorkshop(world: World, village: Village, built = '2019-03-20'): void {
  const workers = world.random.between(20, 60)
  put(world, 'workshop', {
    village: village.id,
    name: `${village.name}帮扶车间`,
    kind: '帮扶车间',
    operator: '示例服饰有限公司',
    contact: '车间负责人',
    phone: world.numbers.phone(),
    products: '来料加工',
    recognisedOn: addMonths(built, 2).slice(0, 7),
    state: '正常',
    workers,
    eligible: Math.floor(workers / 3),
    wage: 260_000,
    award: 2_000_000,
    awardedOn: ago(world, 200),
    handler: world.officials.labour,
  })
}

/** 22,000 元 bought of the households in the seed. */
function putSales(world: World): void {
  const count = inProportion(world, 44, 3)
  for (let index = 0; index < count; index += 1) {
    const household = world.helped[(index * 17) % Math.max(1, world.helped.length)]
    if (!household) return
    const number = world.random.between(5, 20)
    const price = world.random.pick([2_000, 3_000, 4_500])
    put(world, 'consumption', {
      village: household.village.id,
      date: ago(world, world.random.between(20, 330)),
      buyer: '示例镇机关食堂',
      seller: household.head.values.name,
      household: household.id,
      product: world.random.pick(['土鸡蛋', '蓝莓', '菜籽油', '大蒜']),
      number: number * 100,
      numberUnit: '公斤',
      price,
      amount: number * price,
      platform: '单位食堂',
      handler: world.officials.help,
    })
  }
}

/** Applied for, approved, about to start and built: posted for eleven days and longer. */
function putNotices(world: World, { id, plan, at }: Project): void {
  const posted = [
    ['村级申报公示', at('村级公示'), '村级'],
    ['项目库公告', at('县级审定入库'), '县级'],
    ['资金分配公告', at('已批复'), '乡镇级'],
    ['实施前公示', at('合同签订'), '村级'],
    ['完工公示', at('完工'), '村级'],
  ] as const
  for (const [stage, from, scope] of posted) {
    if (from === null) continue
    const to = addDays(from, 12)
    put(world, 'publicNotice', {
      // 某某项目入库公告, not 某某项目项目库公告.
      subject: `${plan.name}${stage === '项目库公告' ? '入库公告' : stage}`,
      stage,
      project: id,
      scope: scope === '村级' && plan.listed ? '乡镇级' : scope,
      place: scope === '村级' && !plan.listed ? `${plan.village.name}村务公开栏` : '示例镇政务公开栏',
      from,
      to: to > world.today ? undefined : to,
      content: plan.kind.content,
      ...(stage === '资金分配公告' ? moneyOf(plan) : {}),
      hotline: plan.village.values.directorPhone,
      hasPhoto: 1,
      poster: world.officials.projects,
      hasObjection: 0,
    })
  }
}

function moneyOf(plan: Project['plan']): Values {
  return {
    moneyName: sharesOf(plan)
      .map(([level]) => level)
      .join('、'),
    moneyAmount: plan.money,
    principle: '与巩固拓展脱贫攻坚成果任务相衔接，优先安排联农带农项目',
    arrangement: `全部用于${plan.name}`,
  }
}
