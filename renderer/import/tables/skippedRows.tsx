import { List } from '@mantine/core'
import type { ImportTable } from '#shared/ipc/outputs.ts'
import { countText } from '#renderer/ui/index.ts'
import classes from '../import.module.css'
import { skipRanges } from './skipRanges.ts'

/** Rows that are no records (totals, blank lines, notes) and why; unfolds with Enter. */
export function SkippedRows({ skipped }: Readonly<{ skipped: ImportTable['skippedRows'] }>) {
  if (skipped.length === 0) return null
  return (
    <details className={classes.details}>
      <summary>跳过 {countText(skipped.length)} 行，看看原因</summary>
      <List fz="sm" spacing={2} mt={4}>
        {skipRanges(skipped).map(({ rows, why, count }) => (
          <List.Item key={why}>
            {rows}：{why}
            {count > 1 ? `（${countText(count)} 行）` : ''}
          </List.Item>
        ))}
      </List>
    </details>
  )
}
