import { dwelling, povertyPast } from './dwelling.ts'
import { inventFamily, type Kin } from './family.ts'
import { inventName, pickSurname, villageNames } from './names.ts'
import { uniqueNumbers, type Numbers } from './numbers.ts'
import { personDetails } from './person.ts'
import { seededRandom, shuffled, type Random } from './random.ts'
import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import { addDays, addMonths } from '#shared/values/date.ts'

export type SampleSize = Readonly<{ households: number; persons: number; villages: number; seed: number }>

/** A record with its id; links hold the ids of other records of the same township. */
export type SampleRecord = Readonly<{ id: string; values: FieldValues }>

export type SampleTownship = Readonly<{
  villages: readonly SampleRecord[]
  groups: readonly SampleRecord[]
  households: readonly SampleRecord[]
  members: readonly SampleRecord[]
}>

/** A township as large as the larger real ones: 16 villages, 11,001 households, 38,006 persons. */
export const defaultSampleSize: SampleSize = { households: 11_001, persons: 38_006, villages: 16, seed: 1 }

/** The size asked for, what is left out in proportion to the rest; never fewer persons than households. */
export function sampleSize(asked: Partial<SampleSize>): SampleSize {
  const households =
    asked.households ?? (asked.persons === undefined ? defaultSampleSize.households : Math.max(1, Math.round(asked.persons / 3.455)))
  const persons = Math.max(households, asked.persons ?? Math.round((households * 38_006) / 11_001))
  const villages = Math.min(asked.villages ?? Math.max(1, Math.min(16, Math.round(households / 50))), households, 200)
  return { households, persons, villages, seed: asked.seed ?? defaultSampleSize.seed }
}

/**
 * An invented township for practice and measurement: exactly as many villages, households and persons as asked, the
 * same for the same seed and day. ID numbers carry area code 439999 (assigned to nobody) and a right check sign,
 * phones begin with 139. Of 11,001 households 841 are in the national system: 816 + 6 脱贫户, 18 + 1 monitored others.
 *
 * @param today ISO day: ages are as of it.
 */
export function sampleTownship(size: SampleSize & Readonly<{ today: string }>): SampleTownship {
  if (size.persons < size.households || size.villages < 1) throw new RangeError('fewer persons than households')
  const random = seededRandom(size.seed)
  const numbers = uniqueNumbers(size.seed, size.today)
  const places = inventPlaces(random, numbers, size)
  const kinds = shuffled(random, kindsOf(size.households))
  const sizes = householdSizes(random, kinds, size.persons)
  const tools: Tools = { random, numbers, today: size.today, named: new Set() }
  const households: SampleRecord[] = []
  const members: SampleRecord[] = []
  kinds.forEach((kind, index) => {
    const place = places.seats[index % places.seats.length] as Seat
    const made = inventHousehold(tools, { place, kind, persons: sizes[index] ?? 1, order: index + 1 })
    households.push(made.household)
    for (const one of made.members) members.push(one)
  })
  return { villages: places.villages, groups: places.groups, households, members }
}

type Seat = Readonly<{ village: string; group: string; villageCode: string; address: string; isMinority: boolean }>
/** `named`: names with birthdays that somebody bears. */
type Tools = Readonly<{ random: Random; numbers: Numbers; today: string; named: Set<string> }>
type HouseholdKind = 'ordinary' | 'lifted' | 'unstable' | 'edge' | 'sudden'

function inventPlaces(random: Random, numbers: Numbers, size: SampleSize) {
  const villages: SampleRecord[] = []
  const groups: SampleRecord[] = []
  const seats: Seat[] = []
  const perVillage = Math.max(1, Math.min(24, Math.round(size.households / size.villages / 36)))
  villageNames(random, size.villages).forEach((name, index) => {
    const villageCode = `439999101${200 + index}`
    const village = {
      id: numbers.recordId(),
      values: villageValues({ random, numbers }, name, villageCode, perVillage),
    }
    const isMinority = random.chance(0.12)
    villages.push(village)
    for (let order = 1; order <= perVillage; order += 1) {
      const values = {
        village: village.id,
        name: `${order}组`,
        leader: inventName(random, pickSurname(random), '男'),
        leaderPhone: numbers.phone(),
      }
      const group = { id: numbers.recordId(), values }
      groups.push(group)
      seats.push({ village: village.id, group: group.id, villageCode, address: `示例镇${name}${order}组`, isMinority })
    }
  })
  return { villages, groups, seats }
}

