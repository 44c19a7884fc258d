import { addDays, addMonths } from '#shared/values/date.ts'
import { inventName } from './names.ts'
import { ago, alter, chapter, inProportion, inventPerson, put, type Household, type Person, type Values, type World } from './world.ts'

/** Below this size nobody has died or moved away. */
const leastForDepartures = 1_000

/** How many went in the last two years, in a township of so many households. */
export type Departures = Readonly<{ dead: number; married: number; closed: number }>

/** About 0.7 % a year die, some daughters marry away; a few who lived alone leave an empty household. */
export function departuresOf(households: number): Departures {
  if (households < leastForDepartures) return { dead: 0, married: 0, closed: 0 }
  const share = (count: number): number => Math.round((households * count) / 11_001)
  return { dead: share(500), married: share(140), closed: share(24) }
}

/** From which day on a record is there, why, and how the book of changes tells it. */
export type Arrival = Readonly<{ effective: string; reason: string }>

/**
 * Changes of the population over the last two years. Those who came are there from their day on; who died or went is
 * entered first as living there. Answers the days of those who came.
 */
export function putPopulation(world: World, departures: Departures): ReadonlyMap<string, Arrival> {
  chapter(world, '登记人口与户变动')
  const arrivals = new Map<string, Arrival>()
  putBirths(world, arrivals)
  putMarriages(world, arrivals)
  putNewHouseholds(world, arrivals)
  putDepartures(world, departures)
  return arrivals
}

type Change = Readonly<{ kind: string; reason: string; date: string; person?: Person; household: Household }>

function tell(world: World, { kind, reason, date, person, household }: Change): void {
  const who = person ?? household.head
  put(world, 'populationChange', {
    kind,
    reason,
    date,
    household: household.id,
    member: person?.id,
    name: who.values.name,
    idCard: who.values.idCard,
    evidence: evidence[reason] ?? '户口簿',
    counted: 1,
    batch: `${date.slice(0, 4)}年动态管理`,
    villageConfirmer: household.village.values.secretary,
    townshipReviewer: world.officials.help,
    enteredOn: addDays(date, 5) > world.today ? world.today : addDays(date, 5),
  })
}

const evidence: Readonly<Record<string, string>> = { 新生儿: '出生医学证明', 死亡: '死亡证明', 嫁入: '结婚证', 嫁出: '结婚证' }

function putBirths(world: World, arrivals: Map<string, Arrival>): void {
  const since = addMonths(world.today, -24)
  for (const household of world.households) {
    for (const person of household.members) {
      const born = String(person.values.birthDate)
      if (born < since) continue
      arrivals.set(person.id, { effective: born, reason: '新生儿' })
      person.values.joinedOn = born
      tell(world, { kind: '人口自然增加', reason: '新生儿', date: born, person, household })
    }
  }
}

/** 嫁入 of young spouses without small children older than the marriage. */
function putMarriages(world: World, arrivals: Map<string, Arrival>): void {
  const young = world.households.flatMap((household) => household.members.filter((person) => isYoungSpouse(person, household)))
  const wanted = inProportion(world, 130)
  const step = Math.max(1, Math.floor(young.length / Math.max(1, wanted)))
  for (const person of young.filter((_, index) => index % step === 0).slice(0, wanted)) {
    const date = ago(world, world.random.between(15, 700))
    arrivals.set(person.id, { effective: date, reason: '嫁入' })
    person.values.joinedOn = date
    tell(world, { kind: '人口自然增加', reason: '嫁入', date, person, household: person.household })
  }
}

function isYoungSpouse({ values, age }: Person, household: Household): boolean {
  const hasChildren = household.members.some((other) => other.age < 12)
  return (values.relation === '配偶' || values.relation === '之儿媳') && age < 32 && values.sex === '女' && !hasChildren
}

/** Ordinary households that moved in or were split off, with all their members, in the last two years. */
function putNewHouseholds(world: World, arrivals: Map<string, Arrival>): void {
  const fit = world.households.filter(
    (household) => !household.isHelped && household.members.every((person) => person.age >= 3 && !arrivals.has(person.id)),
  )
  const wanted = inProportion(world, 30)
  const step = Math.max(1, Math.floor(fit.length / Math.max(1, wanted)))
  fit
    .filter((_, index) => index % step === 3 % step)
    .slice(0, wanted)
    .forEach((household, index) => {
      const date = ago(world, world.random.between(15, 700))
      const [kind, reason] = index % 3 === 0 ? (['整户新增', '户籍迁入'] as const) : (['分户', '分户转出'] as const)
      arrivals.set(household.id, { effective: date, reason: kind === '分户' ? '分户' : reason })
      for (const person of household.members) {
        arrivals.set(person.id, { effective: date, reason: kind === '分户' ? '分户' : reason })
        person.values.joinedOn = date
      }
      tell(world, { kind, reason, date, household })
    })
}

