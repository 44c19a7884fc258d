import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { writeSheetFile } from '#data/excel/writeSheetFile.ts'
import { clipboardContent } from '#data/exchange/clipboard.ts'
import { explanationSheet, exportSheet, templateSheet } from '#data/exchange/exportSheet.ts'
import { readAccessLog } from '#data/store/accessLog.ts'
import { readAsOf } from '#data/store/asOf.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, type ReadContext } from '#data/store/read.ts'
import { townshipOf } from '#data/core/fileInfo.ts'
import type { SheetSpec } from '#data/excel/sheetSpec.ts'
import type { Parsed, Selection } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

export const exportHandlers = {
  'export.run': async (context, wish) => {
    const path = pathOf(context, wish.token)
    const { database } = context.file()
    // All is read in one turn: while the workbook is written, others may write, or close the file.
    const read = await context.locked(() => readAll(context, wish))
    if (isFault(read)) return read
    const { chosen, sheet } = read
    const controller = new AbortController()
    context.desk.exporting = controller
    const total = chosen.ids.length
    const written = await writeSheetFile(
      path,
      { sheets: [sheet] },
      { signal: controller.signal, onProgress: (done) => progress(context, done, total) },
    )
    context.desk.exporting = null
    if (isFault(written)) return written
    const scope = wish.selection.filter?.trim() || (wish.selection.ids ? '选中的记录' : '全部')
    const fields = chosen.fields.map((field) => field.label).join('、')
    await context.locked(() => {
      if (context.fileOrNull()?.database !== database) return
      noteAccess(context, {
        action: '导出',
        ledger: chosen.ledger.id,
        scope,
        count: total,
        masked: wish.mask,
        detail: `${basename(path)}；${wish.purpose ?? ''}；${fields}`.slice(0, 500),
      })
    })
    return { rows: total, name: basename(path) }
  },

  'export.cancel': (context) => {
    context.desk.exporting?.abort()
    return {}
  },

  'export.clipboard': (context, wish) => {
    const copied = readAsOf(context.reading(), wish.selection.asOf, (reading) => {
      const chosen = choose(reading, wish)
      return isFault(chosen) ? chosen : { chosen, content: clipboardContent(reading, { ...chosen, mask: wish.mask }) }
    })
    if (isFault(copied)) return copied
    const { chosen, content } = copied
    noteAccess(context, {
      action: '复制',
      ledger: chosen.ledger.id,
      scope: '表格',
      count: content.rows,
      masked: wish.mask,
      detail: '',
    })
    return content
  },

  'import.template': async (context, { ledger: id, token, villages = [] }) => {
    const path = pathOf(context, token)
    const reading = { ...context.reading() }
    const ledger = needLedger(reading.registry, id)
    const blank =
      villages.length === 0 ? [templateSheet(reading, ledger)] : villages.map((village) => templateSheet(reading, ledger, village))
    const written = await writeSheetFile(path, { sheets: [...blank, explanationSheet(reading, ledger)] })
    return isFault(written) ? written : { name: basename(path) }
  },

  'access.list': (context, { limit, before }) => readAccessLog(context.file().engine, limit, before),
} satisfies Partial<Handlers>

function readAll(context: CoreContext, wish: Parsed<'export.run'>): Readonly<{ chosen: Chosen; sheet: SheetSpec }> | Fault {
  const { asOf } = wish.selection
  return readAsOf(context.reading(), asOf, (reading) => {
    const chosen = choose(reading, wish)
    if (isFault(chosen)) return chosen
    const title = `${townshipOf(reading.engine)}${chosen.ledger.label}${asOf === undefined ? '' : `（截至 ${asOf}）`}`
    return { chosen, sheet: exportSheet(reading, { ...chosen, mask: wish.mask, title, returns: wish.returns !== false }) }
  })
}

type Chosen = Readonly<{ ledger: LedgerDefinition; ids: readonly string[]; fields: readonly FieldDefinition[] }>

function choose(reading: ReadContext, wish: Readonly<{ selection: Selection; fields: readonly string[] }>): Chosen | Fault {
  const ledger = needLedger(reading.registry, wish.selection.ledger)
  const unknown = wish.fields.find((id) => !findField(ledger, id))
  if (unknown !== undefined) return { fault: 'query.field', field: unknown }
  const ids = queryIds(reading, ledger, wish.selection)
  return isFault(ids) ? ids : { ledger, ids, fields: wish.fields.map((id) => findField(ledger, id)!) }
}

function progress(context: CoreContext, done: number, total: number): void {
  context.options.emit('progress', { task: 'export', done, total, text: `已写 ${done} 行` })
}
