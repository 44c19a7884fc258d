import type { ImportOverview, ImportResult, ImportTable } from '#shared/ipc/outputs.ts'
import { taken } from '../sums.ts'

/** Every table that is taken has a layout that was imported before, or is one of our own: its columns need no second look. */
export function needsNoLook(overview: ImportOverview): boolean {
  const tables = taken(overview.tables)
  return overview.parked || (tables.length > 0 && tables.every(isKnown))
}

function isKnown({ known, columns, place }: ImportTable): boolean {
  if (place && place.rows > 0) return false
  return known?.exact === true || columns.every((column) => column.why === 'key' || (column.field === null && column.samples.length === 0))
}

/** By what the columns were taken, and where they can be looked at; null where nothing was taken from memory. */
export function knownText({ tables, parked }: ImportOverview): string | null {
  if (parked) return '改正标红的格子后，按“下一步”导入；没改好的行会继续留在“待处理行”。'
  const known = taken(tables).find((table) => table.known?.exact)?.known
  if (!known) return null
  const source = known.name ? `记住的格式“${known.name}”` : `上次导入的《${known.last?.file ?? ''}》`
  return `与${source}是同一种表，各列照旧对应。要查看或改动，按上面的“识别结果”。`
}

/** What became of rejected rows; null when there is nothing to tell. */
export function queueText({ parked = 0, settled = 0 }: ImportResult): string | null {
  const parts = [
    ...(parked > 0 ? [`退回的 ${parked} 行已放进“待处理行”，关闭程序也不会丢，改好后在那里导入。`] : []),
    ...(settled > 0 ? [`原先待处理的 ${settled} 行这次已经导入，从“待处理行”中去掉了。`] : []),
  ]
  return parts.length === 0 ? null : parts.join('')
}
