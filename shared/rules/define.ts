import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import type { Policy } from '#shared/policy/define.ts'

/**
 * The catalogue of checks across fields and records. A rule looks at one dossier: a root record (household, village,
 * project, fund …) with everything that belongs to it, and answers what is wrong in words that say how to mend it.
 */
export const severities = ['错误', '疑点', '提醒'] as const
export type Severity = (typeof severities)[number]

/** Kinds of dossier. */
export const dossierRoots = ['household', 'village', 'project', 'fundSource', 'asset', 'helper', 'station'] as const
export type DossierRoot = (typeof dossierRoots)[number]

/** A record as rules see it: values as stored (money 分, dates ISO, multichoice joined by ','), derived ones included; blank ones are null or missing. */
export type RuleRecord = Readonly<{ id: string; values: FieldValues }>

export type Dossier = Readonly<{
  root: RuleRecord
  /** Records of a ledger that belong to the root, directly or through one of its records, in stored order. Empty when none. */
  of: (ledger: string) => readonly RuleRecord[]
}>

export type RuleContext = Readonly<{
  /** ISO day on which is checked. */
  today: string
  policy: Policy
  /**
   * Other records of the file with the same value as `record` in what the rule declares under `shares`: never the record
   * itself. Blank values share nothing; ID numbers are compared by their first 18 digits, 999999… shares nothing.
   */
  sharing: (share: string, record: RuleRecord) => readonly Sharer[]
  /** A record outside the dossier that a link leads to (the village of a household); its ledger stands in `reads`. */
  linked: (ledger: string, id: FieldValue | undefined) => RuleRecord | null
  /** Whether the office keeps a ledger at all: a household missing from a list says nothing where nobody made the list. */
  keeps: (ledger: string) => boolean
  /** Words that name a record for a message: its title; '' for a blank link. Its ledger stands in `reads`. */
  nameOf: (ledger: string, id: FieldValue | undefined) => string
}>

/** `root`: the dossier in which the other record stands. */
export type Sharer = Readonly<{ record: RuleRecord; root: string | null }>

export type RuleHit = Readonly<{
  ledger: string
  record: string
  /** Field to mend; null when the record as a whole is meant. */
  field: string | null
  /**
   * Chinese: what is wrong, with the values, and how to mend it. Days are named as dates, never as "35 天前": an excuse
   * holds as long as the message stays the same.
   */
  message: string
  /** Where one rule has grave and light cases: other than the rule's own. */
  severity?: Severity
  /** Values of the same record that would put it right beyond doubt; offered as one click, never applied unasked. */
  mend?: FieldValues
}>

export type Rule = Readonly<{
  /** As in the catalogue of the field: R042. Own ones from R200 on. */
  id: string
  severity: Severity
  /** A short name: 义务教育适龄儿童不在校 */
  title: string
  /** Chapter of the catalogue. */
  group: RuleGroup
  /** The rule in one sentence, with its source. */
  definition: string
  root: DossierRoot
  /** Ledgers that it looks at besides the root's own; others are refused, since changes of them would go unnoticed. */
  reads: readonly string[]
  /** Ledgers of which it asks whether they are kept. */
  keeps?: readonly string[]
  /** Policy items that it uses; others are refused. */
  params?: readonly string[]
  /** Own fields by which it compares with the whole file, as `member.idCard` or `member.name+birthDate`. */
  shares?: readonly string[]
  check: (dossier: Dossier, context: RuleContext) => Iterable<RuleHit>
}>

export const ruleGroups = [
  '身份与唯一性',
  '教育健康劳动力',
  '社会保障',
  '收入',
  '监测对象',
  '就业务工',
  '土地与户情',
  '项目资金资产',
  '程序与汇总',
] as const
export type RuleGroup = (typeof ruleGroups)[number]

export function defineRule(rule: Rule): Rule {
  return rule
}
