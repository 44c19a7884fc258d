import { policyItems } from '#shared/policy/index.ts'
import { policyOf } from '#shared/policy/policyOf.ts'
import { put, teamOf, type Household, type Values, type World } from './world.ts'

/** The last year whose 收入统计周期 (10-01 to 09-30) has ended. */
export function lastIncomeYear(world: World): number {
  return world.today.slice(5) >= '10-01' ? world.year : world.year - 1
}

type Parts = Readonly<Record<string, number>>

const groups = {
  wages: ['migrantWages', 'postWages', 'jobReward', 'otherWages'],
  business: ['planting', 'breeding', 'industryReward', 'otherBusiness'],
  property: ['dividends', 'landRent'],
  transfer: ['lowIncomeMoney', 'destituteMoney', 'pension', 'landSubsidy', 'oldAge', 'disabilityMoney'],
  costs: ['plantingCosts', 'breedingCosts', 'otherCosts'],
} as const

/**
 * Three years of 年度收入 for every household in the system: parts that add up, growing by some 8 % a year, never below
 * the 监测范围线 of their year (0 findings of R070–R081).
 */
export function putIncomes(world: World): void {
  const line = policyOf(policyItems, []).number('monitoringLine', `${world.year}-12-31`)
  const last = lastIncomeYear(world)
  for (const household of world.helped) {
    const parts = partsOf(world, household, { line, dividends: dividendsOf(world, household, last) })
    for (const back of [2, 1, 0]) putYear(world, household, { parts, last, year: last - back, factor: 0.925 ** back })
  }
}

/** 分 of an income year, as the lists of distributions have them. */
function dividendsOf(world: World, household: Household, year: number): number {
  return world.dividends.get(household.id)?.get(year) ?? 0
}

type Last = Readonly<{ line: number; dividends: number }>

/** What the household earned this year, in whole 元, dividends apart; topped up from the fields where little would be left. */
function partsOf(world: World, household: Household, { line, dividends }: Last): Parts {
  const { random } = world
  const parts: Record<string, number> = { ...world.earned.get(household.id) }
  const land = Number(household.values.arableLand ?? 0)
  parts.planting = (parts.planting ?? 0) + Math.max(60_000, land * 700) + random.between(0, 20) * 5_000
  parts.plantingCosts = Math.round(parts.planting * 0.35)
  if (parts.breeding) parts.breedingCosts = Math.round(parts.breeding * 0.45)
  cap(household, parts, dividends)
  const short = line * 1.16 * household.members.length - netOf(parts) - dividends
  if (short > 0) {
    parts.otherBusiness = Math.round(short * 1.15)
    parts.otherCosts = Math.round(short * 0.12)
  }
  const rest = sumOf(parts, groups.wages) + sumOf(parts, groups.business) + sumOf(parts, groups.property) + dividends
  const transfer = sumOf(parts, groups.transfer)
  if (transfer > rest * 3) parts.planting += Math.round(transfer / 3 - rest) + 20_000
  return parts
}

/** A monitored household does not earn 20,000 元 a head: work was found for part of the year only, the fields are small. */
function cap(household: Household, parts: Record<string, number>, dividends: number): void {
  let over = netOf(parts) + dividends - 1_700_000 * household.members.length
  if (!household.isMonitored) return
  for (const field of ['migrantWages', 'breeding', 'planting', 'industryReward'] as const) {
    const cut = Math.max(0, Math.min(over, (parts[field] ?? 0) - 100_000))
    if (cut <= 0) continue
    parts[field] = (parts[field] ?? 0) - cut
    over -= cut
  }
}

function sumOf(parts: Parts, fields: readonly string[]): number {
  return fields.reduce((sum, field) => sum + (parts[field] ?? 0), 0)
}

function netOf(parts: Parts): number {
  const gains = [...groups.wages, ...groups.business, ...groups.property, ...groups.transfer]
  return sumOf(parts, gains) - sumOf(parts, groups.costs)
}

type Year = Readonly<{ parts: Parts; last: number; year: number; factor: number }>

function putYear(world: World, household: Household, { parts, last, year, factor }: Year): void {
  const values: Values = {}
  for (const [field, fen] of Object.entries(parts)) values[field] = Math.round((fen * factor) / 100) * 100
  values.dividends = dividendsOf(world, household, year)
  even(values, Math.round(dividendsOf(world, household, last) * factor) - values.dividends)
  for (const [group, fields] of Object.entries(groups)) {
    const filled = fields.filter((field) => values[field] !== undefined)
    if (filled.length > 0) values[group] = filled.reduce((sum, field) => sum + Number(values[field]), 0)
  }
  put(world, 'income', {
    household: household.id,
    year,
    headcount: household.members.length,
    period: `${year - 1}-10-01 至 ${year}-09-30`,
    ...values,
    enteredBy: household.village.informant,
    checkedBy: teamOf(household.village),
    signedOn: year === world.year ? `${year}-10-${10 + (household.members.length % 9)}` : `${year}-11-05`,
  })
}

/** A year with less to share out was made up for by odd jobs, and the other way round, so that no year leaps (R079). */
function even(values: Values, fen: number): void {
  let left = Math.round(fen / 100) * 100
  for (const field of ['otherBusiness', 'migrantWages', 'planting', 'breeding'] as const) {
    const before = Number(values[field] ?? 0)
    if (left === 0 || (before === 0 && (left < 0 || field === 'migrantWages'))) continue
    values[field] = Math.max(Math.min(before, 60_000), before + left)
    left -= Number(values[field]) - before
  }
}
