import { lastTogether } from '../lastTogether.ts'
import { pageHtml, type Cursor } from './pageCursor.ts'
import type { ResolvedGroup } from './resolved.ts'
import {
  fragmentHtml,
  fullRow,
  measureFlowGroup,
  shortTableMm,
  sizeMark,
  sumRow,
  type FlowGroup,
  type FlowRow,
  type TableFlow,
} from './tableFlow.ts'

type Open = {
  html: string
  topMm: number
  /** Of the groups that stand on this page, and on all so far. */
  page: number[]
  all: number[]
  pages: number
}

/** `afterMm`: what closes the sheet under the last row; `besideMm`: what stands on the page of a short table. */
type Neighbours = Readonly<{ afterMm: number; besideMm: number }>

/** Lays a table over as many pages as it needs: head on each, groups whole, sums of the page under each. */
export function placeTable(cursor: Cursor, flow: TableFlow, { afterMm, besideMm }: Neighbours): void {
  const { table } = flow
  const perPageMm = table.totals?.pageTotals ? 2 * flow.sumMm : 0
  const endMm = (table.totals ? flow.sumMm : 0) + (table.totals?.capitals ? flow.sumMm : 0) + afterMm
  const freshMm = cursor.capacityMm - flow.headMm - perPageMm
  const open: Open = { html: '', topMm: 0, page: zeros(flow), all: zeros(flow), pages: 0 }
  const first = table.groups[0] && measureFlowGroup(table.groups[0], flow, freshMm)
  const shortMm = shortTableMm(flow, cursor.capacityMm)
  const beginMm = flow.headMm + perPageMm + (first ? first.headingMm + (first.rows[0]?.heightMm ?? 0) : endMm)
  const firstMm = shortMm === null ? beginMm : shortMm + besideMm
  if (cursor.parts.length > 0 && cursor.usedMm + firstMm > cursor.capacityMm) pageHtml(cursor)
  begin(cursor, flow, open)
  const together = Math.max(0, table.groups.length - lastTogether(table.groups.map((group) => group.rows.length)))
  table.groups.forEach((one, at) => {
    const group = at === 0 && first ? first : measureFlowGroup(one, flow, freshMm)
    const isLast = at === table.groups.length - 1
    if (at === together && !isLast) keepTogether({ cursor, flow, open, perPageMm, freshMm }, table.groups.slice(at), endMm)
    // The only row goes under its head, whatever follows: a head without a row would stay behind.
    const belowMm = isLast ? endMm - (at === 0 ? afterMm : 0) : 0
    placeGroup({ cursor, flow, open, perPageMm, freshMm }, group, belowMm)
  })
  finish(cursor, flow, open)
}

/** A new page before the last rows where they and what follows would not all fit on this one. */
function keepTogether(placing: Placing, groups: readonly ResolvedGroup[], endMm: number): void {
  const { cursor, flow, perPageMm, freshMm } = placing
  const needMm = groups.reduce((sum, group) => sum + measureFlowGroup(group, flow, freshMm).heightMm, endMm)
  const restMm = cursor.capacityMm - cursor.usedMm - perPageMm
  if (needMm > restMm + 1e-6 && needMm <= freshMm && restMm < freshMm - 1e-6) nextPage(placing)
}

type Placing = Readonly<{ cursor: Cursor; flow: TableFlow; open: Open; perPageMm: number; freshMm: number }>

