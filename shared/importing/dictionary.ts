import type { FieldDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { cleanHeading, headingKey, withoutOrdinal } from './heading.ts'
import { canonical, signsOf, splitYear } from './wording.ts'

/** One field that a heading may stand for. */
export type DictionaryEntry = Readonly<{ ledger: string; field: FieldDefinition; label: boolean }>

/** Every heading that the registry knows, in four degrees of exactness. */
export type Dictionary = Readonly<{
  exact: ReadonlyMap<string, readonly DictionaryEntry[]>
  normal: ReadonlyMap<string, readonly DictionaryEntry[]>
  /** By the wording that headings of one meaning share. */
  loose: ReadonlyMap<string, readonly DictionaryEntry[]>
  /** By the signs of that wording, whatever their order. */
  signs: ReadonlyMap<string, readonly DictionaryEntry[]>
  /** Pairs of signs → wordings that hold them, to find what is alike. */
  pairs: ReadonlyMap<string, readonly string[]>
  /** Pairs of signs in headings as they are written. */
  spelling: ReadonlySet<string>
  /** Hidden keys of our own files: `member.idCard`. */
  keys: ReadonlyMap<string, DictionaryEntry>
}>

const cache = new WeakMap<Registry, Dictionary>()

/** The headings of all ledgers that take part in imports. Built once a registry. */
export function dictionaryOf(registry: Registry): Dictionary {
  const known = cache.get(registry)
  if (known) return known
  const made = build(registry)
  cache.set(registry, made)
  return made
}

/** Headings that carry no data of ours but are a sure sign of a header row. */
const structural = new Set(
  '序号 户序号 编号 备注 省 市 县 区 省份 地市 市州 州 旗 街道 乡镇 镇 县区 区县 市县 乡镇街道 县市区旗 县市区 乡 省自治区直辖市 备注说明 年份 年度 联系电话 审核人 经办人 签字 签名 照片 合计 小计 金额 数量 日期 姓名'.split(
    ' ',
  ),
)

/** A heading that names no field of ours and is worth no question. */
export function isStructural(text: string): boolean {
  return structural.has(headingKey(text))
}

/** What tells one of several members beside one another: 成员1姓名, 家庭成员二, 配偶身份证号. */
const ofSpread =
  /^(?:家庭)?(?:成员|人员)[（(]?[\d一二三四五六七八九十]{1,2}[）)]?[-_.、]?|^(?:配偶|妻子|丈夫|父亲|母亲|[长次大二三][子女]|儿子|女儿|子女\d?)(?=姓名|证件|身份证|电话|联系|性别|出生|年龄|关系)/

/** 姓名1, 身份证号码(2), 与户主关系三 */
const numbered = /(?<=[\u4e00-\u9fff])[（(_-]?(?:\d{1,2}|[一二三四五六七八九十])[）)]?$/

/** 2 = a heading of some field, 1 = a heading that belongs to any table, 0 = neither. */
export function headingHit(dictionary: Dictionary, text: string): 0 | 1 | 2 {
  if (text.length > 40) return 0
  if (dictionary.keys.has(text)) return 2
  if (isForeign(dictionary, text)) return structural.has(text) ? 1 : 0
  const clean = withoutOrdinal(cleanHeading(text)).replace(ofSpread, '')
  if (clean === '') return 1
  const { rest } = splitYear(clean)
  const key = headingKey(rest === '' ? clean : rest)
  if (dictionary.normal.has(key) || (readsLikeHeading(dictionary, key) && dictionary.loose.has(canonical(key)))) return 2
  if (numbered.test(clean) && dictionary.normal.has(headingKey(clean.replace(numbered, '')))) return 2
  return structural.has(key) || (rest === '' && clean !== '') ? 1 : 0
}

/**
 * A few Chinese signs of which no two stand together in any heading, nothing to be cleaned and no number among them: most
 * names of persons. Tens of thousands of them stand in a large sheet.
 */
function isForeign({ spelling }: Dictionary, text: string): boolean {
  if (text.length < 2 || text.length > 8) return false
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charCodeAt(index)
    if (sign < 0x4e00 || sign > 0x9fff || numerals.includes(text.charAt(index))) return false
    if (index > 0 && spelling.has(text.slice(index - 1, index + 1))) return false
  }
  return true
}

const numerals = '一二三四五六七八九十'

/** Half of its pairs of signs stand in headings: spares the names and addresses of a large sheet a closer look. */
function readsLikeHeading({ spelling }: Dictionary, key: string): boolean {
  if (key.length < 2 || key.length > 30) return false
  let known = 0
  for (let index = 0; index + 1 < key.length; index += 1) if (spelling.has(key.slice(index, index + 2))) known += 1
  return known * 2 >= key.length - 1
}

function build(registry: Registry): Dictionary {
  const exact = new Map<string, DictionaryEntry[]>()
  const normal = new Map<string, DictionaryEntry[]>()
  const loose = new Map<string, DictionaryEntry[]>()
  const signs = new Map<string, DictionaryEntry[]>()
  const keys = new Map<string, DictionaryEntry>()
  const writingOf = writings()
  for (const ledger of registry.ledgers) {
    if (ledger.system) continue
    for (const field of ledger.fields) {
      if (field.retired) continue
      keys.set(`${ledger.id}.${field.id}`, { ledger: ledger.id, field, label: true })
      const headings = [field.label, ...(field.aliases ?? [])]
      headings.forEach((heading, index) => {
        const entry = { ledger: ledger.id, field, label: index === 0 }
        const written = writingOf(heading)
        add(exact, written.clean, entry)
        add(normal, written.key, entry)
        add(loose, written.wording, entry)
        if (written.wording.length >= 4) add(signs, written.signs, entry)
      })
    }
  }
  loose.delete('')
  const spelling = new Set([...normal.keys()].flatMap((key) => [...pairsIn(key)]))
  return { exact, normal, loose, signs, pairs: pairsOf(loose.keys()), spelling, keys }
}

type Writing = Readonly<{ clean: string; key: string; wording: string; signs: string }>

/** Half of all headings stand in several ledgers (备注, 行政村): each is taken apart once. */
function writings(): (heading: string) => Writing {
  const made = new Map<string, Writing>()
  return (heading) => {
    const known = made.get(heading)
    if (known) return known
    const key = headingKey(heading)
    const wording = canonical(key)
    const writing = { clean: cleanHeading(heading), key, wording, signs: signsOf(wording) }
    made.set(heading, writing)
    return writing
  }
}

function pairsOf(wordings: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const pairs = new Map<string, string[]>()
  for (const wording of wordings) {
    for (const pair of pairsIn(wording)) {
      const list = pairs.get(pair)
      if (list) list.push(wording)
      else pairs.set(pair, [wording])
    }
  }
  return pairs
}

/** Each two neighbouring signs once. */
export function pairsIn(wording: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (let index = 0; index + 1 < wording.length; index += 1) found.add(wording.slice(index, index + 2))
  return found
}

function add(map: Map<string, DictionaryEntry[]>, key: string, entry: DictionaryEntry): void {
  const list = map.get(key)
  if (!list) map.set(key, [entry])
  // Field by field: what was added of the same one stands last.
  else if (list.at(-1)?.field !== entry.field || list.at(-1)?.ledger !== entry.ledger) list.push(entry)
}
