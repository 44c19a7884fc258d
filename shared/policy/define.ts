/**
 * What policy changes from year to year: income lines, monitoring lines, deadlines, terms. Shipped defaults stand in
 * this room; an office's own values are records of the ledger `policyValue` and win over them.
 */
export type PolicyKind = 'money' | 'integer' | 'percent' | 'text'

export type PolicyItem = Readonly<{
  /** camelCase, never renamed: monitoringLine, noticeDays. */
  id: string
  label: string
  kind: PolicyKind
  /** 元, 天, %, 月, 岁 …; money values are 分, percents are hundredths of a percent. */
  unit: string
  group: PolicyGroup
  /** What it is for and where the default comes from. */
  help: string
  /** Values with the first day on which they hold; the first one holds since ever. */
  values: readonly PolicyValue[]
}>

export const policyGroups = [
  { id: 'lines', label: '标准线' },
  { id: 'deadlines', label: '期限与提醒' },
  { id: 'limits', label: '界限与比例' },
  { id: 'terms', label: '名称用语' },
] as const
export type PolicyGroup = (typeof policyGroups)[number]['id']

export type PolicyValue = Readonly<{ from: string; value: number | string }>

/** Reads the value that holds on a day. Throws for an unknown item or a wrong kind (a bug). */
export type Policy = Readonly<{
  number: (item: string, on: string) => number
  text: (item: string, on: string) => string
}>
