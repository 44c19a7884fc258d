import type { FieldValues } from '#shared/ledger/define.ts'
import { allot, dealt, household, recipient, township, type Family, type Township } from './township.ts'

/** 1 万元 in 分. */
const wan = 1_000_000

const names = ['三品寨村', '学堂山村', '范家坝村', '乡政府村', '青杠村', '柏树村', '桐花村']
const review = '2015-12-10'

/**
 * The township of the report on 2015: its register as of the end of 2014, then the review of December 2015. 481 less 333
 * and 307 more are 455 households, 1,399 persons; the report counts 475 and 1,402. The households agree when the 20 that
 * were lifted in 2014 stay on the register; their 55 persons are then 52 too many, who leave within the year.
 */
export async function township001() {
  const areas = dealt(3_773, 7)
  const { town, villages } = await township('2014-12-31', names, (place) => ({
    area: areas[place]!,
    altitude: 870 + place * 10,
    ...(place === 3 ? { distanceToCounty: 5_300 } : {}),
    ...(place < 3 ? { cooperatives: 1 } : {}),
  }))
  dealt(43, 7).forEach((count, place) => {
    for (let number = 1; number <= count; number += 1) town.add('group', { village: villages[place]!, name: `${number}社` })
  })
  const { cleared, kept, entering, lifted, others } = addPeople(town, villages)
  await town.store()
  town.test.setNow(new Date('2015-12-31T10:00:00+08:00'))
  reviewRegister(town, cleared, kept, entering)
  await town.store()
  const registered = [...entering, ...kept, ...lifted]
  addHelp(town, registered, kept)
  addWorks(town, villages, others)
  await town.store()
  return town
}

function addPeople(town: Township, villages: readonly string[]) {
  const poor = () => ({ kind: '脱贫户', povertyStatus: '未脱贫', identifiedAt: '2014-05-01' })
  const cleared = town.families({ households: 333, persons: 1_019, of: poor })
  const kept = [
    ...town.families({ households: 9, persons: 33, of: poor, villages: [villages[1]!] }),
    ...town.families({ households: 139, persons: 443, of: poor }),
  ]
  const old = () => ({ kind: '脱贫户', povertyStatus: '已脱贫(享受政策)', identifiedAt: '2013-05-01', outOfPovertyYear: 2014 })
  const lifted = town.families({ households: 20, persons: 55, of: old })
  const entering = [...town.families({ households: 160, persons: 626 }), ...town.families({ households: 147, persons: 297 })]
  // 52 persons leave until the end of 2015.
  const others = town.families({ households: 1_954 - 808, persons: 7_860 + 52 - 1_495 - 55 - 923 })
  return { cleared, kept, entering, lifted, others }
}

function reviewRegister(town: Township, cleared: readonly Family[], kept: readonly Family[], entering: readonly Family[]): void {
  for (const { id } of cleared) town.change('household', id, { kind: '一般农户', povertyStatus: '注销' }, review)
  for (const { id } of entering) {
    town.change('household', id, { kind: '脱贫户', povertyStatus: '新识别', identifiedAt: review }, review)
  }
  // 200 persons are to be lifted, 33 of them in 学堂山村.
  const due = [...kept.slice(0, 9), ...entering.slice(160, 163), ...entering.slice(-79)]
  for (const { id } of due) town.change('household', id, { povertyStatus: '预脱贫' }, review)
  for (const family of kept.slice(-52)) {
    const gone = family.people.at(-1)!
    town.change('member', gone.id, { status: '转出', statusDate: '2015-06-01', statusReason: '户籍迁出' }, '2015-06-01')
  }
}

/** 五个一批, and what the report says of the households on the register. */
function addHelp(town: Township, registered: readonly Family[], kept: readonly Family[]): void {
  const year = 2015
  const present = registered.map((family) =>
    kept.slice(-52).includes(family) ? { ...family, people: family.people.slice(0, -1) } : family,
  )
  const kinds = [
    { kind: '产业帮扶', households: 300, persons: 507 },
    { kind: '搬迁', households: 242, persons: 765 },
    { kind: '综合保障', households: 240, persons: 642 },
    { kind: '健康帮扶', households: 229, persons: 245 },
  ]
  for (const { kind, households, persons } of kinds) {
    for (const one of allot(present, households, persons)) {
      town.add('measure', { ...recipient(one), year, kind, stage: '实际', startDate: '2015-12-20' })
    }
  }
  allot(present, 206, 550).forEach(({ person }) => town.change('member', person.id, { lowIncome: '农村低保' }))
  allot(present, 76, 83).forEach(({ person }) => town.change('member', person.id, { health: '残疾' }))
  // Whole households: 35 of three persons and 19 of two are 54 households, 143 persons.
  const ofSize = (size: number) => present.filter((family) => family.people.length === size)
  for (const { id } of [...ofSize(3).slice(0, 35), ...ofSize(2).slice(0, 19)]) town.change('household', id, { inCooperative: 1 })
  present.slice(0, 470).forEach((family) => town.add('helpPlan', { household: family.id, year, state: '执行中' }))
  const cattle = { year, kind: '产业帮扶', item: '物资帮扶', content: '黄牛养殖', quantityUnit: '头', stage: '计划', gain: 2 * wan }
  dealt(50, 23).forEach((head, place) => town.add('measure', { ...household(present[place]!), ...cattle, quantity: head * 100 }))
}

function addWorks(town: Township, villages: readonly string[], others: readonly Family[]): void {
  const year = 2015
  const works: readonly FieldValues[] = [
    { name: '三品寨村办公阵地新建', budget: 200 * wan, village: villages[0]! },
    { name: '官山上聚居点新街', scale: 800_000, scaleUnit: '米', village: villages[2]! },
    { name: '学堂山村庭院改土', scale: 2_000_000, scaleUnit: '平方米', village: villages[1]! },
    { name: '学堂山村垃圾池', scale: 6_000, scaleUnit: '口', village: villages[1]! },
  ]
  for (const work of works) town.add('project', { ...work, year, type: '村基础设施', state: '在建' })
  for (const family of others.slice(0, 2)) town.change('household', family.id, { cattle: 20, note: '回引养牛大户' })
  others.slice(0, 15).forEach((family) => {
    town.add('resettlement', { ...recipient({ family, person: family.head }), site: '官山上聚居点', livesThere: 1 })
  })
  for (const place of [1, 2])
    town.add('helper', { name: `扶贫专职${place}`, unit: '扶贫开发办公室', post: '专（兼）职工作人员', phone: `1390000000${place}` })
  town.add('meeting', { kind: '其他', date: '2015-12-07', topic: '全市精准扶贫电视电话会议' })
}
