import type { ImportBalance, ImportTable } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'

export type RecordSum = Readonly<{
  ledger: string
  label: string
  unit: string
  added: number
  changed: number
  same: number
}>

type Countable = Pick<ImportTable, 'balance' | 'records'>

/** 读取 = 接受 + 退回 + 跳过 over several tables. */
export function balanceOf(tables: readonly Countable[]): ImportBalance {
  const sum = { read: 0, accepted: 0, rejected: 0, skipped: 0 }
  for (const { balance } of tables) {
    sum.read += balance.read
    sum.accepted += balance.accepted
    sum.rejected += balance.rejected
    sum.skipped += balance.skipped
  }
  return sum
}

/** Records by ledger over several tables, in the order of the registry; ledgers without any are left out. */
export function recordSums(registry: Registry, tables: readonly Countable[]): readonly RecordSum[] {
  return registry.ledgers.flatMap(({ id, label, unit }) => {
    const sum = { added: 0, changed: 0, same: 0 }
    for (const { records } of tables) {
      sum.added += records[id]?.added ?? 0
      sum.changed += records[id]?.changed ?? 0
      sum.same += records[id]?.same ?? 0
    }
    return sum.added + sum.changed + sum.same === 0 ? [] : [{ ledger: id, label, unit, ...sum }]
  })
}

/** Tables that are imported: chosen and understood. */
export function taken(tables: readonly ImportTable[]): readonly ImportTable[] {
  return tables.filter((table) => table.include && table.refused === null)
}

/** 农户和家庭成员: what a table holds, by the ledgers of its columns. */
export function contentLabel(registry: Registry, table: Pick<ImportTable, 'ledgers' | 'columns'>): string {
  const carried = new Set(table.columns.map((column) => column.ledger))
  const held = registry.ledgers.filter(({ id }) => (carried.size > 1 ? carried.has(id) : table.ledgers.includes(id)))
  return held.map(({ label }) => label).join('和')
}
