import { columnOf, dressed, grouped, wordOf, type Column } from './columns.ts'
import { numbered, otherPersons, remarked } from './oddities.ts'
import type { Random } from './random.ts'
import type { House, Person } from './township.ts'
import { concept, houseFurther, houseWords, nobodys, personFurther, personWords, type Concept } from './words.ts'
import { incomeWords, rosters, watchWords } from './wordsFurther.ts'

/** `member` a row a person, `house` a row a household (its head). */
export type Layout = Readonly<{
  kind: string
  title: string
  rows: 'member' | 'house'
  forming: 'every' | 'merged' | 'blankBelow'
  columns: readonly Column[]
}>

export const kinds = ['members', 'houses', 'spread', 'years', 'wide', 'roster'] as const
export type Kind = (typeof kinds)[number]

export function layoutOf(random: Random, kind: Kind): Layout {
  const depth = random.pick([1, 1, 2, 2, 2, 3, 4])
  const made = makers[kind](random)
  const mixed = withNobodys(random, made.columns)
  const columns = grouped(random, distinct(mixed), depth)
  return { ...made, kind, columns: written(random, kind, columns) }
}

/** Headings that come again must stay alike, and 姓名1 must not become 3.姓名1. */
function written(random: Random, kind: Kind, columns: readonly Column[]): readonly Column[] {
  if (kind === 'spread' || kind === 'years') return columns
  if (random.chance(0.07)) return numbered(random, columns)
  return random.chance(0.12) ? remarked(random, columns) : columns
}

const makers: Readonly<Record<Kind, (random: Random) => Omit<Layout, 'kind'>>> = {
  members: (random) => {
    const forming = random.pick(['every', 'every', 'merged', 'blankBelow'] as const)
    const house = namesOfHouse(random, forming !== 'every' || random.chance(0.7))
    const people = [...draw(random, personNames, 3), ...further(random, personFurther, random.whole(2, 12))]
    const more = further(random, houseFurther, random.whole(0, 5), true)
    return { title: '家庭成员花名册', rows: 'member', forming, columns: [...house, ...people, ...more] }
  },
  houses: (random) => {
    const columns = [...namesOfHouse(random, true), ...further(random, houseFurther, random.whole(3, 14), true)]
    return { title: '农户信息台账', rows: 'house', forming: 'every', columns }
  },
  spread: (random) => ({
    title: '农户家庭情况登记表',
    rows: 'house',
    forming: 'every',
    columns: [...namesOfHouse(random, true), ...further(random, houseFurther, random.whole(0, 4), true), ...spread(random)],
  }),
  years: (random) => ({
    title: '脱贫户收入情况表',
    rows: 'house',
    forming: 'every',
    columns: [...namesOfHouse(random, true), ...further(random, houseFurther, random.whole(0, 4), true), ...years(random)],
  }),
  wide: (random) => {
    const house = [...draw(random, [houseWords.village, houseWords.group, houseWords.code], 3), ...draw(random, [houseWords.headName], 1)]
    const people = [...draw(random, personNames, 3), ...further(random, personFurther, random.whole(5, 20))]
    const more = [...draw(random, houseFurther.slice(1, 2), 1), ...further(random, houseFurther, random.whole(6, 24), true)].map(
      (column) => ({ ...column, ofHouse: true }),
    )
    const year = String(random.whole(2021, 2025))
    const income = further(random, incomeWords, random.whole(3, 7), true).map((column) => ofYear(column, year, random.chance(0.8)))
    const watch = [...draw(random, watchWords.slice(0, 2), 2), ...further(random, watchWords.slice(2), random.whole(1, 4), true)].map(
      (column) => ({ ...column, ofHouse: true }),
    )
    return {
      title: `${year}年监测对象信息`,
      rows: 'member',
      forming: 'every',
      columns: [...house, ...people, ...more, ...income, ...watch],
    }
  },
  roster: (random) => {
    const roster = random.pick(rosters)
    const places = draw(random, [houseWords.village, houseWords.group, houseWords.headName], random.whole(1, 3))
    const names = draw(random, [named(personWords.name, `${roster.ledger}.name`), named(personWords.idCard, `${roster.ledger}.idCard`)], 2)
    const own = [...draw(random, roster.core, 3), ...further(random, roster.further, random.whole(1, roster.further.length), true)]
    return { title: roster.title, rows: 'member', forming: 'every', columns: [...places, ...names, ...own] }
  },
}

const personNames: readonly Concept[] = [personWords.name, personWords.relation, personWords.idCard]
const named = (one: Concept, target: string): Concept => ({
  ...one,
  target,
  usual: one.usual.filter((word) => !/成员/.test(word)),
  odd: [],
})

/** Number, village, group, head …: what a sheet of households begins with. */
function namesOfHouse(random: Random, hasHead: boolean): readonly Column[] {
  const optional = random.some(
    [houseWords.code, houseWords.group, houseWords.headId, houseWords.count, houseWords.phone, houseWords.address],
    random.whole(1, 5),
  )
  const all = [houseWords.village, ...(hasHead ? [houseWords.headName] : [houseWords.code]), ...optional]
  return [...new Set(all)].sort((a, b) => order.indexOf(a) - order.indexOf(b)).map((one) => columnOf(random, one))
}
const order: readonly Concept[] = Object.values(houseWords)