function putDepartures(world: World, { dead, married, closed }: Departures): void {
  const { random } = world
  const fit = world.households.filter((household) => household.members.length > 1)
  for (let left = dead; left > 0; left -= 1) {
    const household = random.pick(fit)
    const person = invent(world, household, { relation: '其他', age: random.between(66, 93), sex: random.chance(0.55) ? '男' : '女' })
    depart(world, person, { kind: '人口自然减少', reason: '死亡', status: '自然减少' })
  }
  for (let left = married; left > 0; left -= 1) {
    const household = random.pick(fit.filter((one) => one.head.age >= 45).slice(0, 2_000))
    const person = invent(world, household, { relation: '之女', age: random.between(21, 24), sex: '女' })
    depart(world, person, { kind: '人口自然减少', reason: '嫁出', status: '转出' })
  }
  for (let left = closed; left > 0; left -= 1) putClosed(world)
}

type Kin = Readonly<{ relation: string; age: number; sex: '男' | '女' }>

/** Somebody who lived with a household until lately. */
function invent(world: World, household: Household, kin: Kin): Person {
  const { numbers, random } = world
  const { head } = household
  const relation =
    kin.relation !== '其他'
      ? kin.relation
      : kin.age - head.age >= 20
        ? kin.sex === '男'
          ? '之父'
          : '之母'
        : kin.sex === '男'
          ? '之叔伯'
          : '其他'
  const idCard = numbers.idCard(addDays(addMonths(world.today, -12 * kin.age), -random.between(0, 364)), kin.sex)
  const surname = { text: String(head.values.name).slice(0, 1), dotted: null }
  const values: Values = {
    household: household.id,
    code: `${String(household.values.code)}${String(90 + random.between(0, 9))}`,
    name: inventName(random, surname, kin.sex),
    relation,
    idType: '居民身份证',
    idCard,
    sex: kin.sex,
    birthDate: `${idCard.slice(6, 10)}-${idCard.slice(10, 12)}-${idCard.slice(12, 14)}`,
    ethnicity: head.values.ethnicity,
    education: kin.age > 60 ? '小学' : '初中',
    health: '健康',
    laborSkill: kin.age >= 60 ? '弱劳动力或半劳动力' : '普通劳动力',
    hasResidentMedical: 1,
    hasWorkerMedical: 0,
    hasIllnessInsurance: 1,
    hasResidentPension: 1,
    lowIncome: '未享受',
    destitute: '未享受',
    status: '在册',
  }
  return { id: numbers.recordId(), values, household, age: kin.age }
}

function depart(world: World, person: Person, how: Readonly<{ kind: string; reason: string; status: string }>): void {
  const date = ago(world, world.random.between(10, 700))
  world.departed.push(person)
  const values = { status: how.status, statusDate: date, statusReason: how.reason }
  alter(world, { ledger: 'member', id: person.id, values, effective: date, reason: how.reason })
  tell(world, { kind: how.kind, reason: how.reason, date, person, household: person.household })
}

/** A person who lived alone died; the household was closed on the same day. */
function putClosed(world: World): void {
  const { random } = world
  const household = inventAlone(world)
  const alone = household.head
  const date = ago(world, random.between(10, 700))
  const gone = { statusDate: date, statusReason: '死亡' }
  const dated = { effective: date, reason: '死亡' }
  world.closed.push(household)
  world.departed.push(alone)
  alter(world, { ledger: 'member', id: alone.id, values: { status: '自然减少', ...gone }, ...dated })
  alter(world, { ledger: 'household', id: household.id, values: { status: '销户', ...gone }, ...dated })
  tell(world, { kind: '人口自然减少', reason: '死亡', date, person: alone, household })
  tell(world, { kind: '整户销户', reason: '死亡', date, household })
}

/** A household of one old man, in the neighbourhood of another. */
function inventAlone(world: World): Household {
  const { random, numbers } = world
  const like = random.pick(world.households.filter((household) => !household.isHelped))
  const keep = ['village', 'group', 'address', 'kind', 'arableLand', 'houseGrade', 'hasSafeWater', 'status'] as const
  const values: Values = Object.fromEntries(keep.map((field) => [field, like.values[field]]))
  values.code = `${String(like.values.code).slice(0, -5)}9${String(world.departed.length).padStart(4, '0')}`
  const household: Household = { ...like, id: numbers.recordId(), values, members: [] }
  const alone = invent(world, household, { relation: '户主', age: random.between(72, 92), sex: '男' })
  alone.values.name = inventPerson(world, '男')
  return Object.assign(household, { head: alone })
}
