import { fullYears, addDays, addMonths, isoToDayNumber } from '#shared/values/date.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import type { Sex } from '#shared/values/idCard.ts'
import { inventName, pickSurname } from './names.ts'
import { uniqueNumbers, type Numbers } from './numbers.ts'
import { inventOfficials, pickPlain, type Officials } from './officials.ts'
import { seededRandom, type Random } from './random.ts'
import type { SampleRecord, SampleSize, SampleTownship } from './sampleTownship.ts'

export type Values = Record<string, FieldValue | undefined>

/** A record that the parts of the sample still fill in before it is written. */
export type Open = { readonly id: string; readonly values: Values }

export type Person = Open & Readonly<{ household: Household; age: number }>

export type Household = Open &
  Readonly<{ village: Village; members: readonly Person[]; head: Person; isHelped: boolean; isMonitored: boolean }>

/** `clerk` 村文书, `informant` 村级信息员, by name. */
export type Village = Open & Readonly<{ name: string; clerk: string; informant: string; officials: Officials; households: Household[] }>

/** Changes that are written as one set, as an office enters its books one after the other. */
export type Chapter = Readonly<{ label: string; changes: DraftChange[] }>

/** Everything that the parts of the sample build on and write into. Dates are ISO days, money is 分. */
export type World = Readonly<{
  random: Random
  numbers: Numbers
  today: string
  year: number
  officials: Officials
  villages: readonly Village[]
  groups: readonly SampleRecord[]
  households: readonly Household[]
  /** 脱贫户 and monitored households. */
  helped: readonly Household[]
  chapters: Chapter[]
  /** Persons and households that were there and are not on the rolls any more. */
  departed: Person[]
  closed: Household[]
  /** What each household got in a year, by field of 年度收入, so that its income says what the lists say. */
  earned: Map<string, Record<string, number>>
  /** Dividends of each household by income year (分), as the lists of distributions have them. */
  dividends: Map<string, Map<number, number>>
  /** Who helps each household, the last one at the end; `from` is an ISO day. */
  helpers: Map<string, readonly Readonly<{ name: string; from: string }>[]>
}>

export function worldOf(town: SampleTownship, size: SampleSize & Readonly<{ today: string }>): World {
  const names = seededRandom(size.seed + 11_003)
  const officials = inventOfficials(names)
  const villages = new Map(town.villages.map((record) => [record.id, villageOf(record, names, officials)]))
  const households = householdsOf(town, villages, size.today)
  return {
    random: seededRandom(size.seed + 7_001),
    numbers: uniqueNumbers(size.seed, size.today, townNumbers(town)),
    today: size.today,
    year: Number(size.today.slice(0, 4)),
    officials,
    villages: [...villages.values()],
    groups: town.groups,
    households,
    helped: households.filter((household) => household.isHelped),
    chapters: [],
    departed: [],
    closed: [],
    earned: new Map(),
    dividends: new Map(),
    helpers: new Map(),
  }
}

/** How far the numbers of the township have been used up, rounded up. */
function townNumbers(town: SampleTownship): number {
  return town.villages.length * 4 + town.groups.length * 2 + town.households.length * 3 + town.members.length * 3 + 1_000
}

function villageOf(record: SampleRecord, names: Random, officials: Officials): Village {
  const clerk = inventName(names, pickPlain(names), names.chance(0.5) ? '男' : '女')
  const informant = inventName(names, pickPlain(names), names.chance(0.5) ? '男' : '女')
  return { id: record.id, values: { ...record.values }, name: String(record.values.name), clerk, informant, officials, households: [] }
}

function householdsOf(town: SampleTownship, villages: ReadonlyMap<string, Village>, today: string): readonly Household[] {
  const byHousehold = new Map<string, SampleRecord[]>()
  for (const member of town.members) {
    const key = String(member.values.household)
    const others = byHousehold.get(key)
    if (others) others.push(member)
    else byHousehold.set(key, [member])
  }
  return town.households.map((record) => {
    const village = villages.get(String(record.values.village))!
    const household = openHousehold(record, village)
    const members = household.members as Person[]
    for (const { id, values } of byHousehold.get(record.id) ?? []) {
      members.push({ id, values: { ...values }, household, age: fullYears(String(values.birthDate), today) ?? 0 })
    }
    ;(household as { head: Person }).head = members[0]!
    village.households.push(household)
    return household
  })
}

function openHousehold({ id, values }: SampleRecord, village: Village): Household {
  const isMonitored = Boolean(values.monitoringKind)
  const isHelped = values.kind === '脱贫户' || isMonitored
  return { id, values: { ...values }, village, members: [], head: undefined as unknown as Person, isHelped, isMonitored }
}

