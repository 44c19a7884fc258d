import type { Household, Person, Village, World } from './world.ts'

/** What each village reports of its people, land and places: the same as its households and members add up to. */
export function fillVillages(world: World): void {
  for (const village of world.villages) {
    const here = village.households.filter((household) => household.values.status === '在册')
    const members = here.flatMap((household) => household.members)
    Object.assign(village.values, people(here, members), land(world, here), places(world, village), insured(members))
  }
}

function count(members: readonly Person[], is: (person: Person) => boolean): number {
  return members.filter(is).length
}

function people(here: readonly Household[], members: readonly Person[]): Village['values'] {
  const holding = (field: string, value: string): number =>
    here.filter((household) => household.members.some((person) => person.values[field] === value)).length
  return {
    households: here.length,
    population: members.length,
    residents: count(members, (person) => person.values.migrantArea !== '省外'),
    women: count(members, (person) => person.values.sex === '女'),
    minorities: count(members, (person) => person.values.ethnicity !== '汉族'),
    lowIncomeHouseholds: holding('lowIncome', '农村低保'),
    lowIncomePeople: count(members, (person) => person.values.lowIncome === '农村低保'),
    destituteHouseholds: holding('destitute', '农村特困'),
    destitutePeople: count(members, (person) => person.values.destitute === '农村特困'),
    disabledPeople: count(members, (person) => Boolean(person.values.disabilityCode)),
    workers: count(members, (person) => /普通|技能|弱/.test(String(person.values.laborSkill))),
    migrants: count(members, (person) => Number(person.values.migrantMonths ?? 0) > 0),
    partyMembers: count(members, (person) => person.values.politicalStatus === '中共党员'),
    partyBranches: 1,
    unsafeWaterHouseholds: here.filter((household) => household.values.hasSafeWater === 0).length,
    dangerousHouses: here.filter((household) => household.values.isDangerousHouse === 1).length,
  }
}

/** The village's own land comes on top of what its households farm. */
function land(world: World, here: readonly Household[]): Village['values'] {
  const sum = (field: string): number => here.reduce((total, { values }) => total + Number(values[field] ?? 0), 0)
  const arable = sum('arableLand') + world.random.between(500, 5_000)
  return {
    arableLand: arable,
    irrigatedLand: Math.floor(arable * 0.6),
    forestLand: sum('forestLand') + world.random.between(20_000, 90_000),
    returnedForest: sum('returnedForest'),
    orchardLand: sum('orchardLand') + world.random.between(0, 3_000),
    pasture: sum('pasture'),
    waterArea: sum('waterArea') + world.random.between(500, 4_000),
  }
}

function insured(members: readonly Person[]): Village['values'] {
  const has = (field: string): number => count(members, (person) => person.values[field] === 1)
  return {
    medicalInsured: has('hasResidentMedical'),
    pensionInsured: has('hasResidentPension'),
    workerPensionInsured: has('hasWorkerPension'),
  }
}

function places({ random }: World, { values, name, households }: Village): Village['values'] {
  const groups = Number(values.groupCount ?? 1)
  const income = Number(values.collectiveIncome ?? 0)
  return {
    ...(values.kind === '脱贫村' ? { outOfPovertyYear: random.between(2016, 2019) } : {}),
    address: `示例镇${name}村部`,
    altitude: random.between(60, 420),
    incomePerHead: random.between(19_500, 24_800) * 100,
    operatingIncome: Math.floor(income * 0.4),
    cooperatives: random.between(1, 4),
    leadingFirms: random.between(0, 1),
    entrepreneurs: random.between(2, 6),
    pavedGroups: groups,
    poweredGroups: groups,
    broadbandGroups: groups,
    clinics: 1,
    doctors: random.between(1, 2),
    publicToilets: random.between(1, 4),
    libraries: 1,
    wasteSites: random.between(2, 8),
    informants: groups,
    broadbandHouseholds: Math.floor(households.length * 0.7),
    mobileHouseholds: Math.floor(households.length * 0.9),
    schools: random.between(0, 1),
  }
}
