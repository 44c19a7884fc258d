import type { Edition } from '#shared/forms/define.ts'
import type { CodeList, FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { chineseDate, fullYears } from '#shared/values/date.ts'
import { ageOfIdCard } from '#shared/values/idCard.ts'
import { maskIdCard } from '#shared/values/mask.ts'
import { maskFullNumbers } from '#shared/values/fullNumbers.ts'
import { capitals } from '#shared/values/capitals.ts'
import { formatWan } from '#shared/values/money.ts'
import { nameOnPaper } from './minors.ts'
import { isBoxed } from './template.ts'

/** One value about to stand on paper. */
export type Shown = Readonly<{
  ledger: LedgerDefinition
  field: FieldDefinition
  value: FieldValue | undefined
  /** Words of the linked record. */
  linkLabel?: string
  /** Of the person whom the record (or the linked one) is about; what is known of the age. */
  person?: PersonFacts
  codes?: CodeList
}>

export type PersonFacts = Readonly<{
  birthDate?: FieldValue
  idCard?: FieldValue
  sex?: FieldValue
  relation?: FieldValue
  headName?: FieldValue
}>

export type EditionRule = Readonly<{
  edition: Edition
  /** Personal numbers with their middle hidden, whatever the edition. */ mask: boolean
  today: string
}>

/**
 * The one place where a value becomes text on paper. In `public`: no ID number but the short kind (first 3, last 4), phones
 * and cards masked, no illness, disability, birth date, house number, income in detail, position; persons under 18 are
 * 张某之子. '' where nothing may be shown. No form can lift it.
 */
export function textOnPaper(shown: Shown, rule: EditionRule, format = ''): string {
  const { field, value } = shown
  if (field.secret || value === null || value === undefined || value === '') return ''
  if (rule.edition !== 'public') return formatted(shown, rule.mask || format === 'short', format)
  if (kindOf(field) === 'idCard') return format === 'short' ? maskIdCard(String(value)) : ''
  if (isHidden(shown)) return ''
  if (tellsHealth(shown)) return ''
  const text = formatted(withoutHealth(shown), true, format)
  if (isName(field)) return nameOnPaper(text, shown.person && isMinor(shown.person, rule.today) ? shown.person : null)
  if (isAddress(field)) return withoutHouse(text)
  return field.type === 'text' || field.type === 'longtext' ? maskFullNumbers(text) : text
}

/** A field of which the public edition never shows anything: its column would stand empty. */
export function isNeverPublic(ledger: LedgerDefinition, field: FieldDefinition, format: string): boolean {
  return kindOf(field) === 'idCard' ? format !== 'short' : isHidden({ ledger, field, value: null })
}

function formatted({ field, value, linkLabel, codes }: Shown, mask: boolean, format: string): string {
  if (isBoxed(format)) return options({ field, value, codes }, format)
  if (format === 'check') return value === 1 || value === '是' ? '☑' : '☐'
  if (typeof value === 'number' && field.type === 'money') {
    if (format === 'capitals') return capitals(value)
    if (format === 'wan') return formatWan(value)
  }
  if (format === 'committee') return committee(linkLabel ?? String(value))
  if (format === 'year' && value) return `${String(value).slice(0, 4)}年`
  if (format === 'month' && typeof value === 'string') return chineseDate(value.slice(0, 7))
  if (format === 'day' && typeof value === 'string') return chineseDate(value)
  return formatValue(field, value, { linkLabel, mask })
}

/** 新民村 → 新民村村民委员会, 城关社区 → 城关社区居民委员会. */
export function committee(village: string): string {
  return village === ''
    ? ''
    : `${village}${village.endsWith('社区') || village.endsWith('居委会') ? '居民委员会' : '村民委员会'}`.replace('居委会居民', '居民')
}

/** Every word of the list with a box, the chosen ones ticked; of `has` 有 无, where that was asked. */
function options({ field, value, codes }: Pick<Shown, 'field' | 'value' | 'codes'>, format: string): string {
  const chosen = field.type === 'boolean' ? [value === 1 ? '是' : value === 0 ? '否' : ''] : String(value ?? '').split(',')
  const words =
    field.type === 'boolean' ? ['是', '否'] : (codes?.items ?? []).filter((item) => item.to === undefined).map((item) => item.value)
  const said = (word: string) => (format !== 'has' ? word : word === '是' ? '有' : word === '否' ? '无' : word)
  return words.map((word) => `${chosen.includes(word) ? '☑' : '☐'}${said(word)}`).join(' ')
}

/** The boxes of a blank form. */
export function blankOptions(field: FieldDefinition, codes: CodeList | undefined, format: string): string {
  return options({ field, value: null, codes }, format)
}

// 名单: names in a row, minors among them, which nobody can tell apart.
// 致贫原因: a reason left blank would tell that it is an illness. 劳动技能, 劳动能力: that somebody lost the ability to work.
const hiddenWords = /病|残疾|残情|健康|出生|经度|纬度|学籍|精神|名单|致贫原因|劳动技能|劳动能力/
const detailedIncome = /收入|支出/
/** Ledgers whose money is what a household earns, not what it is given. */
const incomeLedgers = new Set(['income', 'household', 'member', 'monitoring', 'migrantWork'])

function isHidden({ ledger, field }: Shown): boolean {
  if (kindOf(field) !== 'phone' && hiddenWords.test(field.label)) return true
  if (field.section === 'health' || field.id === 'birthDate' || field.id === 'latitude' || field.id === 'longitude') return true
  return field.type === 'money' && incomeLedgers.has(ledger.id) && (ledger.id === 'income' || detailedIncome.test(field.label))
}

/** Reasons and kinds that tell of illness or disability are left out where they are told of a person or household. */
function withoutHealth(shown: Shown): Shown {
  const { field, value } = shown
  if ((field.type !== 'choice' && field.type !== 'multichoice') || typeof value !== 'string' || !/病|残|精神|智力/.test(value)) return shown
  const kept = value.split(',').filter((word) => !/病|残|精神|智力/.test(word))
  return { ...shown, value: kept.join(',') }
}

/** What somebody wrote of a household in his own words is left out as a whole where it speaks of illness or disability. */
function tellsHealth({ ledger, field, value }: Shown): boolean {
  if (field.type !== 'text' && field.type !== 'longtext') return false
  const isOfPeople = ledger.id === 'household' || ledger.fields.some((one) => one.target === 'household')
  return isOfPeople && /病|残疾|残障|因残|重残|精神|智力|失能|癌/.test(String(value))
}

function kindOf(field: FieldDefinition): string {
  return field.sensitive ?? field.type
}

/** Names of persons, and links to records that are called by a person. */
function isName(field: FieldDefinition): boolean {
  if (field.type === 'link') return field.target === 'member' || field.target === 'household'
  return field.type === 'text' && (field.search === 'name' || field.label.endsWith('姓名'))
}

function isAddress(field: FieldDefinition): boolean {
  return field.type === 'text' && /地址|住址|门牌/.test(field.label)
}

/** 新民村二组（15号）: from the first number of a house on. */
function withoutHouse(address: string): string {
  return address.replace(/[（(]?[\d一二三四五六七八九十百]+(?:[-—]\d+)*\s*(?:号|栋|幢|单元|室|楼).*$/, '')
}

export function isMinor(person: PersonFacts, today: string): boolean {
  const { birthDate, idCard } = person
  const age =
    typeof birthDate === 'string' && birthDate !== ''
      ? fullYears(birthDate, today)
      : typeof idCard === 'string' && idCard !== ''
        ? ageOfIdCard(idCard, today)
        : null
  return age !== null && age < 18
}
