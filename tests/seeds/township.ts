import type { FieldValues } from '#shared/ledger/define.ts'
import { splitByShare } from '#shared/funds/split.ts'
import { inventedIdCard, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** An invented person of the township, as the ledgers of benefits name him. */
export type Person = Readonly<{ id: string; name: string; idCard: string }>

export type Family = Readonly<{ id: string; village: string; head: Person; people: readonly Person[] }>

/** Families of one kind. `persons` are dealt out as evenly as they go; `of` and `person` say what stands in their rows. */
export type Block = Readonly<{
  households: number
  persons: number
  of?: (place: number) => FieldValues
  person?: (place: number) => FieldValues
  /** Villages among which the households go round; default all. */
  villages?: readonly string[]
}>

type Change = Readonly<{ ledger: string; recordId: string; op: 'add' | 'change'; values: FieldValues; effective?: string; reason?: string }>

/** A township's ledger file that is built from counts, through the same calls as the window's. */
export type Township = Readonly<{
  test: TestCore
  /** Queues a record; answers its id. */
  add: (ledger: string, values: FieldValues) => string
  /** Queues a change of fields, since `effective` if given. */
  change: (ledger: string, id: string, values: FieldValues, effective?: string) => void
  families: (block: Block) => readonly Family[]
  /** Stores what is queued, 20,000 changes a set. */
  store: () => Promise<void>
}>

const setLimit = 20_000

/** An empty file as of a day in the past; the clock stands there. */
export async function township(day: string, villageNames: readonly string[], of: (place: number) => FieldValues = () => ({})) {
  const test = makeTestCore()
  test.setNow(new Date(`${day}T10:00:00+08:00`))
  await test.ok('file.create', { token: test.token(test.at('测试镇.tzdb')), township: '测试镇' })
  const queue: Change[] = []
  const add = (ledger: string, values: FieldValues): string => {
    const recordId = test.newId()
    queue.push({ ledger, recordId, op: 'add', values })
    return recordId
  }
  const villages = villageNames.map((name, place) => add('village', { name, ...of(place) }))
  const people = peopleMaker()
  const town: Township = {
    test,
    add,
    change: (ledger, recordId, values, effective) => {
      // A record may stand in a set but once.
      const queued = queue.findIndex((change) => change.recordId === recordId && change.effective === effective)
      if (queued >= 0) queue[queued] = { ...queue[queued]!, values: { ...queue[queued]!.values, ...values } }
      else queue.push({ ledger, recordId, op: 'change', values, ...(effective === undefined ? {} : { effective, reason: '年度调整' }) })
    },
    families: (block) => addFamilies(add, people, { villages, ...block }),
    store: async () => {
      while (queue.length > 0) await test.ok('edit.commit', { id: test.newId(), changes: queue.splice(0, setLimit) })
    },
  }
  return { town, villages }
}

/** `total` as `count` whole numbers that differ by one at most, the greater first. */
export function dealt(total: number, count: number): readonly number[] {
  const least = Math.floor(total / count)
  return Array.from({ length: count }, (_, place) => least + (place < total - least * count ? 1 : 0))
}

/** An amount (分) in equal parts to the 分. */
export function parts(fen: number, count: number): readonly number[] {
  return splitByShare(fen, Array<number>(count).fill(1))!.lines.map((line) => line.amount)
}

/** Exactly `persons` people of exactly `households` of the families, the largest first; throws where they do not suffice. */
export function allot(
  families: readonly Family[],
  households: number,
  persons: number,
): readonly Readonly<{ family: Family; person: Person }>[] {
  const chosen = [...families].sort((one, other) => other.people.length - one.people.length).slice(0, households)
  if (chosen.length < households) throw new Error(`only ${chosen.length} of ${households} households`)
  let spare = persons - households
  const allotted = chosen.flatMap((family) => {
    const more = Math.min(spare, family.people.length - 1)
    spare -= more
    return family.people.slice(0, 1 + more).map((person) => ({ family, person }))
  })
  if (spare !== 0) throw new Error(`${spare} persons are left over`)
  return allotted
}

/** The fields by which a benefit names the person that has it. */
export function recipient({ family, person }: Readonly<{ family: Family; person: Person }>): FieldValues {
  return { household: family.id, member: person.id, name: person.name, idCard: person.idCard }
}

/** The same for a benefit of the household: its head. */
export function household(family: Family): FieldValues {
  return { household: family.id, name: family.head.name, idCard: family.head.idCard }
}

type Adding = Township['add']
type Maker = () => Omit<Person, 'id'> & Readonly<{ serial: number }>

function addFamilies(add: Adding, make: Maker, block: Block & Readonly<{ villages: readonly string[] }>): readonly Family[] {
  let personPlace = 0
  return dealt(block.persons, block.households).map((size, place) => {
    const village = block.villages[place % block.villages.length]!
    const id = add('household', { village, kind: '一般农户', ...block.of?.(place) })
    const people = Array.from({ length: size }, (_, member) => {
      const { name, idCard } = make()
      const relation = member === 0 ? '户主' : member === 1 ? '配偶' : '其他'
      const values = { household: id, name, idCard, relation, ...block.person?.(personPlace) }
      personPlace += 1
      return { id: add('member', values), name, idCard }
    })
    return { id, village, head: people[0]!, people }
  })
}

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏']
const given = [...'一文永志国建明春秋夏冬华荣光平安康宁静芳兰梅菊竹松柏林森海江河川山石玉珍宝贵福禄寿喜庆祥瑞和顺义']

/** Invented persons: area 439999, births from 1950 on, a thousand a day; names and numbers never twice. */
function peopleMaker(): Maker {
  let serial = 0
  return () => {
    serial += 1
    const birth = new Date(Date.UTC(1950, 0, 1 + Math.floor(serial / 1000) * 97)).toISOString().slice(0, 10).replaceAll('-', '')
    const first = given[Math.floor(serial / surnames.length) % given.length]!
    const second = given[Math.floor(serial / surnames.length / given.length) % given.length]!
    return { serial, name: `${surnames[serial % surnames.length]}${second}${first}`, idCard: inventedIdCard(serial % 1000, birth) }
  }
}
