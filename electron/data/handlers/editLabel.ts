import type { ReadContext, StoredRows } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import type { ChangeOp, DraftChange } from '#shared/history/changeSet.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import { needLedger } from '#data/store/needLedger.ts'

const verbs: Readonly<Record<ChangeOp, string>> = { add: '新增', change: '修改', remove: '删除', restore: '恢复' }

/** One line for the history: “修改农户 张三：联系电话”, “新增农户 李四、家庭成员 4 人”. `stored` holds the records as they are. */
export function editLabel(context: ReadContext, changes: readonly DraftChange[], stored: StoredRows): string {
  const ordered = [...changes].sort((a, b) => placeOf(context, a.ledger) - placeOf(context, b.ledger))
  const groups = new Map<string, DraftChange[]>()
  for (const change of ordered) {
    const key = `${change.op} ${change.ledger}`
    const group = groups.get(key)
    if (group) group.push(change)
    else groups.set(key, [change])
  }
  return [...groups.values()]
    .map((group) => groupLabel(context, group, stored))
    .slice(0, 3)
    .join('，')
}

function groupLabel(context: ReadContext, group: readonly DraftChange[], stored: StoredRows): string {
  const first = group[0]!
  const ledger = needLedger(context.registry, first.ledger)
  const verb = verbs[first.op]
  const fields = first.op === 'change' ? fieldLabels(ledger, group) : ''
  if (group.length > 1) return `${verb}${ledger.label} ${group.length} ${ledger.unit}${fields}`
  const title = changeTitle(context, first, stored)
  return `${verb}${ledger.label}${title ? ` ${title}` : ''}${fields}`
}

function fieldLabels(ledger: LedgerDefinition, group: readonly DraftChange[]): string {
  const ids = [...new Set(group.flatMap((change) => Object.keys(change.values)))]
  const labels = ids.map((id) => findField(ledger, id)?.label ?? id)
  return labels.length > 4 ? `：${labels.slice(0, 4).join('、')}等 ${labels.length} 项` : `：${labels.join('、')}`
}

function placeOf(context: ReadContext, ledgerId: string): number {
  return context.registry.ledgers.findIndex((ledger) => ledger.id === ledgerId)
}

/** Title of the record a change is about, for labels. */
function changeTitle(context: ReadContext, change: DraftChange, stored: StoredRows): string {
  const ledger = needLedger(context.registry, change.ledger)
  const typed = change.values[ledger.title]
  if (typeof typed === 'string' && findField(ledger, ledger.title)?.type !== 'link') return typed
  const row = stored.get(change.recordId)
  return row ? titleOf(ledger, row) : ''
}