function placeGroup(placing: Placing, group: FlowGroup, endMm: number): void {
  const { cursor, flow, open, perPageMm, freshMm } = placing
  const rest = () => cursor.capacityMm - cursor.usedMm - perPageMm
  const isFresh = () => rest() >= freshMm - 1e-6
  const needMm = group.heightMm + endMm
  const wantsNew = needMm > rest() + 1e-6 && (needMm <= freshMm || group.heightMm > rest() + 1e-6) && group.heightMm <= freshMm
  if (wantsNew && !isFresh()) nextPage(placing)
  let rows: readonly FlowRow[] = group.rows
  let isStart = true
  while (rows.length > 0) {
    const roomMm = rest() - (isStart ? group.headingMm : 0)
    const count = group.sharedMm <= roomMm + 1e-6 ? fitting(rows, roomMm) : 0
    if (count === 0 && !isFresh()) {
      nextPage(placing)
      continue
    }
    const cut = count === 0 ? cutRow(rows[0]!, flow, roomMm) : null
    const now = cut ? [cut.now] : rows.slice(0, count)
    const { html, heightMm } = fragmentHtml(group, now, isStart, flow)
    open.html += html
    cursor.usedMm += heightMm
    rows = cut ? (cut.later ? [cut.later, ...rows.slice(1)] : rows.slice(1)) : rows.slice(count)
    isStart = false
    if (rows.length > 0) nextPage(placing)
  }
  group.sums.forEach((sum, index) => {
    open.page[index] = open.page[index]! + (sum ?? 0)
    open.all[index] = open.all[index]! + (sum ?? 0)
  })
}

function fitting(rows: readonly FlowRow[], roomMm: number): number {
  let used = 0
  let count = 0
  for (const row of rows) {
    used += row.heightMm
    if (used > roomMm + 1e-6) break
    count += 1
  }
  return count
}

/** A row higher than a page is cut between lines. */
function cutRow(row: FlowRow, flow: TableFlow, roomMm: number): Readonly<{ now: FlowRow; later: FlowRow | null }> {
  const { lineMm, paddingMm } = flow.frame.type
  const lines = Math.max(1, Math.floor((roomMm - 2 * paddingMm - 0.3) / lineMm))
  const sizes = row.cells.map(sizeMark)
  const split = row.cells.map((cell, index) => cell.slice(sizes[index]!.length).split('\n'))
  const height = (count: number) => Math.max(flow.sumMm, count * lineMm + 2 * paddingMm)
  const most = Math.max(...split.map((all) => all.length))
  const piece = (from: number, to?: number): readonly string[] => split.map((all, index) => sizes[index]! + all.slice(from, to).join('\n'))
  const later = most > lines ? { cells: piece(lines), heightMm: height(most - lines) } : null
  return { now: { cells: piece(0, lines), heightMm: Math.min(roomMm, height(Math.min(most, lines))) }, later }
}

function begin(cursor: Cursor, flow: TableFlow, open: Open): void {
  open.html = ''
  open.topMm = cursor.usedMm
  open.page = zeros(flow)
  open.pages += 1
  cursor.usedMm += flow.headMm
}

function nextPage({ cursor, flow, open }: Placing): void {
  if (flow.table.totals?.pageTotals) open.html += sumRow('本页小计', open.page, flow) + sumRow('累计', open.all, flow)
  close(cursor, flow, open)
  pageHtml(cursor)
  begin(cursor, flow, open)
}

function close(cursor: Cursor, flow: TableFlow, open: Open): void {
  cursor.parts.push({ topMm: open.topMm, html: `${flow.open}<tbody>${open.html}</tbody></table>` })
}

function finish(cursor: Cursor, flow: TableFlow, open: Open): void {
  const { totals } = flow.table
  const put = (html: string) => {
    if (cursor.usedMm + flow.sumMm > cursor.capacityMm + 1e-6) {
      close(cursor, flow, open)
      pageHtml(cursor)
      begin(cursor, flow, open)
    }
    open.html += html
    cursor.usedMm += flow.sumMm
  }
  if (totals?.pageTotals && open.pages > 1) put(sumRow('本页小计', open.page, flow))
  if (totals) put(sumRow(totals.label, open.all, flow))
  if (totals?.capitals) put(fullRow(totals.capitals, flow.sumMm, flow, 't'))
  close(cursor, flow, open)
}

function zeros(flow: TableFlow): number[] {
  return flow.table.columns.map(() => 0)
}
