import { putAssets } from './assets.ts'
import { putCare } from './care.ts'
import { spoilSample, type Defect } from './defects.ts'
import { putForce } from './force.ts'
import { putFunds } from './funds.ts'
import { putIncomes } from './incomes.ts'
import { putJobs } from './jobs.ts'
import { putLivelihood } from './livelihood.ts'
import { putLiving } from './living.ts'
import { putCycles } from './cycles.ts'
import { inventCycles } from './monitoring.ts'
import { departuresOf, putPopulation, type Arrival } from './population.ts'
import { inventPlans } from './projectPlans.ts'
import { putProject } from './projects.ts'
import { sampleTownship, type SampleSize } from './sampleTownship.ts'
import { settle } from './settle.ts'
import { putVillageWorks } from './stations.ts'
import { fillVillages } from './villages.ts'
import { putWelfare } from './welfare.ts'
import { chapter, put, worldOf, type Chapter, type World } from './world.ts'

/** `chapters` in the order in which they are written. */
export type SampleYear = Readonly<{ chapters: readonly Chapter[]; defects: readonly Defect[] }>

/**
 * The invented township with all its books, as the sets that an office would enter one after the other. The same for the
 * same size, seed and day. Without defects no rule finds an 错误 or 疑点. The size counts all records: who died or moved
 * away in the last two years is among them.
 *
 * @param size.today ISO day: everything has happened by then.
 * @param defects records to be spoilt for each rule.
 */
export function sampleYear(size: SampleSize & Readonly<{ today: string }>, defects = 0): SampleYear {
  const departures = departuresOf(size.households)
  const { dead, married, closed } = departures
  const staying = { ...size, households: size.households - closed, persons: size.persons - dead - married - closed }
  const world = worldOf(sampleTownship(staying), size)
  settle(world)
  const cycles = inventCycles(world)
  putForce(world)
  chapter(world, '录入惠民政策台账')
  putWelfare(world)
  putJobs(world)
  putLivelihood(world)
  putLiving(world)
  putWorks(world)
  chapter(world, '录入年度收入')
  putIncomes(world)
  putCycles(world, cycles)
  putCare(world, cycles)
  const arrivals = putPopulation(world, departures)
  fillVillages(world)
  chapter(world, `生成练习数据：${size.households} 户 ${size.persons} 人`)
  putPlaces(world, arrivals)
  // Made last, written first: everything else points to it.
  world.chapters.unshift(...world.chapters.splice(-1))
  return { defects: spoilSample(world, defects), chapters: world.chapters }
}

function putWorks(world: World): void {
  chapter(world, '录入项目、资金和资产台账')
  const projects = inventPlans(world).map((plan) => putProject(world, plan))
  putFunds(world, projects)
  putVillageWorks(world, projects, putAssets(world, projects))
}

/** Last, since the books fill in what persons and households are. */
function putPlaces(world: World, arrivals: ReadonlyMap<string, Arrival>): void {
  const { villages, groups, households, closed, departed } = world
  for (const { id, values } of villages) put(world, 'village', values, { id })
  for (const { id, values } of groups) put(world, 'group', values, { id })
  for (const { id, values } of [...households, ...closed]) put(world, 'household', values, { id, ...arrivals.get(id) })
  for (const { id, values } of [...households.flatMap((household) => household.members), ...departed])
    put(world, 'member', values, { id, ...arrivals.get(id) })
}