function draw(random: Random, words: readonly Concept[], count: number): readonly Column[] {
  return random.some(words, count).map((one) => columnOf(random, one))
}

function further(random: Random, words: readonly Concept[], count: number, ofHouse = false): readonly Column[] {
  const some = random.some(words, Math.min(count, words.length))
  return (random.chance(0.3) ? random.shuffled(some) : some).map((one) => columnOf(random, one, { ofHouse }))
}

const spreadStyles = ['numbered', 'groups', 'bare', 'suffix', 'kin', 'underOne'] as const
const numerals = ['一', '二', '三', '四', '五']
const kin = ['配偶', '长子', '次子', '父亲', '母亲']

/** Two or three columns for each of several members in one row. */
function spread(random: Random): readonly Column[] {
  const style = random.pick(spreadStyles)
  const count = random.whole(2, 4)
  const words = style === 'kin' ? [personWords.name, personWords.idCard] : random.some(personNames, random.whole(2, 3))
  const kept = words.includes(personWords.name) ? words : [personWords.name, ...words]
  const prefix = random.pick(['成员', '家庭成员'])
  const plain = kept.map((one) => ({ one, word: plainWord(one, random) }))
  return Array.from({ length: count }, (_, place) =>
    plain.map(({ one, word }): Column => {
      const paths: Readonly<Record<(typeof spreadStyles)[number], readonly string[]>> = {
        numbered: [`${prefix}${place + 1}${word}`],
        groups: [`${prefix}${numerals[place] ?? ''}`, word],
        bare: [word],
        suffix: [`${word}${place + 1}`],
        kin: [`${kin[place] ?? ''}${word}`],
        underOne: ['共同生活的家庭成员', word],
      }
      const cell = (house: House, person: Person): string | number | null => {
        const other = house.people[place + 1]
        return other
          ? one.cell(house, style === 'kin' ? { ...other, relation: kin[place] ?? '' } : other, random)
          : person.order < 0
            ? null
            : null
      }
      return {
        path: paths[style],
        topic: 'person',
        expected: { target: one.target ?? '', repeat: place },
        isOdd: false,
        ofHouse: true,
        cell,
      }
    }),
  ).flat()
}

const bareWords: readonly (readonly [Concept, readonly string[]])[] = [
  [personWords.name, ['姓名']],
  [personWords.relation, ['与户主关系', '关系']],
  [personWords.idCard, ['身份证号', '身份证号码', '证件号码']],
]
function plainWord(one: Concept, random: Random): string {
  return random.pick(bareWords.find(([held]) => held === one)?.[1] ?? ['姓名'])
}

/** The same sums of two or three years side by side. */
function years(random: Random): readonly Column[] {
  const first = random.whole(2020, 2023)
  const all = Array.from({ length: random.whole(1, 3) }, (_, index) => String(first + index))
  const words = random.some(incomeWords, random.whole(1, 4)).map((one) => ({ one, ...wordOf(random, one) }))
  const isGrouped = random.chance(0.4)
  return all.flatMap((year) =>
    words.map(({ one, word, isOdd }): Column => {
      const leaf = dressed(random, word, one.unit)
      const path = isGrouped ? [random.pick([`${year}年`]), leaf] : [`${year}年${leaf.replace(/^\*/, '')}`]
      const cell = (house: House, person: Person): string | number | null => one.cell(house, person, random)
      return { path, topic: 'income', expected: { target: one.target ?? '', year }, isOdd, ofHouse: true, cell }
    }),
  )
}

function ofYear(column: Column, year: string, isWritten: boolean): Column {
  const leaf = column.path[0] ?? ''
  return {
    ...column,
    path: isWritten ? [`${year}年${leaf.replace(/^\*/, '')}`] : column.path,
    expected: { target: column.expected?.target ?? '', ...(isWritten ? { year } : {}) },
  }
}

const index = concept('other', null, '序号 |', () => null)

function withNobodys(random: Random, columns: readonly Column[]): readonly Column[] {
  const before = [
    ...(random.chance(0.7) ? [columnOf(random, index)] : []),
    ...further(random, nobodys.slice(0, 4), random.whole(0, 2), true),
  ]
  const after = further(random, nobodys.slice(4), random.pick([0, 0, 0, 1]), true)
  const strangers = random.chance(0.2) ? further(random, otherPersons, random.whole(1, 2), true) : []
  return [...before, ...columns, ...strangers, ...after]
}

/** No two columns of a household or member under the same heading: that is a fault of sheets which has tests of its own. */
function distinct(columns: readonly Column[]): readonly Column[] {
  const seen = new Set<string>()
  return columns.filter((column) => {
    const target =
      column.expected === null
        ? column.path.join()
        : `${column.expected.target}#${column.expected.repeat ?? ''}@${column.expected.year ?? ''}`
    const heading = column.expected?.repeat === undefined ? column.path.join('/').replace(/\s/g, '') : ''
    if (seen.has(target) || (heading !== '' && seen.has(heading))) return false
    seen.add(target).add(heading)
    return true
  })
}
