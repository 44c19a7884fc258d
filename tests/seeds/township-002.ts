import { dealt, household, parts, recipient, township, type Family, type Township } from './township.ts'
import { splitByShare } from '#shared/funds/split.ts'
import type { FieldValues } from '#shared/ledger/define.ts'

/** 1 元 and 1 万元 in 分. */
const yuan = 100
const wan = 1_000_000

const year = 2023

/** The town of the second report as its ledger file stood at the end of the year. */
export async function township002() {
  const names = ['和顺村', '联星村', '中湾村', '陶庙村', '东升村', ...Array.from({ length: 11 }, (_, place) => `第${place + 6}村`)]
  const areas = dealt(11_240, 16)
  const { town, villages } = await township('2023-12-31', names, (place) => ({
    area: areas[place]!,
    ...(place === 0 ? { collectiveIncome: 8 * wan } : {}),
  }))
  dealt(307, 16).forEach((count, place) => {
    for (let number = 1; number <= count; number += 1) town.add('group', { village: villages[place]!, name: `${number}组` })
  })
  const { lifted, helped, ordinary } = addPeople(town)
  await town.store()
  addBenefits(town, helped, ordinary)
  addWork(town, helped, villages)
  addLoans(town, helped)
  addProjects(town, villages)
  addAssets(town, villages, lifted.slice(0, 119))
  await town.store()
  return town
}

/** 818 persons on 低保 and 256 on 特困 among the lifted; the first 119 households resettled, 208 persons. */
function addPeople(town: Township) {
  const guaranteed = (place: number): FieldValues =>
    place < 818 ? { lowIncome: '农村低保' } : place < 1_074 ? { destitute: '农村特困' } : { laborSkill: '普通劳动力' }
  const moved = town.families({
    households: 119,
    persons: 208,
    of: () => ({ kind: '脱贫户', isRelocated: 1, relocationKind: '集中安置' }),
    person: () => ({ laborSkill: '普通劳动力' }),
  })
  const others = town.families({ households: 697, persons: 1_724, of: () => ({ kind: '脱贫户' }), person: guaranteed })
  const monitored = [
    ...town.families({ households: 6, persons: 13, of: () => ({ kind: '脱贫户', monitoringKind: '脱贫不稳定户' }) }),
    ...town.families({ households: 18, persons: 44, of: () => ({ kind: '一般农户', monitoringKind: '边缘易致贫户' }) }),
    ...town.families({ households: 1, persons: 2, of: () => ({ kind: '一般农户', monitoringKind: '突发严重困难户' }) }),
  ]
  const ordinary = town.families({ households: 10_160, persons: 36_015 })
  const lifted = [...moved, ...others]
  return { lifted, helped: [...lifted, ...monitored], ordinary }
}

function addBenefits(town: Township, helped: readonly Family[], ordinary: readonly Family[]): void {
  for (const family of helped.slice(0, 119)) {
    for (const person of family.people) town.add('resettlement', { ...recipient({ family, person }), site: '集镇安置点', livesThere: 1 })
  }
  // Nobody is below 6,500 元 a head; the least is just that.
  helped.forEach((family, place) => {
    const headcount = family.people.length
    town.add('income', { household: family.id, year, headcount, wages: headcount * (6_500 + (place % 9) * 1_000) * yuan })
    town.add('inspection', { household: family.id, batch: '拉网式大排查', date: `${year}-07-${String(1 + (place % 15)).padStart(2, '0')}` })
  })
  helped.slice(-247).forEach((family) => town.add('insurance', { ...household(family), year, kind: '产业保', startDate: `${year}-03-01` }))
  parts(411_620 * yuan, 248).forEach((amount, place) => {
    town.add('subsidy', { ...household(helped[place + 100]!), year, kind: place % 2 === 0 ? '种植' : '养殖', item: '产业奖补', amount })
  })
  parts(22_000 * yuan, 20).forEach((amount, place) => {
    const seller = helped[place]!
    const who = { seller: seller.head.name, household: seller.id, product: '大米', buyer: '机关食堂' }
    town.add('consumption', { village: seller.village, date: `${year}-10-${10 + place}`, ...who, amount })
  })
  helped
    .slice(0, 3)
    .forEach((family) => town.add('discussion', { ...household(family), kind: '一事一议', date: `${year}-06-01`, amount: 1_000 * yuan }))
  ordinary.slice(0, 42).forEach((family) => {
    town.add('povertyInsurance', { ...household(family), appliedOn: `${year}-05-01`, trigger: '因病', isOrdinary: 1, amount: 2_000 * yuan })
  })
  for (let month = 1; month <= 10; month += 1) {
    town.add('meeting', { kind: '党委会研判', date: `${year}-${String(month).padStart(2, '0')}-08`, topic: '监测对象纳入和消除' })
  }
}

