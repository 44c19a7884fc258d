import type { ColumnBar } from '#shared/charts/columns.ts'
import type { BridgeAnswer, BridgeTerm } from '#shared/ipc/parts/figures.ts'
import type { PaperTable } from '#shared/measures/paperTable.ts'
import { formatWan } from '#shared/values/money.ts'

export type BridgeKind = 'households' | 'persons' | 'funds' | 'loans' | 'assets'

export const bridgeKinds: readonly Readonly<{ value: BridgeKind; label: string; says: string }>[] = [
  { value: 'households', label: '户', says: '在册农户数。原因取自“人口与户变动”和状态原因，没有写的列为未说明原因。' },
  { value: 'persons', label: '人', says: '在册人口数。原因取自“人口与户变动”和状态原因，没有写的列为未说明原因。' },
  { value: 'funds', label: '资金', says: '资金结余：下达的指标减去支付。' },
  { value: 'loans', label: '贷款', says: '贷款余额：发放的本金减去归还的本金。' },
  { value: 'assets', label: '资产', says: '资产原值，不含已处置、灭失的资产。' },
]

/** What a bridge tells of each term; the first is what is drawn. */
export type Amount = Readonly<{
  id: string
  label: string
  unit: string
  value: (term: BridgeTerm) => number
  text: (term: BridgeTerm) => string
}>

const households: Amount = {
  id: 'households',
  label: '户数',
  unit: '户',
  value: (term) => term.households ?? 0,
  text: (term) => grouped(term.households),
}
const persons: Amount = {
  id: 'persons',
  label: '人数',
  unit: '人',
  value: (term) => term.persons ?? 0,
  text: (term) => grouped(term.persons),
}
const money: Amount = {
  id: 'fen',
  label: '金额',
  unit: '万元',
  value: (term) => Math.round((term.fen ?? 0) / 10_000) / 100,
  text: (term) => formatWan(term.fen ?? 0),
}

/** Records that a term touches: they do not add up, since a payment leaves its source where it is. */
function counted(unit: string): Amount {
  return { id: 'records', label: '涉及', unit, value: (term) => term.records, text: (term) => grouped(term.records) }
}

export function amountsOf(kind: BridgeKind): readonly Amount[] {
  if (kind === 'households') return [households, persons]
  if (kind === 'persons') return [persons, households]
  return [money, counted({ funds: '笔', loans: '笔', assets: '项' }[kind])]
}

/** Funds are given to the township as a whole. */
export function hasVillages(kind: BridgeKind): boolean {
  return kind !== 'funds'
}

export function isEnd({ kind }: BridgeTerm): boolean {
  return kind === 'opening' || kind === 'closing'
}

/** The waterfall: the ends stand on the ground, each change hangs where the one before ended. */
export function waterfall(terms: readonly BridgeTerm[], amount: Amount): readonly ColumnBar[] {
  let level = 0
  const told = terms.filter((term) => isEnd(term) || amount.value(term) !== 0)
  return told.map((term) => {
    const value = amount.value(term)
    if (isEnd(term)) {
      level = value
      return { label: term.label, text: amount.text(term), from: 0, to: value, tone: 'first', pick: term.id }
    }
    const from = level
    level += term.kind === 'increase' ? value : -value
    const sign = term.kind === 'increase' ? '+' : '-'
    return {
      label: term.label,
      text: `${sign}${amount.text(term)}`,
      from,
      to: level,
      tone: term.kind === 'increase' ? 'up' : 'down',
      pick: term.id,
    }
  })
}

/** The sum in words: 816 + 12 - 3 = 825. */
export function sumText(terms: readonly BridgeTerm[], amount: Amount): string {
  const [opening, closing] = [terms.find((term) => term.kind === 'opening'), terms.find((term) => term.kind === 'closing')]
  const steps = terms
    .filter((term) => !isEnd(term) && amount.value(term) !== 0)
    .map((term) => `${term.kind === 'increase' ? '+' : '−'} ${amount.text(term)}`)
  return [opening ? amount.text(opening) : '0', ...steps, '=', closing ? amount.text(closing) : '0'].join(' ')
}

export const kindWords = { opening: '期初', increase: '增加', decrease: '减少', closing: '期末' } as const

/** The bridge as a table to paste into a report. */
export function bridgePaper(title: string, answer: BridgeAnswer, amounts: readonly Amount[]): PaperTable {
  return {
    title: `${title}变动表（${answer.from} 至 ${answer.to}）`,
    note: '',
    asOf: answer.to,
    unit: '',
    rowLabel: '项目',
    columns: amounts.map((amount) => ({
      id: amount.id,
      header: [`${amount.label}（${amount.unit}）`],
      align: 'right',
      part: 'now',
      nowrap: true,
    })),
    rows: answer.terms.map((term) => ({
      key: term.id,
      label: term.label,
      indent: isEnd(term) ? 0 : 1,
      total: isEnd(term),
      cells: amounts.map((amount) => ({ text: signed(term, amount) })),
    })),
  }
}

export function signed(term: BridgeTerm, amount: Amount): string {
  if (amount.id === 'records') return amount.text(term)
  const sign = term.kind === 'increase' ? '+' : term.kind === 'decrease' ? '−' : ''
  return amount.value(term) === 0 ? amount.text(term) : `${sign}${amount.text(term)}`
}

function grouped(value: number | undefined): string {
  return (value ?? 0).toLocaleString('zh-CN')
}