/** Begins the next set. */
export function chapter(world: World, label: string): void {
  world.chapters.push({ label, changes: [] })
}

/** Writes a new record into the current set; answers its id. Blank values are left out. */
export function put(
  world: World,
  ledger: string,
  values: Values,
  dated: Readonly<{ id?: string; effective?: string; reason?: string }> = {},
): string {
  const id = dated.id ?? world.numbers.recordId()
  const { effective, reason } = dated
  current(world).push({
    ledger,
    recordId: id,
    op: 'add',
    values: filled(values),
    ...(effective ? { effective } : {}),
    ...(reason ? { reason } : {}),
  })
  return id
}

/** A change of a record of an earlier set. */
export function alter(
  world: World,
  change: Readonly<{ ledger: string; id: string; values: Values; effective: string; reason?: string }>,
): void {
  const { ledger, id, values, effective, reason } = change
  current(world).push({ ledger, recordId: id, op: 'change', values: filled(values), effective, ...(reason ? { reason } : {}) })
}

function current(world: World): DraftChange[] {
  const last = world.chapters[world.chapters.length - 1]
  if (!last) throw new Error('no chapter was begun')
  return last.changes
}

function filled(values: Values): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, FieldValue] => entry[1] !== undefined))
}

/** Who gets it: the links and words that every benefit of a person carries. */
export function ofPerson(person: Person): Values {
  return { household: person.household.id, member: person.id, name: person.values.name, idCard: person.values.idCard }
}

/** The same for a benefit of a whole household, under its head. */
export function ofHousehold(household: Household): Values {
  return { household: household.id, name: household.head.values.name, idCard: household.head.values.idCard }
}

/** Paid into the household's account on a day. */
export function paidInto(household: Household, paidOn: string): Values {
  return { ...accountOf(household), paidOn, payStatus: '已发放' }
}

/** Where it will be paid into, and who deals with it. */
export function accountOf({ values, village }: Household): Values {
  return {
    payMethod: '一卡通',
    bankName: values.bankName,
    accountName: values.accountName,
    account: values.bankCard,
    handler: village.officials.welfare,
    reviewer: village.officials.deputy,
  }
}

export function ago(world: World, days: number): string {
  return addDays(world.today, -days)
}

/** The month, `back` months before that of today: 2026-10. */
export function monthAgo(world: World, back: number): string {
  return addMonths(`${world.today.slice(0, 7)}-01`, -back).slice(0, 7)
}

/** A day of a year (MM-DD), or today when it has not come yet. */
export function dayOf(world: World, year: number, monthDay: string): string {
  const day = `${year}-${monthDay}`
  return day < world.today ? day : world.today
}

export function inventPerson(world: World, sex: Sex = world.random.chance(0.7) ? '男' : '女'): string {
  return inventName(world.random, pickSurname(world.random), sex)
}

/** As many as a township of the seed size (11,001 households) has `count`, at least `least`. */
export function inProportion(world: World, count: number, least = 0): number {
  return Math.max(least, Math.round((world.households.length * count) / 11_001))
}

/** Notes money of a year (分) for the household's yearly income. */
export function earn(world: World, household: Household, field: string, fen: number): void {
  const earned = world.earned.get(household.id) ?? {}
  earned[field] = (earned[field] ?? 0) + fen
  world.earned.set(household.id, earned)
}

/** Notes dividends (分) that were paid on a day; the income year runs from 10-01 to 09-30. */
export function shareOut(world: World, household: string, paidOn: string, fen: number): void {
  const year = Number(paidOn.slice(0, 4)) + (paidOn.slice(5) >= '10-01' ? 1 : 0)
  const years = world.dividends.get(household) ?? new Map<number, number>()
  years.set(year, (years.get(year) ?? 0) + fen)
  world.dividends.set(household, years)
}

/** Who helped the household on that day; of others somebody of the work team in their village. */
export function helperOn(world: World, household: Household, day: string): string {
  const known = world.helpers.get(household.id)?.filter(({ from }) => from <= day) ?? []
  return known.at(-1)?.name ?? teamOf(household.village)
}

/** 第一书记兼队长, who goes to households for the work team. */
export function teamOf({ values }: Village): string {
  return String(values.firstSecretary ?? values.secretary)
}

/** Two who look into a case at the door: of the village and of the work team. */
export function checkersOf(village: Village): string {
  return `${String(village.values.secretary)}、${teamOf(village)}`
}

/** Number of the document that an office wrote on that day: in a year the numbers rise with the days, one document a day. */
export function documentNo(series: string, day: string): string {
  const year = day.slice(0, 4)
  return `${series}〔${year}〕${isoToDayNumber(day) - isoToDayNumber(`${year}-01-01`) + 1}号`
}
