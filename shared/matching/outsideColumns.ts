import { cleanHeading } from '#shared/importing/heading.ts'
import { toHalfWidth } from '#shared/values/text.ts'
import type { OutsideRole } from './outsideRoles.ts'
import { numberKeys, villageKey } from './personKeys.ts'

/** Which columns of a foreign list say who is meant. The list is none of our ledgers: all else is shown as words. */

export type OutsideColumn = Readonly<{
  index: number
  /** Texts of the header rows, outermost first, joined by `/`; '' without a header. */
  heading: string
  role: OutsideRole | null
  samples: readonly string[]
}>

/** A column, and what its cells look like. */
export type ColumnLook = Readonly<{
  index: number
  heading: string
  samples: readonly string[]
  /** Shares of the filled cells, 0..1. */
  numbers: number
  names: number
  sexes: number
  villages: number
  phones: number
  distinct: number
}>

/** What the cells of a column look like. `villages`: keys of the villages that are known. */
export function lookOf(index: number, heading: string, cells: readonly string[], villages: ReadonlySet<string>): ColumnLook {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const share = (test: (cell: string) => boolean): number => (filled.length === 0 ? 0 : filled.filter(test).length / filled.length)
  return {
    index,
    heading,
    samples: [...new Set(filled)].slice(0, 3),
    numbers: share(isNumber),
    names: share(isNameLike),
    sexes: share((cell) => cell === '男' || cell === '女'),
    villages: share((cell) => villages.has(villageKey(cell))),
    phones: share((cell) => /^1[3-9]\d{9}$/.test(cell)),
    distinct: filled.length === 0 ? 0 : new Set(filled).size / filled.length,
  }
}

export function isNumber(cell: string): boolean {
  if (cell.length < 15) return false
  const { number, lead, isValid } = numberKeys(cell)
  return isValid || lead !== '' || (number.length >= 17 && /^[1-9]\d{5}(?:18|19|20)\d\d/.test(number))
}

const families =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文付肖代闫庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净阴瞿农'

/** Two to four Chinese characters that begin like a person's name; columns of words such as 正常 or 农村 do not. */
export function isNameLike(cell: string): boolean {
  const clean = cell.replace(/[\s\u3000·]/g, '')
  return /^[\u4e00-\u9fff]{2,4}$/.test(clean) && families.includes(clean[0]!) && !/[号村镇县组期额型别位]$/.test(clean)
}

/** Roles by heading and content; content that contradicts a heading wins for numbers, which nothing else looks like. */
export function rolesOf(looks: readonly ColumnLook[]): ReadonlyMap<number, OutsideRole> {
  const roles = new Map<number, OutsideRole>()
  for (const look of looks) {
    const role = roleOf(look)
    if (role) roles.set(look.index, role)
  }
  const numbers = looks.filter(({ index }) => roles.get(index) === 'idCard')
  markHeads(looks, roles, numbers)
  if (![...roles.values()].includes('name')) takeNameByContent(looks, roles, numbers[0]?.index)
  return roles
}

function roleOf(look: ColumnLook): OutsideRole | null {
  const heading = bare(look.heading)
  if (look.numbers >= 0.5) return 'idCard'
  if (/身份证|公民身份|证件号|身份号码|残疾证号|身份证件/.test(heading) && !/类型|种类|地址|有效/.test(heading)) return 'idCard'
  if (/出生(?:日期|年月|时间)|^生日$/.test(heading)) return 'birth'
  if (/^性别$/.test(heading) || look.sexes >= 0.95) return 'sex'
  if (look.phones >= 0.6 || /电话|手机|联系方式/.test(heading)) return 'phone'
  if (isNameHeading(heading) && look.numbers === 0) return 'name'
  const isPlace =
    /^(?:行政|所在|所属|户籍)?村(?:名|名称|别|居|庄|（社区）|\(社区\)|委会|社区)?$|^(?:所在|所属)?社区$|村（居）|村\(居\)/.test(heading)
  return isPlace || look.villages >= 0.6 ? 'village' : null
}

function isNameHeading(heading: string): boolean {
  if (
    /单位|企业|公司|名称|电话|证(?!人)|日期|时间|地址|学校|代码|编号|类|与|关系|拼音/.test(
      heading.replace(/权利人名称|姓名\/名称|经营者名称/, ''),
    )
  )
    return false
  return /姓名|名字|^户主$|户主名|车主|权利人|法定代表人|法人|经营者|投资人|股东|业主|死者|逝者|缴存人|参保人|持证人|持有人|所有人|^成员$|学生|患者|^人员$/.test(
    heading,
  )
}

/** 户主 beside persons of their own is context; alone it is the person. */
function markHeads(looks: readonly ColumnLook[], roles: Map<number, OutsideRole>, numbers: readonly ColumnLook[]): void {
  const names = looks.filter(({ index }) => roles.get(index) === 'name')
  const isHead = ({ heading }: ColumnLook): boolean => bare(heading).includes('户主')
  const isOwn = ({ heading }: ColumnLook): boolean => !/户主|配偶|监护|父|母|成员\d|子女/.test(bare(heading))
  if (names.some(isOwn)) for (const { index } of names.filter(isHead)) roles.set(index, 'head')
  if (numbers.some(isOwn)) for (const { index } of numbers.filter(isHead)) roles.set(index, 'headIdCard')
}

function takeNameByContent(looks: readonly ColumnLook[], roles: Map<number, OutsideRole>, beside: number | undefined): void {
  const free = looks.filter(({ index, names, distinct }) => !roles.has(index) && names >= 0.6 && distinct > 0.2)
  const nearest = [...free].sort((a, b) => b.names - a.names || Math.abs(a.index - (beside ?? 0)) - Math.abs(b.index - (beside ?? 0)))[0]
  if (nearest) roles.set(nearest.index, 'name')
}

/** Columns that name one person: a row may name several (户主, 配偶, 权利人一, 权利人二). */
export type Subject = Readonly<{ name: number | null; idCard: number | null }>

/** Each number with the name nearest before it, else after it; without numbers each name by itself. */
export function subjectsOf(columns: readonly Pick<OutsideColumn, 'index' | 'role'>[]): readonly Subject[] {
  const names = columns.filter(({ role }) => role === 'name').map(({ index }) => index)
  const numbers = columns.filter(({ role }) => role === 'idCard').map(({ index }) => index)
  if (numbers.length === 0) return names.map((name) => ({ name, idCard: null }))
  const free = new Set(names)
  return numbers.map((idCard, place) => {
    const from = numbers[place - 1] ?? -1
    const to = numbers[place + 1] ?? Number.MAX_SAFE_INTEGER
    const before = [...free].filter((index) => index > from && index < idCard).at(-1)
    const after = [...free].find((index) => index > idCard && index < to)
    const name = before ?? after ?? (numbers.length === 1 ? [...free][0] : undefined) ?? null
    if (name !== null) free.delete(name)
    return { name, idCard }
  })
}

/** The last word of a heading path without blanks and remarks. */
function bare(heading: string): string {
  return toHalfWidth(cleanHeading(heading)).replace(/[\s*★]/g, '')
}
