import type { FieldMatch } from '#shared/ledger/define.ts'

export type BridgeKind = 'households' | 'persons' | 'funds' | 'loans' | 'assets'

/** A money field as part of what stands in the books, with the words for its increase and decrease. */
export type BridgePart = Readonly<{ field: string; sign: 1 | -1; entered: string; raised: string; lowered: string }>

/** What a bridge 期初 + 增加 − 减少 = 期末 counts. */
export type BridgeDefinition = Readonly<{
  ledger: string
  label: string
  /** Filter text: which records count on a day. */
  filter: string
  /** The same condition on the record alone, for those that came and went within the period. */
  counts?: FieldMatch
  /** Ledger and link of the record that it is part of: its reason stands in where there is none of its own. */
  within?: Readonly<{ ledger: string; link: string }>
  /** Link of `populationChange` that names the record. */
  changeLink?: string
  /** Own field that says why (状态原因). */
  reasonField?: string
  parts: readonly BridgePart[]
}>

export const bridges: Readonly<Record<BridgeKind, BridgeDefinition>> = {
  households: {
    ledger: 'household',
    label: '户数',
    filter: 'status = "在册"',
    counts: { field: 'status', is: '在册' },
    changeLink: 'household',
    reasonField: 'statusReason',
    parts: [],
  },
  persons: {
    ledger: 'member',
    label: '人口',
    filter: 'status = "在册" and householdStatus = "在册"',
    counts: { field: 'status', is: '在册' },
    within: { ledger: 'household', link: 'household' },
    changeLink: 'member',
    reasonField: 'statusReason',
    parts: [],
  },
  funds: {
    ledger: 'fundSource',
    label: '资金结余',
    filter: '',
    parts: [
      { field: 'amount', sign: 1, entered: '新下达指标', raised: '指标调增', lowered: '指标调减' },
      { field: 'paid', sign: -1, entered: '支付', raised: '支付', lowered: '支付冲回' },
    ],
  },
  loans: {
    ledger: 'loan',
    label: '贷款余额',
    filter: '',
    parts: [
      { field: 'amount', sign: 1, entered: '新发放贷款', raised: '贷款金额调增', lowered: '贷款金额调减' },
      { field: 'repaidBefore', sign: -1, entered: '建账前已还本金', raised: '建账前已还本金', lowered: '还款更正' },
      { field: 'repaid', sign: -1, entered: '归还本金', raised: '归还本金', lowered: '还款更正' },
    ],
  },
  assets: {
    ledger: 'asset',
    label: '资产原值',
    filter: 'state is blank or not state in ("已处置", "灭失")',
    parts: [{ field: 'originalValue', sign: 1, entered: '新增资产', raised: '原值调增', lowered: '原值调减' }],
  },
}

/** Kinds of 人口与户变动 that tell of an increase or a decrease; the others may stand for both (户内转移, 分户). */
export const changeDirections: Readonly<Record<'increase' | 'decrease', readonly string[]>> = {
  increase: ['人口自然增加', '整户新增'],
  decrease: ['人口自然减少', '整户销户'],
}