function addWork(town: Township, helped: readonly Family[], villages: readonly string[]): void {
  const persons = helped.flatMap((family) => family.people.map((person) => ({ family, person })))
  persons.slice(-538).forEach((one) => {
    town.add('transportSubsidy', { ...recipient(one), year, kind: '一次性外出务工交通补贴', amount: 300 * yuan })
  })
  persons.slice(0, 132).forEach((one, place) => {
    const fund = place < 52 ? '光伏收益' : '人社'
    town.add('publicPost', { ...recipient(one), kind: '保洁员', fund, startDate: `${year}-01-01`, wage: 500 * yuan })
  })
  const state = '正常'
  for (let place = 0; place < 3; place += 1)
    town.add('workshop', { village: villages[place]!, name: `扶贫车间${place + 1}`, kind: '帮扶车间', state })
  town.add('workshop', { village: villages[0]!, name: '蓝莓基地', kind: '龙头企业', state, workers: 400 })
  dealt(3_000, 60).forEach((area, place) => {
    town.add('landTransfer', { ...household(helped[place]!), kind: '土地流转', year, receiver: '蓝莓基地', area: area * 100 })
  })
}

/** 287 万元 outstanding: five loans of the year over 22 万元, the others older and partly paid back. */
function addLoans(town: Township, helped: readonly Family[]): void {
  dealt(22, 5).forEach((amount, place) => addLoan(town, helped[place]!, amount * wan, `${year}-04-01`))
  dealt(300, 75).forEach((amount, place) => {
    const loan = addLoan(town, helped[place + 5]!, amount * wan, `${year - 1}-05-01`)
    if (place < 35) town.add('loanRepayment', { loan, paidOn: `${year}-06-01`, amount: wan })
  })
}

function addLoan(town: Township, family: Family, amount: number, startDate: string): string {
  const terms = { startDate, dueDate: '2025-12-31', bank: '农商行', status: '正常' }
  return town.add('loan', { ...household(family), contractNo: `借${family.id.slice(-8)}${startDate}`, amount, ...terms })
}

function addProjects(town: Township, villages: readonly string[]): void {
  const road = town.add('project', {
    name: '扶贫产业路建设项目',
    year,
    type: '乡村建设行动',
    village: villages[0]!,
    scale: 10_200,
    scaleUnit: '公里',
    state: '在建',
    approvedOn: `${year}-03-01`,
    approved: 408 * wan,
    budget: 408 * wan,
  })
  town.add('projectSource', { project: road, level: '中央财政衔接资金', amount: 153 * wan, year })
  town.add('projectSource', { project: road, level: '行业部门资金', amount: 255 * wan, year })
  const first = { name: '第一标段', scale: 5_800, scaleUnit: '公里', state: '已验收', acceptedOn: `${year}-11-20` }
  town.add('lot', { project: road, ...first, contractAmount: 232 * wan })
  town.add('lot', { project: road, name: '第二标段', scale: 4_400, scaleUnit: '公里', state: '在建', contractAmount: 176 * wan })
  for (let place = 0; place < 3; place += 1) {
    const model = town.add('project', {
      name: `和美乡村示范点${place + 1}`,
      year,
      type: '乡村建设行动',
      village: villages[place]!,
      state: '在建',
    })
    town.add('projectProgress', { project: model, date: `${year}-11-30`, percent: 800 + place * 30 })
  }
  const fields = [
    { name: '蓝莓种植', acres: [3_000, 600], from: 0 },
    { name: '大蒜种植', acres: [530, 530], from: 3 },
  ]
  for (const { name, acres, from } of fields) {
    acres.forEach((scale, place) => {
      const where = { village: villages[from + place]!, scale: scale * 1_000, scaleUnit: '亩' }
      town.add('project', { name: `${name}基地${place + 1}`, year, type: '产业发展', state: '已办结', ...where })
    })
  }
}

/** Two workshops from 119 万元, their rent of 9 万元 given to the villages by their resettled households. */
function addAssets(town: Township, villages: readonly string[], moved: readonly Family[]): void {
  town.add('fundSource', {
    documentNo: '易迁后扶〔2022〕1号',
    year: 2022,
    level: '易地搬迁后续(专项)资金',
    amount: 119 * wan,
    arrivedOn: '2022-05-01',
  })
  const rooms = [
    { name: '油茶深加工车间', value: 70, rent: 5 },
    { name: '蓝莓包装车间', value: 49, rent: 4 },
  ]
  const shares = villages.map((village) => moved.filter((family) => family.village === village).length)
  for (const { name, value, rent } of rooms) {
    const what = { type: '经营性资产', state: '在用', ownership: '村集体', mode: '租赁' }
    const asset = town.add('asset', { name, ...what, village: villages[0]!, originalValue: value * wan, rent: rent * wan })
    const income = town.add('assetIncome', {
      asset,
      year,
      due: rent * wan,
      received: rent * wan,
      receivedOn: `${year}-12-20`,
      basis: '户数',
    })
    splitByShare(rent * wan, shares)!.lines.forEach((line, place) => {
      const share = { share: line.share * 100, amount: line.amount, remainder: line.explain }
      town.add('assetDistribution', { income, use: '村集体经济', village: villages[place]!, basis: '户数', ...share })
    })
  }
  town.add('asset', { name: '养鸡大棚', type: '经营性资产', state: '在用', village: villages[3]!, mode: '自主经营' })
}
