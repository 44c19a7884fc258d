import type { Random } from './random.ts'
import type { FieldValue } from '#shared/ledger/define.ts'

type Values = Record<string, FieldValue>

/** Land in 亩 and rooms in 平方米, both times 100; a few households lack something, so that lists are not empty. */
export function dwelling(random: Random, persons: number, isSupported: boolean): Values {
  const paddy = random.between(0, persons * 90)
  const dry = random.between(10, persons * 60)
  const forest = random.between(0, persons * 500)
  const lack = isSupported ? 0.01 : 0.004
  const grade = random.chance(lack) ? 'C级' : random.chance(0.7) ? 'A级' : 'B级'
  return {
    arableLand: paddy + dry,
    paddyLand: paddy,
    dryLand: dry,
    forestLand: forest,
    returnedForest: random.chance(0.2) ? Math.floor(forest / 3) : 0,
    orchardLand: random.chance(0.2) ? random.between(50, 600) : 0,
    pasture: 0,
    waterArea: random.chance(0.05) ? random.between(20, 300) : 0,
    inCooperative: random.chance(isSupported ? 0.7 : 0.15) ? 1 : 0,
    houseArea: random.between(persons * 1500, persons * 4500) + 3000,
    isDangerousHouse: grade === 'C级' ? 1 : 0,
    houseGrade: grade,
    houseSource: '自建',
    houseStructure: random.pick(['砖混', '砖混', '砖混', '砖木', '钢混', '木结构']),
    houseYear: random.between(1985, 2022),
    houseFloors: random.between(1, 3),
    hasSafeWater: random.chance(lack) ? 0 : 1,
    ...water(random.chance(0.93), random.chance(0.85)),
    ...toilet(random.chance(0.92)),
    hasHousePower: 1,
    hasProductionPower: 1,
    hasBroadcast: 1,
    roadDistance: random.between(0, 300),
    ...road(random.chance(0.9), random.chance(0.9)),
    fuel: random.chance(0.8) ? '清洁能源' : '柴草',
  }
}

/** 自来水 comes from 集中供水; who has none has a well or a spring of his own. */
function water(hasTap: boolean, isCentral: boolean): Values {
  return { hasTapWater: hasTap && isCentral ? 1 : 0, waterSupply: hasTap && isCentral ? '集中供水' : '分散供水' }
}

function toilet(has: boolean): Values {
  return { hasToilet: has ? 1 : 0, toiletWorks: has ? 1 : 0 }
}

function road(isConcrete: boolean, isPaved: boolean): Values {
  const paved = isConcrete || isPaved
  return { roadKind: paved ? '水泥路' : '砂石路', isRoadPaved: paved ? 1 : 0 }
}

/** What a household of the national system carries besides its kind. */
export function povertyPast(random: Random): Values {
  const identified = random.pick([2014, 2014, 2014, 2015, 2016, 2017])
  return {
    povertyStatus: random.chance(0.88) ? '已脱贫(享受政策)' : '已脱贫(不再享受政策)',
    mainReason: random.pick([
      '因病',
      '因病',
      '因残',
      '因学',
      '缺技术',
      '缺技术',
      '缺劳动力',
      '缺资金',
      '自身发展动力不足',
      '因灾',
      '缺土地',
    ]),
    identifiedAt: `${identified}-01`,
    identifyStandard: '国家标准',
    outOfPovertyYear: random.between(Math.max(identified, 2014) + 1, 2020),
  }
}
