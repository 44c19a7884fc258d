import type { FieldValues } from '#shared/ledger/define.ts'
import { allot, dealt, household, recipient, township, type Family, type Township } from './township.ts'

/** 1 元 and 1 万元 in 分. */
const yuan = 100
const wan = 1_000_000

const year = 2018
const names = ['白沙村', '花甲村', '红光村', '上联村', '大新村', '白洲村', '火星村', '庙前村', '朱岭村', '莲荷村', '界市村', '集镇居委会']

/** The town of the report on the years 2015–2018. */
export async function township000() {
  const areas = dealt(8_400, 12)
  const { town, villages } = await township('2018-12-31', names, (place) => ({
    area: areas[place]!,
    ...(place === 11 ? { distanceToCounty: 2_400 } : {}),
    ...(place === 6 ? { entrepreneurs: 8 } : {}),
  }))
  dealt(243, 12).forEach((count, place) => {
    for (let number = 1; number <= count; number += 1) town.add('group', { village: villages[place]!, name: `${number}组` })
  })
  const { registered, ordinary } = addPeople(town)
  await town.store()
  addBenefits(town, registered, ordinary)
  addBuilding(town, villages)
  addIndustry(town, villages)
  addWork(town, registered)
  await town.store()
  return town
}

/**
 * 1,451 households on the register. The three years' lifted and the 575 not lifted add up to 1,500 households and 5,457
 * persons: 49 households of 93 persons are both, lifted in the first year and returned.
 */
function addPeople(town: Township) {
  const rural = { residenceKind: '农业', hasResidentMedical: 1 }
  const of = (values: Readonly<Record<string, string | number>>) => () => ({ kind: '脱贫户', ...values })
  const lifted = '已脱贫(享受政策)'
  const kinds = [
    { households: 49, persons: 93, of: of({ povertyStatus: '返贫', outOfPovertyYear: 2015, isReturned: 1 }) },
    { households: 161, persons: 663, of: of({ povertyStatus: lifted, outOfPovertyYear: 2015 }) },
    { households: 510, persons: 1_945, of: of({ povertyStatus: lifted, outOfPovertyYear: 2016 }) },
    { households: 205, persons: 774, of: of({ povertyStatus: lifted, outOfPovertyYear: 2017 }) },
    { households: 425, persons: 1_511, of: of({ povertyStatus: '预脱贫' }) },
    { households: 101, persons: 378, of: of({ povertyStatus: '未脱贫' }) },
  ]
  const registered = kinds.flatMap((kind) => town.families({ ...kind, person: () => rural }))
  const townsfolk = 29_052 - 27_598
  // 28,471 of 29,052 persons are insured: 98.00 %.
  const ordinary = town.families({
    households: 6_400,
    persons: 29_052 - 5_364,
    person: (place) => ({
      residenceKind: place < townsfolk ? '非农业' : '农业',
      hasResidentMedical: place < 581 ? 0 : 1,
    }),
  })
  return { registered, ordinary }
}

function addBenefits(town: Township, registered: readonly Family[], ordinary: readonly Family[]): void {
  allot(ordinary, 3_000, 4_520).forEach((one) => {
    town.add('pension', { ...recipient(one), kind: '城乡居民养老', drawn: '领取中', year, monthly: 103 * yuan })
  })
  allot(registered, 700, 1_237).forEach(({ person }) => town.change('member', person.id, { lowIncome: '农村低保' }))
  registered.slice(0, 132).forEach((family) => town.add('housing', { ...household(family), year, way: '拆除重建' }))
  registered.slice(200, 310).forEach((family) => town.change('household', family.id, { isRelocated: 1 }))
  allot(registered, 400, 509).forEach((one) => {
    town.add('education', { ...recipient(one), year, term: '全年', aidKind: '助学金', amount: 500 * yuan })
  })
  for (let month = 1; month <= 12; month += 1) {
    town.add('meeting', { kind: '领导小组会', date: `${year}-${String(month).padStart(2, '0')}-05`, topic: '扶贫专题会议' })
  }
  // One cadre, twice a week.
  for (let visit = 0; visit < 104; visit += 1) {
    const date = new Date(Date.UTC(year, 0, 2 + Math.floor(visit / 2) * 7 + (visit % 2) * 3)).toISOString().slice(0, 10)
    town.add('visit', { household: registered[visit]!.id, date, visitors: '镇干部甲', content: '走访慰问' })
  }
}

type Work = FieldValues & Readonly<{ name: string; scale?: number; place?: number }>

function addBuilding(town: Township, villages: readonly string[]): void {
  const works: readonly Work[] = [
    { name: '界月公路改造', budget: 1_680 * wan, scale: 18, scaleUnit: '公里', villages: 6 },
    { name: '村级道路硬化', budget: 390 * wan, scale: 26, scaleUnit: '公里', villages: 11 },
    { name: '农田水利改革试点', budget: 2_600 * wan, villages: 7 },
    { name: '渠道清淤扫障', scale: 51, scaleUnit: '公里', villages: 3 },
    { name: '山体塌方清除', scale: 5, scaleUnit: '处', villages: 3 },
    { name: '枣市引水人畜饮水工程', budget: 210 * wan, villages: 6, people: 11_000, completedOn: `${year}-11-15` },
    { name: '村级活动场所（白沙）', villages: 1, place: 0 },
    { name: '村级活动场所（花甲）', villages: 1, place: 1 },
  ]
  for (const { place, scale, ...work } of works) {
    const size = scale === undefined ? null : scale * 1_000
    const project = town.add('project', { ...work, scale: size, year, type: '村基础设施', village: villages[place ?? 2]!, state: '在建' })
    if (work.name === '山体塌方清除') town.add('lot', { project, name: '塌方土方', scale: 150_000, scaleUnit: '方', state: '完工' })
  }
}

function addIndustry(town: Township, villages: readonly string[]): void {
  const bases = [
    { name: '烤烟种植基地', places: [4, 2, 5, 6, 7], total: 3_500, scaleUnit: '亩' },
    { name: '油茶种植基地', places: [3, 8, 1, 9], total: 1_260, scaleUnit: '亩' },
    { name: '黄牛养殖基地', places: [1, 3, 9], total: 1_200, scaleUnit: '头' },
  ]
  for (const { name, places, total, scaleUnit } of bases) {
    dealt(total, places.length).forEach((scale, place) => {
      const village = villages[places[place]!]!
      town.add('project', { name: `${name}${place + 1}`, year, type: '产业项目', village, scale: scale * 1_000, scaleUnit, state: '在建' })
    })
  }
  const farms = [
    { name: '火星村黑山羊养殖', budget: 240 * wan, scale: 1_100_000, scaleUnit: '头', poorHouseholds: 11, village: villages[6]! },
    { name: '上联村黑木耳种植', budget: 100 * wan, scale: 100_000, scaleUnit: '亩', poorHouseholds: 5, village: villages[3]! },
  ]
  for (const farm of farms) town.add('project', { ...farm, year, type: '产业项目', state: '在建' })
  for (const place of [2, 3, 0]) {
    const name = `${names[place]!}光伏电站`
    town.add('station', { village: villages[place]!, name, capacity: 8_000, state: '正常', connectedOn: `${year}-06-01` })
  }
}

function addWork(town: Township, registered: readonly Family[]): void {
  allot(registered, 150, 150).forEach((one) => {
    town.add('training', { ...recipient(one), course: '农业实用技术', kind: '农业实用技术', startDate: `${year}-07-10` })
  })
  for (let unit = 1; unit <= 11; unit += 1) town.add('helpUnit', { name: `帮扶单位${unit}`, from: '2015-06-01' })
}
