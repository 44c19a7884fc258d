import type { Random } from './random.ts'
import type { Sex } from '#shared/values/idCard.ts'

/** One person of a household before the details: relation, sex, age; `own` = bears the head's surname. */
export type Kin = Readonly<{ relation: string; sex: Sex; age: number; own: boolean }>

/**
 * A household of exactly `size` persons around its head: spouse, children, their spouses and children, parents, in
 * proportions that depend on the head's age. Ages keep generations 20 years and more apart.
 */
export function inventFamily(random: Random, size: number): readonly Kin[] {
  const headSex: Sex = random.chance(size === 1 ? 0.66 : 0.86) ? '男' : '女'
  const headAge = random.between(...headAges(random, size))
  const head: Kin = { relation: '户主', sex: headSex, age: headAge, own: true }
  const kin: Kin[] = [head]
  if (size > 1 && random.chance(0.86)) kin.push(spouseOf(random, head))
  const candidates = candidatesOf(random, head)
  let siblings = 0
  while (kin.length < size) kin.push(candidates.shift() ?? sibling(random, head, (siblings += 1)))
  return kin
}

/** Old people live alone or in large families, the middle generation heads most households. */
function headAges(random: Random, size: number): [number, number] {
  const draw = random.next()
  if (size === 1) return draw < 0.75 ? [60, 88] : [30, 59]
  if (draw < 0.12) return [26, 36]
  return draw < 0.68 ? [37, 58] : [59, 80]
}

function spouseOf(random: Random, head: Kin): Kin {
  const age = Math.max(22, head.age + random.between(-5, 4))
  return { relation: '配偶', sex: other(head.sex), age, own: false }
}

/** Kin in the order in which a growing household has them. */
function candidatesOf(random: Random, head: Kin): Kin[] {
  const kin: Kin[] = []
  const oldest = head.age - random.between(22, 27)
  // Two years and more apart, so that a mother bears one child after the other whenever in the year they were born.
  let youngest = oldest
  const children = Array.from({ length: random.between(1, 3) }, (_, index) => (youngest -= index === 0 ? 0 : random.between(2, 4)))
  const born = children.filter((age) => age >= 0).map((age) => child(random, age))
  kin.push(...born.slice(0, 2))
  if (head.age < 56) kin.push(...parentsOf(random, head))
  const heir = born.find((one) => one.age >= 25)
  if (heir) kin.push(...heirsFamily(random, heir))
  kin.push(...born.slice(2))
  return kin
}

function child(random: Random, age: number): Kin {
  const sex: Sex = random.chance(0.53) ? '男' : '女'
  return { relation: sex === '男' ? '之子' : '之女', sex, age, own: true }
}

function heirsFamily(random: Random, heir: Kin): readonly Kin[] {
  const age = Math.max(22, heir.age + random.between(-4, 2))
  const inLaw: Kin = { relation: heir.sex === '男' ? '之儿媳' : '之女婿', sex: other(heir.sex), age, own: false }
  const youngest = Math.min(heir.age, age) - random.between(22, 26)
  const ages = [youngest, youngest - random.between(2, 5)].filter((one) => one >= 0)
  const grandchildren = ages.map((one): Kin => {
    const sex: Sex = random.chance(0.53) ? '男' : '女'
    const prefix = heir.sex === '男' ? '之' : '之外'
    return { relation: `${prefix}${sex === '男' ? '孙子' : '孙女'}`, sex, age: one, own: heir.sex === '男' }
  })
  return [inLaw, ...grandchildren]
}

function parentsOf(random: Random, head: Kin): readonly Kin[] {
  const age = head.age + random.between(22, 29)
  const mother: Kin = {
    relation: '之母',
    sex: '女',
    age: Math.max(head.age + 20, age - random.between(0, 4)),
    own: false,
  }
  const father: Kin = { relation: '之父', sex: '男', age, own: true }
  return random.chance(0.6) ? [mother, father] : [mother]
}

/** Who is left when a household is larger than the closer kin: the first, second … sibling, each two years younger, at last older ones. */
function sibling(random: Random, head: Kin, order: number): Kin {
  const sex: Sex = random.chance(0.6) ? '男' : '女'
  const younger = head.age - 2 * order
  const youngest = Math.floor((head.age - leastAge) / 2)
  return { relation: '之兄弟姐妹', sex, age: younger >= leastAge ? younger : head.age + 2 * (order - youngest), own: true }
}

/** Of a sibling without parents in the household. */
const leastAge = 16

function other(sex: Sex): Sex {
  return sex === '男' ? '女' : '男'
}
