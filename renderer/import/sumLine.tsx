import type { ImportTable } from '#shared/ipc/outputs.ts'
import { useRegistry } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'
import classes from './import.module.css'
import { balanceOf, recordSums } from './sums.ts'

/** The balance that closes, then what becomes of the records of each ledger. */
export function SumLine({ tables }: Readonly<{ tables: readonly Pick<ImportTable, 'balance' | 'records'>[] }>) {
  const { read, accepted, rejected, skipped } = balanceOf(tables)
  return (
    <div className={classes.sums} role="group" aria-label="合计">
      <span>
        读取 <b>{countText(read)}</b> 行 = 接受 <b>{countText(accepted)}</b> + 退回 <b data-bad={rejected > 0}>{countText(rejected)}</b> +
        跳过 <b>{countText(skipped)}</b>
      </span>
      {recordSums(useRegistry(), tables).map((sum) => (
        <span key={sum.ledger}>
          {sum.label}：新增 <b>{countText(sum.added)}</b>、修改 <b>{countText(sum.changed)}</b>、不变 <b>{countText(sum.same)}</b>{' '}
          {sum.unit}
        </span>
      ))}
    </div>
  )
}