function villageValues(tools: Pick<Tools, 'random' | 'numbers'>, name: string, code: string, groupCount: number): FieldValues {
  const { random, numbers } = tools
  const leader = () => inventName(random, pickSurname(random), random.chance(0.8) ? '男' : '女')
  return {
    name,
    code,
    kind: random.chance(0.4) ? '脱贫村' : '非贫困村',
    groupCount,
    area: random.between(400, 1200),
    distanceToCounty: random.between(800, 4500),
    secretary: leader(),
    secretaryPhone: numbers.phone(),
    director: leader(),
    directorPhone: numbers.phone(),
    collectiveIncome: random.between(50_000, 600_000) * 100,
    pavedToTownship: 1,
    bus: 1,
  }
}

/** From so many households on there is somebody of each kind, else the papers of 监测 could not be practised. */
const leastForEachKind = 100

/** Kinds in the proportion of a real township (841 of 11,001), exact for that size. */
function kindsOf(households: number): readonly HouseholdKind[] {
  const share = (count: number, least = 0) => Math.max(households < leastForEachKind ? 0 : least, Math.round((households * count) / 11_001))
  const lots: readonly (readonly [HouseholdKind, number])[] = [
    ['lifted', share(816)],
    ['unstable', share(6, 1)],
    ['edge', share(18, 2)],
    ['sudden', share(1, 1)],
  ]
  const special = lots.flatMap(([kind, count]) => Array.from({ length: count }, () => kind))
  return [...special, ...Array.from({ length: households - special.length }, (): HouseholdKind => 'ordinary')]
}

/** Persons of 11,001 households with 38,006 by kind: those in the system are smaller (1,991 of 841). */
const personsOf: Readonly<Record<Exclude<HouseholdKind, 'ordinary'>, number>> = { lifted: 1_932, unstable: 13, edge: 44, sudden: 2 }

/** Sizes that add up to the number of persons: one each, the rest dealt out at random, large households seldom. */
function householdSizes(random: Random, kinds: readonly HouseholdKind[], persons: number): readonly number[] {
  const sizes = kinds.map(() => 1)
  const places = (kind: HouseholdKind): readonly number[] => kinds.flatMap((own, index) => (own === kind ? [index] : []))
  let given = 0
  for (const kind of ['lifted', 'unstable', 'edge', 'sudden'] as const) {
    const own = places(kind)
    const count = Math.max(own.length, Math.min(Math.round((persons * personsOf[kind]) / 38_006), own.length * 7))
    given += deal(random, sizes, { places: own, persons: count })
  }
  const rest = places('ordinary')
  deal(random, sizes, { places: rest.length > 0 && persons - given >= rest.length ? rest : [...kinds.keys()], persons: persons - given })
  return sizes
}

/** Deals persons out over households that have one each; answers how many they hold then. */
function deal(random: Random, sizes: number[], { places, persons }: Readonly<{ places: readonly number[]; persons: number }>): number {
  if (places.length === 0) return 0
  const largest = Math.max(9, Math.ceil((persons / places.length) * 1.5))
  for (let rest = persons - places.length; rest > 0;) {
    const at = random.pick(places)
    if ((sizes[at] ?? largest) >= largest) continue
    sizes[at] = (sizes[at] ?? 1) + 1
    rest -= 1
  }
  return persons
}

type Plan = Readonly<{ place: Seat; kind: HouseholdKind; persons: number; order: number }>

