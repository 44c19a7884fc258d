import { randomUUID } from 'node:crypto'
import { makePlan, openWorkbook, type ImportSession } from '#data/exchange/importSession.ts'
import { overviewOf } from '#data/exchange/importView.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Handlers } from './handler.ts'
import { abortable } from './importDesk.ts'

const clipboardName = '剪贴板'

/** What was copied elsewhere, looked at like a workbook: nothing is written before it is committed. */
export const importPasteHandlers = {
  'import.paste': (context, wish) => {
    context.desk.workbook = null
    return abortable(context, async (signal) => {
      const source = { bytes: Buffer.from(contentOf(wish)), file: clipboardName }
      const opened = await openWorkbook(context, source, { signal, ledger: wish.ledger })
      if (isFault(opened)) return opened
      const plan = await makePlan(context, { ...opened, choices: {} }, signal)
      if (isFault(plan)) return plan
      if (plan.tables.length === 0)
        return { fault: 'import.noTable', file: clipboardName, detail: plan.skippedSheets[0]?.why ?? '没有像表头的行' }
      const session: ImportSession = { ...opened, id: randomUUID(), choices: {}, words: {}, plan }
      context.desk.workbook = session
      return overviewOf(session, context.file().registry)
    })
  },
} satisfies Partial<Handlers>

/** The page that a browser hands over is a fragment without its encoding; text gets its separator named. */
function contentOf({ text, html, headings }: Parsed<'import.paste'>): string {
  if (html !== undefined && headings === undefined && /<table[\s>]/i.test(html))
    return `<html><meta charset="utf-8"><body>${html}</body></html>`
  const head = headings ? `${headings.map(quoted).join('\t')}\r\n` : ''
  return `sep=\t\r\n${head}${text}`
}

function quoted(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell
}
