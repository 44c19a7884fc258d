import { idCardCheckSign } from '#shared/values/idCard.ts'
import type { PersonWords } from '#shared/matching/personKeys.ts'

/** An invented township, and a second entry of some of its persons with what goes wrong in registers. Deterministic. */

export type Entry = PersonWords & Readonly<{ birth: string; sex: string; village: string; head: string }>

/** `of`: the person that the entry means; null: a stranger. */
export type Twin = Readonly<{ entry: PersonWords; of: number | null; what: string }>

export type Random = () => number

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const given =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂香月华国建文玉春红志海小云玲飞凤金梅林永清德成东龙新庆荣生贵福祥宏亮波辉鹏莲珍凯峰浩宇欣怡婷雪琴慧莉萍燕菊翠美霖哲轩子涵梓昊博雅倩琳娥琼瑶振家俊继光守信大中有才来发根水木仁义忠孝学友先世传长顺安康乐喜'
const villages = [
  '白沙',
  '青龙',
  '红光',
  '和平',
  '新民',
  '大湾',
  '石桥',
  '双河',
  '金星',
  '柳林',
  '东岭',
  '西山',
  '南坪',
  '北港',
  '上坝',
  '下坝',
]

function pick<T>(random: Random, list: readonly T[] | string): T {
  return list[Math.floor(random() * list.length)] as T
}

/** Common surnames are common: the share falls with the place in the list. */
function surname(random: Random): string {
  return surnames[Math.floor(surnames.length * random() ** 2.2)]!
}

function newName(random: Random, family = surname(random)): string {
  const first = given[Math.floor(given.length * random() ** 1.4)]!
  return random() < 0.22 ? family + first : family + first + given[Math.floor(given.length * random() ** 1.4)]!
}

const two = (value: number): string => String(value).padStart(2, '0')

function newBirth(random: Random, from: number, to: number): string {
  return `${from + Math.floor(random() * (to - from))}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`
}

export function numberOf(birth: string, sequence: number): string {
  const first17 = `439999${birth.replace(/-/g, '')}${String(sequence).padStart(3, '0')}`
  return first17 + idCardCheckSign(first17)
}

/** `count` persons in households of one to six; brothers and sisters share the surname, one pair of twins in 150 births. */
export function inventTownship(count: number, random: Random): readonly Entry[] {
  const people: Entry[] = []
  const taken = new Set<string>()
  while (people.length < count) {
    const village = pick(random, villages)
    const family = surname(random)
    const head = newName(random, family)
    const size = 1 + Math.floor(random() * 6)
    let lastChild = ''
    for (let place = 0; place < size && people.length < count; place += 1) {
      const isChild = place >= 2
      const isTwin = isChild && lastChild !== '' && random() < 0.01
      const birth = isTwin ? lastChild : isChild ? newBirth(random, 1985, 2022) : newBirth(random, 1935, 1990)
      if (isChild) lastChild = birth
      const name = place === 0 ? head : newName(random, isChild ? family : undefined)
      const isMan = random() < 0.5
      people.push({ name, idCard: freeNumber(birth, isMan, { random, taken }), birth, sex: isMan ? '男' : '女', village, head })
    }
  }
  return people
}

function freeNumber(birth: string, isMan: boolean, { random, taken }: Readonly<{ random: Random; taken: Set<string> }>): string {
  for (;;) {
    const number = numberOf(birth, Math.floor(random() * 499) * 2 + (isMan ? 1 : 0))
    if (taken.has(number)) continue
    taken.add(number)
    return number
  }
}

const homophones: Readonly<Record<string, string>> = {
  伟: '炜', 芳: '方', 娜: '那', 秀: '绣', 英: '瑛', 静: '靖', 丽: '莉', 磊: '垒', 军: '君', 洋: '阳', 勇: '永', 艳: '燕', 杰: '洁', 娟: '涓',
  明: '名', 兰: '岚', 平: '苹', 香: '湘', 华: '桦', 国: '帼', 建: '健', 文: '闻', 玉: '钰', 红: '宏', 志: '智', 云: '芸', 玲: '铃', 梅: '眉',
  清: '青', 成: '诚', 东: '冬', 新: '欣', 荣: '容', 祥: '翔', 辉: '晖', 婷: '亭', 萍: '平', 才: '财', 俊: '峻', 宇: '羽', 琴: '芹',
} // prettier-ignore
const shaped: Readonly<Record<string, string>> = {
  娟: '绢', 清: '情', 玲: '怜', 明: '朋', 建: '健', 宇: '宁', 成: '戍', 平: '半', 文: '又', 林: '材', 梅: '海', 永: '水', 士: '土', 志: '忐', 兰: '芝',
  俊: '竣', 福: '富', 祥: '样', 慧: '惠', 莉: '荷', 英: '莢', 金: '全', 玉: '王', 琳: '淋', 哲: '誓', 海: '每', 云: '去', 大: '太', 生: '主', 天: '夫',
} // prettier-ignore

function respelt(name: string, table: Readonly<Record<string, string>>): string | null {
  const places = [...name].flatMap((sign, index) => (index > 0 && table[sign] ? [index] : []))
  const at = places.at(-1)
  return at === undefined ? null : name.slice(0, at) + table[name[at]!]! + name.slice(at + 1)
}

type Fault = (entry: Entry, random: Random) => PersonWords | null

function otherDigit(text: string, at: number, random: Random): string {
  const digit = (Number(text[at]) + 1 + Math.floor(random() * 8)) % 10
  return text.slice(0, at) + String(digit) + text.slice(at + 1)
}