function inventHousehold(tools: Tools, plan: Plan): Readonly<{ household: SampleRecord; members: readonly SampleRecord[] }> {
  const { random, numbers } = tools
  const { place, kind } = plan
  const id = numbers.recordId()
  const code = place.villageCode + String(plan.order).padStart(5, '0')
  const surname = pickSurname(random)
  const ethnicity = surname.dotted?.ethnicity ?? (place.isMinority && random.chance(0.6) ? '土家族' : '汉族')
  const isSupported = kind !== 'ordinary'
  const members = inventFamily(random, plan.persons).map((kin, index): SampleRecord => {
    const own = kin.own || surname.dotted ? surname : pickPlainSurname(random)
    const first = inventName(random, own, kin.sex)
    const recordId = numbers.recordId()
    const values = memberValues(tools, kin, isSupported)
    const name = nameOfOne(tools, first, { birthDate: String(values.birthDate), again: () => inventName(random, own, kin.sex) })
    return { id: recordId, values: { household: id, code: `${code}${String(index + 1).padStart(2, '0')}`, name, ethnicity, ...values } }
  })
  // Whoever calls the household speaks to its head.
  const phone = members[0]?.values.phone ?? numbers.phone()
  if (members[0]) members[0] = { ...members[0], values: { ...members[0].values, phone } }
  const head = String(members[0]?.values.name)
  const values: Record<string, FieldValue> = {
    code,
    village: place.village,
    group: place.group,
    phone,
    address: `${place.address}${random.between(1, 120)}号`,
    status: '在册',
    accountName: head,
    bankName: '示例农村商业银行',
    bankCard: numbers.bankCard(),
    isRelocated: isSupported && random.chance(0.14) ? 1 : 0,
    ...kindValues(random, kind),
    ...dwelling(random, plan.persons, isSupported),
  }
  return { household: { id, values }, members }
}

/** Two persons of one name and birthday would be taken for one (R009). */
function nameOfOne({ named }: Tools, first: string, { birthDate, again }: Readonly<{ birthDate: string; again: () => string }>): string {
  let name = first
  while (named.has(`${name} ${birthDate}`)) name = again()
  named.add(`${name} ${birthDate}`)
  return name
}

/** Who marries in comes from the neighbourhood, so a dotted name does not turn up alone in a family. */
function pickPlainSurname(random: Random) {
  const surname = pickSurname(random)
  return surname.dotted ? { text: '李', dotted: null } : surname
}

function kindValues(random: Random, kind: HouseholdKind): Record<string, FieldValue> {
  if (kind === 'ordinary') return { kind: '一般农户' }
  if (kind === 'lifted') return { kind: '脱贫户', ...povertyPast(random) }
  if (kind === 'unstable') return { kind: '脱贫户', monitoringKind: '脱贫不稳定户', ...povertyPast(random) }
  return {
    kind: '一般农户',
    monitoringKind: kind === 'edge' ? '边缘易致贫户' : '突发严重困难户',
    mainReason: random.pick(['因病', '因残', '因灾']),
  }
}

const disabilityKinds = ['视力', '听力', '言语', '肢体', '智力', '精神', '多重']
const disabilityLevels = ['一级', '二级', '三级', '四级']

function memberValues(tools: Tools, kin: Kin, isSupported: boolean): FieldValues {
  const { random, numbers, today } = tools
  const lastBirthday = addMonths(today, -12 * kin.age)
  const idCard = numbers.idCard(addDays(lastBirthday, -random.between(0, 364)), kin.sex)
  const birthDate = `${idCard.slice(6, 10)}-${idCard.slice(10, 12)}-${idCard.slice(12, 14)}`
  const details = personDetails(random, kin, isSupported)
  const kind = disabilityKinds.indexOf(String(details.disabilityKind)) + 1
  const level = disabilityLevels.indexOf(String(details.disabilityLevel)) + 1
  return {
    idType: '居民身份证',
    idCard,
    sex: kin.sex,
    birthDate,
    relation: kin.relation,
    ...details,
    ...(kind > 0 ? { disabilityCode: `${idCard}${kind}${level}` } : {}),
    ...(kin.age >= 16 && random.chance(0.7) ? { phone: numbers.phone() } : {}),
    status: '在册',
  }
}
