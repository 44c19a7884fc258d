import { allot, dealt, township, type Family, type Township } from './township.ts'

/** 1 万元 in 分. */
const wan = 1_000_000

const year = 2014
const keyVillages = ['双河村', '南庞庄', '碌碌泉村', '周庄村', '石棚村', '曹家庄村', '黄金庄村', '五块石村', '前马槽村', '桃沟村']
const names = [...keyVillages, '下龙井村', '临涧村']

/** The town of the plan to identify the poor and of two plans of work. Its persons are not given: 600 stand for them. */
export async function township003() {
  const { town, villages } = await township('2014-12-31', names, (place) => (place < 10 ? { kind: '省定贫困村' } : { kind: '非贫困村' }))
  const poor = ['缺技术', '缺土地', '因灾', '因病', '因学']
  const families = town.families({ households: 200, persons: 600, of: (place) => ({ kind: '脱贫户', mainReason: poor[place % 5]! }) })
  await town.store()
  addSteps(town, villages, families)
  addKeyVillage(town, villages[10]!)
  addPairings(town, families)
  town.add('policyValue', { item: 'povertyLine', from: '2014-01-01', value: '3322', note: '省定标准 3000 元（不变价）' })
  await town.store()
  return town
}

/** Training, applications, survey and assessment, each in its days. */
function addSteps(town: Township, villages: readonly string[], families: readonly Family[]): void {
  for (const day of ['13', '22']) town.add('meeting', { kind: '工作例会', date: `${year}-05-${day}`, topic: '精准识别动员部署与业务培训' })
  allot(families, 60, 60).forEach(({ family, person }, place) => {
    const source = { foundOn: `${year}-05-${23 + (place % 4)}`, source: '农户自主申请' }
    town.add('clue', { ...source, household: family.id, village: family.village, name: person.name, idCard: person.idCard })
  })
  const days = ['05-27', '05-28', '05-29', '05-30', '05-31', '06-01', '06-02']
  families.slice(0, 60).forEach((family, place) => {
    // The smaller villages are surveyed by two, the greater by five.
    const inspectors = ['甲', '乙', '丙', '丁', '戊'].slice(0, place % 2 === 0 ? 2 : 5).join('、')
    town.add('inspection', { household: family.id, batch: '精准识别入户调查', date: `${year}-${days[place % 7]!}`, inspectors })
  })
  villages.forEach((village, place) => {
    const attended = place < 6 ? 20 : 30
    town.add('meeting', { kind: '村民代表会', village, date: `${year}-06-0${3 + (place % 2)}`, topic: '民主评议', attended })
  })
}

function addKeyVillage(town: Township, village: string): void {
  const what = { type: '村基础设施', village, state: '完工', completedOn: `${year}-11-30` }
  const project = town.add('project', { name: '省级重点村建设', year, ...what, budget: Math.round(26.7 * wan) })
  const lots = [
    { name: '村庄道路硬化', scale: 2_850_000, scaleUnit: '平方米', money: 16.3 },
    { name: '新建蓄水池', scale: 60_000, scaleUnit: '立方米', money: 9.3 },
    { name: '铺设管道', scale: 3_100, scaleUnit: '公里', money: 0 },
    { name: '改造中低产田', scale: 20_000, scaleUnit: '亩', money: 0.8 },
  ]
  for (const { money, ...lot } of lots) town.add('lot', { project, ...lot, state: '完工', contractAmount: Math.round(money * wan) })
  town.add('projectSource', { project, level: '省级衔接资金', year, amount: 15 * wan })
  town.add('projectSource', { project, level: '群众自筹(含投工投劳)', year, amount: Math.round(11.7 * wan) })
}

/** Five leading cadres with three households each, twenty members of the party with one. */
function addPairings(town: Township, families: readonly Family[]): void {
  const cadres = [...dealt(15, 5), ...dealt(20, 20)]
  let place = 0
  cadres.forEach((households, number) => {
    const kind = number < 5 ? '领导干部' : '党员'
    const helper = town.add('helper', { name: `${kind}${number}`, kind, unit: '镇政府', from: `${year}-01-01` })
    for (let one = 0; one < households; one += 1) {
      town.add('pairing', { household: families[place]!.id, helper, from: `${year}-01-01`, state: '结对中' })
      place += 1
    }
  })
}
