import { ago, chapter, inProportion, inventPerson, put, type Household, type Village, type World } from './world.ts'

type Helper = Readonly<{ id: string; name: string; phone: string; unit: string; post: string }>

/** Who helps: units, helpers, their households, and the work teams in the villages. */
export function putForce(world: World): void {
  chapter(world, '录入帮扶单位、责任人、结对和驻村工作队')
  const units = putUnits(world)
  for (const village of world.villages) putTeam(world, village, units)
  putPairings(world, units)
}

type Unit = Readonly<{ id: string; name: string }>

const unitNames = [
  '农业农村局',
  '教育局',
  '卫生健康局',
  '交通运输局',
  '水利局',
  '财政局',
  '住房和城乡建设局',
  '民政局',
  '林业局',
  '文化和旅游局',
  '人民医院',
  '第一中学',
  '供销合作社',
  '税务局',
  '自然资源局',
  '市场监督管理局',
]

function putUnits(world: World): readonly Unit[] {
  const { random, numbers } = world
  return world.villages.map((village, index) => {
    const name = `示例县${unitNames[index % unitNames.length]}${index < unitNames.length ? '' : `第${Math.floor(index / unitNames.length) + 1}分局`}`
    const id = put(world, 'helpUnit', {
      name,
      kind: /医院|中学/.test(name) ? '事业单位' : '国家机关',
      level: '县',
      head: inventPerson(world),
      headPhone: numbers.phone(),
      liaison: inventPerson(world),
      liaisonPhone: numbers.phone(),
      address: '示例县城关镇',
      village: village.id,
      households: village.households.filter((household) => household.isHelped).length,
      from: '2021-05-20',
      funds: random.between(5, 40) * 1_000_000,
      purchases: random.between(1, 6) * 200_000,
    })
    return { id, name }
  })
}

/** 第一书记兼队长 and two members for two years; they stand in the village's own record, too. */
function putTeam(world: World, village: Village, units: readonly Unit[]): void {
  const unit = units[world.villages.indexOf(village)]!
  const from = `${world.year - 1}-07`
  for (const role of ['第一书记兼队长', '队员', '队员']) {
    const sex = world.random.chance(0.8) ? '男' : '女'
    const name = inventPerson(world, sex)
    const phone = world.numbers.phone()
    if (role !== '队员')
      Object.assign(village.values, { firstSecretary: name, firstSecretaryPhone: phone, teamLeader: name, teamLeaderPhone: phone })
    put(world, 'workTeam', {
      village: village.id,
      batch: `${world.year - 1}年第三批`,
      name,
      role,
      sex,
      phone,
      political: '中共党员',
      education: '本科及以上',
      unit: unit.name,
      level: '县',
      post: role === '队员' ? '科员' : '股长',
      jobLevel: role === '队员' ? '科员级' : '乡科级副职',
      from,
      state: '在岗',
      order: `示驻村发〔${world.year - 1}〕3号`,
      daysMonth: world.random.between(20, 24),
      daysYear: world.random.between(190, 215),
      assessment: '称职',
      hasInsurance: 1,
    })
  }
}

/** Six households a helper of the unit that is paired with the village; one helper in twelve came only last year. */
function putPairings(world: World, units: readonly Unit[]): void {
  world.villages.forEach((village, index) => {
    const households = village.households.filter((household) => household.isHelped)
    for (let at = 0; at < households.length; at += 6) {
      const helper = putHelper(world, units[index]!, '2021-06-01')
      const isReplaced = world.random.chance(0.08)
      const next = isReplaced ? putHelper(world, units[index]!, `${world.year - 1}-03-15`) : null
      for (const household of households.slice(at, at + 6)) pair(world, household, { helper, next })
    }
  })
}

function putHelper(world: World, unit: Unit, from: string): Helper {
  const name = inventPerson(world)
  const phone = world.numbers.phone()
  const post = world.random.pick(['科员', '科员', '股长', '副局长'])
  const id = put(world, 'helper', {
    name,
    kind: post === '副局长' ? '领导干部' : '结对帮扶干部',
    phone,
    political: world.random.chance(0.7) ? '中共党员' : '群众',
    education: '本科及以上',
    helpUnit: unit.id,
    unit: unit.name,
    unitLevel: '县',
    post,
    jobLevel: post === '副局长' ? '乡科级副职' : '科员级',
    from,
  })
  return { id, name, phone, unit: unit.name, post }
}

function pair(world: World, household: Household, { helper, next }: Readonly<{ helper: Helper; next: Helper | null }>): void {
  const began = '2021-06-01'
  const changed = `${world.year - 1}-03-15`
  const words = (who: Helper) => ({
    household: household.id,
    helper: who.id,
    helperName: who.name,
    helperPhone: who.phone,
    helperUnit: who.unit,
    helperPost: who.post,
  })
  world.helpers.set(household.id, [{ name: helper.name, from: began }, ...(next ? [{ name: next.name, from: changed }] : [])])
  if (!next) return void put(world, 'pairing', { ...words(helper), from: began, state: '结对中' })
  put(world, 'pairing', { ...words(helper), from: began, to: changed, state: '已结束', endReason: '工作调动' })
  put(world, 'pairing', { ...words(next), from: changed, state: '结对中' })
}

/** 10 of 党委会研判 a year, in the first ten months, for this year and the last. */
export function putMeetings(world: World): void {
  for (const year of [world.year - 1, world.year]) {
    for (let month = 1; month <= 10; month += 1) {
      const date = `${year}-${String(month).padStart(2, '0')}-25`
      if (date > ago(world, 0)) continue
      put(world, 'meeting', {
        kind: '党委会研判',
        date,
        topic: `${year}年第${month}次防返贫监测对象会商研判`,
        place: '示例镇二楼会议室',
        host: world.officials.partySecretary,
        expected: 11,
        attended: 11 - (month % 3),
        conclusion: '逐户研判，形成决议，报县农业农村局',
        votesFor: 11 - (month % 3),
        votesAgainst: 0,
        votesAbstained: 0,
        recorder: world.officials.records,
        minutes: `示党纪要〔${year}〕${month}号`,
      })
    }
  }
}

/** As many households as were let out of monitoring, of those that were in the system long before. */
export function pastCycles(world: World): number {
  return inProportion(world, 30, 1)
}
