import type { FieldDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { cleanHeading, headingKey, looseKey } from './heading.ts'

/** One field that a heading may stand for. */
export type DictionaryEntry = Readonly<{ ledger: string; field: FieldDefinition; label: boolean }>

/** Every heading that the registry knows, in three degrees of exactness. */
export type Dictionary = Readonly<{
  exact: ReadonlyMap<string, readonly DictionaryEntry[]>
  normal: ReadonlyMap<string, readonly DictionaryEntry[]>
  loose: ReadonlyMap<string, readonly DictionaryEntry[]>
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
  '序号 编号 备注 省 市 县 区 乡镇 镇 县区 区县 市县 乡镇街道 县市区旗 县市区 乡 街道 备注说明 年份 年度 联系电话 审核人 经办人 签字 签名 照片 合计 小计 金额 数量 日期 姓名'.split(
    ' ',
  ),
)

/** 2 = a heading of some field, 1 = a heading that belongs to any table, 0 = neither. */
export function headingHit(dictionary: Dictionary, text: string): 0 | 1 | 2 {
  if (text.length > 40) return 0
  if (dictionary.keys.has(text)) return 2
  const key = headingKey(text)
  if (dictionary.normal.has(key) || dictionary.loose.has(looseKey(key))) return 2
  return structural.has(key) ? 1 : 0
}

function build(registry: Registry): Dictionary {
  const exact = new Map<string, DictionaryEntry[]>()
  const normal = new Map<string, DictionaryEntry[]>()
  const loose = new Map<string, DictionaryEntry[]>()
  const keys = new Map<string, DictionaryEntry>()
  for (const ledger of registry.ledgers) {
    if (ledger.system) continue
    for (const field of ledger.fields) {
      if (field.retired) continue
      keys.set(`${ledger.id}.${field.id}`, { ledger: ledger.id, field, label: true })
      const headings = [field.label, ...(field.aliases ?? [])]
      headings.forEach((heading, index) => {
        const entry = { ledger: ledger.id, field, label: index === 0 }
        add(exact, cleanHeading(heading), entry)
        const key = headingKey(heading)
        add(normal, key, entry)
        add(loose, looseKey(key), entry)
      })
    }
  }
  loose.delete('')
  return { exact, normal, loose, keys }
}

function add(map: Map<string, DictionaryEntry[]>, key: string, entry: DictionaryEntry): void {
  const list = map.get(key)
  if (!list) map.set(key, [entry])
  else if (!list.some((other) => other.ledger === entry.ledger && other.field === entry.field)) list.push(entry)
}
