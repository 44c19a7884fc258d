import { dealt, parts, recipient, township, type Family, type Township } from './township.ts'

/** 1 万元 in 分. */
const wan = 1_000_000

const year = 2019
const keyVillages = 112

/**
 * The report on a whole county, as one file holds it: its 17,473 poor households of 63,622 persons and the 188 others that
 * were resettled with them; the rest of the county's people are not given.
 */
export async function township004() {
  const names = Array.from({ length: 259 }, (_, place) => `第${place + 1}村`)
  const cooperatives = dealt(1_387, 259)
  const entrepreneurs = dealt(621, 259)
  const { town, villages } = await township('2019-12-31', names, (place) => ({
    kind: place < keyVillages ? '省定贫困村' : '非贫困村',
    ...(place < keyVillages ? { outOfPovertyYear: place < 40 ? 2017 : year } : {}),
    collectiveIncome: (10 + (place % 7)) * wan,
    cooperatives: cooperatives[place]!,
    leadingFirms: place < 50 ? 1 : 0,
    entrepreneurs: entrepreneurs[place]!,
  }))
  const families = addPeople(town)
  await town.store()
  addResettled(town, families)
  addForce(town, villages)
  addStations(town, villages)
  await town.store()
  addIndustry(town, villages)
  addBuilding(town, villages)
  await town.store()
  addSchoolAid(town, families.poor)
  await town.store()
  return town
}

function addPeople(town: Township) {
  const kind = '脱贫户'
  const moved = town.families({ households: 819, persons: 2_401, of: () => ({ kind, isRelocated: 1 }) })
  const others = town.families({ households: 17_473 - 819, persons: 63_622 - 2_401, of: () => ({ kind }) })
  const alongside = town.families({ households: 1_007 - 819, persons: 3_191 - 2_401, of: () => ({ isRelocated: 1 }) })
  return { poor: [...moved, ...others], moved: [...moved, ...alongside] }
}

function addResettled(town: Township, { moved }: Readonly<{ moved: readonly Family[] }>): void {
  moved.forEach((family, place) => {
    for (const person of family.people) town.add('resettlement', { ...recipient({ family, person }), site: `第${1 + (place % 30)}安置点` })
  })
}

/** 519 on the teams in the villages, 7,441 helping cadres, 1,109 whose whole work it is. */
function addForce(town: Township, villages: readonly string[]): void {
  for (let place = 0; place < 519; place += 1) {
    const role = place < keyVillages ? '第一书记' : '队员'
    town.add('workTeam', { village: villages[place % keyVillages]!, name: `队员${place}`, role, state: '在岗', from: '2017-01-01' })
  }
  for (let place = 0; place < 7_441; place += 1) {
    town.add('helper', { name: `干部${place}`, unit: '县直单位', kind: '结对帮扶干部', from: '2016-01-01' })
  }
  for (let place = 0; place < 1_109; place += 1) {
    town.add('helper', { name: `专干${place}`, unit: '扶贫工作站', kind: '其他', post: '专业扶贫工作人员', from: '2016-01-01' })
  }
  for (let month = 1; month <= 12; month += 1) {
    town.add('meeting', { kind: '领导小组会', date: `${year}-${String(month).padStart(2, '0')}-10`, topic: '脱贫攻坚调度' })
  }
}

function addStations(town: Township, villages: readonly string[]): void {
  const capacity = dealt(5_601_000, 650)
  const households = dealt(11_023, 650)
  const power = dealt(57_300_000, 650)
  const income = parts(4_950 * wan, 650)
  for (let place = 0; place < 650; place += 1) {
    const what = { capacity: capacity[place]!, households: households[place]!, state: '正常', connectedOn: '2018-06-01' }
    const station = town.add('station', { village: villages[place % 259]!, name: `${place + 1}号电站`, ...what })
    town.add('stationIncome', { station, month: `${year}-12-01`, power: power[place]! * 100, amount: income[place]! })
  }
}

/** 22,188 projects of three years, the bases of tea, oil-tea and crayfish among them. */
function addIndustry(town: Township, villages: readonly string[]): void {
  const bases = [
    { name: '茶叶种植', acres: dealt(31_500, 300) },
    { name: '油茶种植', acres: dealt(40_000, 300) },
    { name: '小龙虾养殖', acres: dealt(122_000, 600) },
  ].flatMap(({ name, acres }) => acres.map((scale, place) => ({ name: `${name}${place}`, scale: scale * 1_000, scaleUnit: '亩' })))
  for (let place = 0; place < 22_188; place += 1) {
    const base = bases[place] ?? { name: `产业项目${place}` }
    town.add('project', { ...base, type: '产业项目', year: 2017 + (place % 3), village: villages[place % 259]!, state: '已办结' })
  }
}

function addBuilding(town: Township, villages: readonly string[]): void {
  const works = [
    { name: '学校及相关基础设施建设', type: '教育扶贫', total: 165_800, count: 60 },
    { name: '卫生院和村卫生室改扩建', type: '健康扶贫', total: 2_799, count: 24 },
    { name: '村庄整治', type: '生活条件改善', total: 82_200, count: 112 },
  ]
  for (const { name, type, total, count } of works) {
    dealt(total, count).forEach((budget, place) => {
      const where = { village: villages[place]!, year: 2017 + (place % 3), state: '已办结' }
      town.add('project', { name: `${name}${place}`, type, ...where, budget: budget * wan })
    })
  }
}

/** 7,229 万元 to pupils 121,500 times: three years, two terms. */
function addSchoolAid(town: Township, poor: readonly Family[]): void {
  const amounts = parts(7_229 * wan, 121_500)
  const pupils = poor.flatMap((family) => family.people.slice(1, 3).map((person) => ({ family, person }))).slice(0, 20_250)
  amounts.forEach((amount, place) => {
    const pupil = pupils[place % pupils.length]!
    const turn = Math.floor(place / pupils.length)
    const when = { year: 2017 + Math.floor(turn / 2), term: turn % 2 === 0 ? '春季' : '秋季' }
    town.add('education', { ...recipient(pupil), ...when, aidKind: '助学金', amount })
  })
}
