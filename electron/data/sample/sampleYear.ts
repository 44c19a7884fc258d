import { putIncomes } from './incomes.ts'
import { putJobs } from './jobs.ts'
import { putLivelihood } from './livelihood.ts'
import { putLiving } from './living.ts'
import { sampleTownship, type SampleSize } from './sampleTownship.ts'
import { settle } from './settle.ts'
import { putWelfare } from './welfare.ts'
import { chapter, put, worldOf, type Chapter, type World } from './world.ts'

/**
 * The invented township with all its books, as the sets that an office would enter one after the other. The same for the
 * same size, seed and day.
 *
 * @param size.today ISO day: everything has happened by then.
 */
export function sampleYear(size: SampleSize & Readonly<{ today: string }>): readonly Chapter[] {
  const world = worldOf(sampleTownship(size), size)
  settle(world)
  const base = { label: `生成练习数据：${size.households} 户 ${size.persons} 人`, changes: [] }
  chapter(world, '录入惠民政策台账')
  putWelfare(world)
  putJobs(world)
  putLivelihood(world)
  putLiving(world)
  chapter(world, '录入年度收入')
  putIncomes(world)
  world.chapters.unshift(base)
  const books = [...world.chapters]
  world.chapters.splice(0, world.chapters.length, base)
  putPlaces(world)
  return books
}

/** Last, since the books fill in what persons and households are. */
function putPlaces(world: World): void {
  for (const { id, values } of world.villages) put(world, 'village', values, { id })
  for (const { id, values } of world.groups) put(world, 'group', values, { id })
  for (const { id, values } of world.households) put(world, 'household', values, { id })
  for (const household of world.households) for (const { id, values } of household.members) put(world, 'member', values, { id })
}
