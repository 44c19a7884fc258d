import type { CodeList } from '#shared/ledger/define.ts'
import { codesOf, fieldOf, ledgerOf, type Registry } from '#shared/ledger/registry.ts'

export type Change = 'add' | 'reduce' | 'move'

/** What only ever increases, and what only ever decreases (the code list holds both, increase first). */
const increases = new Set(['新生儿', '嫁入', '户籍迁入', '收养', '刑满释放', '失联人员回归', '复员退伍回乡', '整户识别漏录补录'])
const neither = new Set(['户主去世', '协商更换户主', '登记错误'])
const moves = new Set(['分户转出', '嫁入', '收养', '其他'])

/** The reasons that fit a kind of change, from the ledger's own code list, so that reasons added by policy appear too. */
export function reasonsFor(registry: Registry, change: Change): CodeList | undefined {
  const list = codesOf(registry, fieldOf(ledgerOf(registry, 'populationChange'), 'reason'))
  if (!list) return undefined
  return { ...list, items: list.items.filter((item) => fits(item.value, change)) }
}

/** 变动类型 of the record that a change leaves. */
export const changeKinds: Readonly<Record<Change, string>> = {
  add: '人口自然增加',
  reduce: '人口自然减少',
  move: '户内转移',
}

/** 人员状态 after a decrease: who moved away is 转出, else 自然减少. */
export function statusAfter(reason: string | null): string {
  return reason !== null && ['嫁出', '户籍迁出', '分户转出'].includes(reason) ? '转出' : '自然减少'
}

function fits(value: string, change: Change): boolean {
  if (change === 'move') return moves.has(value)
  if (value === '其他') return true
  return change === 'add' ? increases.has(value) : !increases.has(value) && !neither.has(value)
}
