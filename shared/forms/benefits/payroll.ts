import { numberColumn } from '../columns.ts'
import { defineForm, type Ask, type FormDefinition, type TableColumn } from '../define.ts'

/** What one list of payments differs in. */
export type Payroll = Pick<FormDefinition, 'id' | 'label' | 'purpose' | 'ledger' | 'filter'> &
  Readonly<{
    title: string
    /** Between the receiver's number and the account; 68 mm together. */
    what: readonly TableColumn[]
    /** Field with the money. */
    money: string
    moneyLabel: string
    asks?: readonly Ask[]
    /** Field of the receiver. */
    receiver?: string
    /** Village list where the ledger carries accounts. */
    account?: boolean
    sort?: readonly string[]
  }>

/** A list of payments to be signed: a village on a sheet, sums on every page, the total in capitals, four signatures. */
export function payroll(own: Payroll): FormDefinition {
  const { title, what, money, moneyLabel, asks, receiver = 'name', account = true, sort, ...rest } = own
  return defineForm({
    ...rest,
    code: 'P15',
    group: 'benefits',
    each: 'village',
    paper: 'A4',
    orientation: 'landscape',
    editions: ['internal'],
    asks: [...(asks ?? []), { id: 'issuer', label: '发放单位', type: 'text', initial: '{township}人民政府', required: true }],
    blocks: [
      { kind: 'title', text: title },
      { kind: 'line', left: '发放单位（盖章）：{ask.issuer}', middle: '村别：{village}', right: '单位：元' },
      {
        kind: 'table',
        columns: [
          numberColumn(11),
          { id: 'name', header: ['姓名'], text: `{${receiver}}`, widthMm: 21, align: 'center' },
          { id: 'idCard', header: ['身份证号'], text: '{idCard}', widthMm: 40, align: 'center', nowrap: true },
          ...what,
          ...(account ? accountColumns : []),
          { id: 'amount', header: [moneyLabel], text: `{${money}}`, widthMm: 24, align: 'right', nowrap: true, sum: money },
          { id: 'signature', header: ['领款人签字'], text: '', widthMm: 26 },
          { id: 'remark', header: ['备注'], text: '', widthMm: account ? 10 : 40 },
        ],
        sort: sort ?? ['group', receiver],
        totals: { label: '合计', pageTotals: true, capitals: 'amount' },
        rowMm: 9,
      },
      { kind: 'sign', labels: ['经办人', '复核人', '财政所负责人', '分管领导'], perRow: 4, rowMm: 12, date: '{today|day}' },
    ],
  })
}

const accountColumns: readonly TableColumn[] = [
  { id: 'bankName', header: ['开户行'], text: '{bankName}', widthMm: 33 },
  { id: 'account', header: ['银行账号'], text: '{account}', widthMm: 40, align: 'center', nowrap: true },
]