/** What goes wrong, each with how the person would still be known. */
export const faults: Readonly<Record<string, Fault>> = {
  'number only': ({ idCard }) => ({ name: '', idCard }),
  'dirty number': (entry) => ({ ...entry, idCard: `'${entry.idCard.toLowerCase().slice(0, 6)} ${entry.idCard.slice(6).toLowerCase()}\u200b` }),
  'number of 15': (entry) => (entry.birth < '2000' ? { ...entry, idCard: entry.idCard.slice(0, 6) + entry.idCard.slice(8, 17) } : null),
  'residual of Excel': (entry) => ({ ...entry, idCard: `${entry.idCard.slice(0, 15)}000` }),
  'power of ten': (entry) => ({ ...entry, idCard: `${entry.idCard[0]}.${entry.idCard.slice(1, 15)}E+17` }),
  'digit of number': (entry, random) => ({ ...entry, idCard: otherDigit(entry.idCard, Math.floor(random() * 17), random), birth: entry.birth }),
  'digits exchanged': (entry) => {
    const at = [14, 15, 12, 9].find((place) => entry.idCard[place] !== entry.idCard[place + 1])
    if (at === undefined) return null
    const { idCard } = entry
    return { ...entry, idCard: idCard.slice(0, at) + idCard[at + 1] + idCard[at] + idCard.slice(at + 2) }
  },
  'digit too few': (entry, random) => {
    const at = Math.floor(random() * 17)
    return { ...entry, idCard: entry.idCard.slice(0, at) + entry.idCard.slice(at + 1) }
  },
  'no number': (entry) => ({ ...entry, idCard: '' }),
  'no number, birth only': ({ name, birth }) => ({ name, idCard: '', birth }),
  'no number, homophone': (entry) => renamed(entry, respelt(entry.name, homophones)),
  'no number, shape': (entry) => renamed(entry, respelt(entry.name, shaped)),
  'no number, character missing': (entry) => (entry.name.length === 3 ? renamed(entry, entry.name[0]! + entry.name[2]!) : null),
  'no number, day and month exchanged': (entry) => {
    const [year, month, day] = entry.birth.split('-') as [string, string, string]
    return Number(day) <= 12 && day !== month ? { ...entry, idCard: '', birth: `${year}-${day}-${month}` } : null
  },
  'no number, digit of birth': (entry) => ({ ...entry, idCard: '', birth: otherDay(entry.birth) }),
  'no number, other village': (entry, random) => ({ ...entry, idCard: '', village: pick(random, villages.filter((name) => name !== entry.village)) }),
  'no number, month of birth': (entry) => ({ ...entry, idCard: '', birth: entry.birth.slice(0, 7) }),
  'no number, village and head': ({ name, village, head }) => ({ name, idCard: '', village: `示例镇${village}村`, head }),
  'no number, homophone and digit of birth': (entry) => {
    const name = respelt(entry.name, homophones)
    return name === null ? null : { ...entry, idCard: '', name, birth: otherDay(entry.birth) }
  },
  'no number, homophone and other village': (entry, random) => {
    const name = respelt(entry.name, homophones)
    return name === null ? null : { ...entry, idCard: '', name, village: pick(random, villages.filter((own) => own !== entry.village)), head: '' }
  },
  'digit of number, homophone': (entry, random) => {
    const name = respelt(entry.name, homophones)
    return name === null ? null : { name, idCard: otherDigit(entry.idCard, Math.floor(random() * 17), random) }
  },
  'name changed, number right': (entry, random) => ({ ...entry, name: newName(random, entry.name[0]) }),
} // prettier-ignore

function otherDay(birth: string): string {
  return birth.slice(0, 9) + String((Number(birth[9]) + 1) % 9)
}

/** Persons of the list who are nobody of the township, and look like somebody. */
const likenesses: Readonly<Record<string, Fault>> = {
  'namesake of the village': (entry, random) => ({ ...entry, idCard: '', head: '', birth: newBirth(random, 1940, 2015) }),
  'namesake with another number': (entry, random) => {
    const birth = newBirth(random, 1940, 2015)
    return { ...entry, birth, idCard: numberOf(birth, Math.floor(random() * 999)) }
  },
  'sibling of one day': (entry, random) => ({ ...entry, name: newName(random, entry.name[0]), idCard: numberOf(entry.birth, 500 + Math.floor(random() * 499)) }),
  'born on one day': (entry, random) => ({ name: newName(random), idCard: '', birth: entry.birth, village: entry.village }),
} // prettier-ignore

function renamed(entry: Entry, name: string | null): PersonWords | null {
  return name === null || name === entry.name ? null : { ...entry, name, idCard: '' }
}

/** A list of another office: `share` of the township spoilt in every way in turn, and as many strangers. */
export function inventList(people: readonly Entry[], count: number, random: Random): readonly Twin[] {
  const kinds = Object.entries(faults)
  const list: Twin[] = []
  const strangers = inventTownship(count, random)
  let turn = 0
  while (list.length < count) {
    const of = Math.floor(random() * people.length)
    const [what, spoil] = kinds[turn % kinds.length]!
    turn += 1
    const entry = spoil(people[of]!, random)
    if (entry) list.push({ entry, of, what })
  }
  for (const [what, spoil] of Object.entries(likenesses)) {
    for (let place = 0; place < count / 20; place += 1) {
      const entry = spoil(people[Math.floor(random() * people.length)]!, random)
      if (entry) list.push({ entry, of: null, what })
    }
  }
  return [...list, ...strangers.map((entry) => ({ entry: { ...entry, village: '' }, of: null, what: 'stranger' }))]
}
