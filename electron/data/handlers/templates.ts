import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { storedLayouts, usableLayouts } from '#data/exchange/layoutMemory.ts'
import { fingerprintOf, freshSetting, knownTemplate, listTemplates, rememberedValues } from '#data/exchange/templates/templateMemory.ts'
import { readTables, writeFilled, type TableRows } from '#data/exchange/templates/fillTemplate.ts'
import { openTemplate, type Pointing } from '#data/exchange/templates/openTemplate.ts'
import { noticesOf, previewRows, tableView } from '#data/exchange/templates/templateView.ts'
import type { TemplateInHand } from '#data/exchange/templates/template.ts'
import { readTemplateFile, templateSheets } from '#data/exchange/templates/templateFile.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { FaultError, faultText, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { TemplateView } from '#shared/ipc/parts/templates.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

export const templateHandlers = {
  'template.list': (context, { ledger }) => listTemplates(context.reading(), ledger),

  'template.open': async (context, { token, remembered, ledger }) => {
    const known = remembered === undefined ? null : await context.locked(() => knownTemplate(context.reading(), { id: remembered }))
    const content = known?.row.values['content']
    const read =
      token === undefined && typeof content === 'string' && content !== ''
        ? await templateSheets(Buffer.from(content, 'base64'), String(known?.row.values['file']))
        : await readTemplateFile(token === undefined ? '' : pathOf(context, token))
    if (isFault(read)) return read
    const { registry, engine } = context.file()
    const layouts = await context.locked(() => usableLayouts(registry, storedLayouts(engine), undefined))
    const plain = openTemplate({ ...read, registry, ledger, layouts })
    if (plain.tables.length === 0) return { fault: 'template.noTable', file: read.file }
    const before = known ?? (await context.locked(() => knownTemplate(context.reading(), { fingerprint: fingerprintOf(plain) })))
    const setting = before?.setting ?? freshSetting
    const template = before ? openTemplate({ ...read, registry, ledger, layouts, pointing: setting.pointing }) : plain
    context.desk.template = { id: context.options.newId(), ledger, template, setting, layouts, remembered: before?.row.id ?? null }
    return viewOf(context)
  },

  'template.point': (context, { template: id, pointing }) => {
    const hand = inHand(context, id)
    const merged: Record<number, Pointing[number]> = { ...hand.setting.pointing }
    for (const [table, columns] of Object.entries(pointing)) merged[Number(table)] = { ...merged[Number(table)], ...columns }
    const { file, bytes, sheets } = hand.template
    const template = openTemplate({
      registry: context.file().registry,
      file,
      bytes,
      sheets,
      ledger: hand.ledger,
      layouts: hand.layouts,
      pointing: merged,
    })
    // Another id: what was shown of it before is not so any more.
    context.desk.template = { ...hand, id: context.options.newId(), template, setting: { ...hand.setting, pointing: merged } }
    return viewOf(context)
  },

  'template.preview': (context, { template: id, ...wish }) => {
    const hand = inHand(context, id)
    // The window gets personal numbers masked, whatever the file will hold: only the file is logged.
    const tables = readTables(context.reading(), hand.template, { ...wish, mask: true })
    return isFault(tables) ? tables : previewRows(hand.template, tables, wish.perVillage === true)
  },

  'template.fill': async (context, wish) => {
    const path = pathOf(context, wish.token)
    const hand = inHand(context, wish.template)
    const { hasMacros, file } = hand.template
    if (hasMacros !== /\.xlsm$/i.test(path)) return { fault: 'template.extension', file, extension: hasMacros ? '.xlsm' : '.xlsx' }
    const { database } = context.file()
    const tables = await context.locked(() => readTables(context.reading(), hand.template, wish))
    if (isFault(tables)) return tables
    const written = await writeWithProgress(context, path, { template: hand.template, tables, wish })
    if (isFault(written)) return written
    const saved = await context.locked(async () => {
      if (context.fileOrNull()?.database !== database) return null
      noteFill(context, tables, { ...wish, path })
      return wish.remember === true ? remember(context, hand, wish) : null
    })
    // The file is written: that it could not be remembered must not look like a failure of it.
    const forgotten = saved === null ? [] : [`没有记住这份表样：${faultText(saved)}`]
    return { ...written, name: basename(path), notices: [...noticesOf(hand.template, tables, wish.perVillage === true), ...forgotten] }
  },
} satisfies Partial<Handlers>

async function writeWithProgress(
  context: CoreContext,
  path: string,
  work: Parameters<typeof writeFilled>[1],
): ReturnType<typeof writeFilled> {
  const controller = new AbortController()
  context.desk.exporting = controller
  const total = work.tables.reduce((sum, one) => sum + one.content.rows.length, 0)
  const onRow = (done: number): void => context.options.emit('progress', { task: 'export', done, total, text: `已填 ${done} 行` })
  const written = await writeFilled(path, work, { signal: controller.signal, onRow })
  context.desk.exporting = null
  return written
}

function inHand(context: CoreContext, id: string): TemplateInHand {
  const hand = context.desk.template
  if (hand?.id !== id) throw new FaultError({ fault: 'template.gone' })
  return hand
}

function viewOf(context: CoreContext): TemplateView {
  const { id, ledger, template, setting, remembered } = context.desk.template!
  const fitting = template.tables.flatMap((table, index) => (table.ledger === ledger ? [index] : []))
  const tables =
    setting.tables.length > 0
      ? setting.tables.filter((index) => index < template.tables.length)
      : (fitting.length > 0 ? fitting : [0]).slice(0, 1)
  return {
    template: id,
    file: template.file,
    hasMacros: template.hasMacros,
    tables: template.tables.map((table, index) => tableView(table, new Set(Object.keys(setting.pointing[index] ?? {}).map(Number)))),
    chosen: { tables, perVillage: setting.perVillage, replace: setting.replace, mask: setting.mask, purpose: setting.purpose },
    remembered: remembered !== null,
  }
}

function noteFill(context: CoreContext, tables: readonly TableRows[], wish: Parsed<'template.fill'> & Readonly<{ path: string }>): void {
  const headings = tables.flatMap(({ table }) => table.columns.flatMap(({ match }) => (match.field === null ? [] : [match.header])))
  noteAccess(context, {
    action: '导出',
    ledger: wish.selection.ledger,
    scope: wish.selection.filter?.trim() || (wish.selection.ids ? '选中的记录' : '全部'),
    count: tables.reduce((sum, one) => sum + one.content.rows.length, 0),
    masked: wish.mask,
    detail: `${basename(wish.path)}（按表样填报）；${wish.purpose ?? ''}；${headings.join('、')}`.slice(0, 500),
  })
}

/** Keeps workbook and columns as a record of its own, or brings the one that there is up to date. */
async function remember(context: CoreContext, hand: TemplateInHand, wish: Parsed<'template.fill'>): Promise<Fault | null> {
  if (context.file().readOnlyWhy !== null) return null
  const { tables, mask, perVillage = false, replace = false, purpose = '' } = wish
  const setting = { ...hand.setting, tables, perVillage, replace, mask, purpose }
  const reading = context.reading()
  const values = rememberedValues(hand.template, hand.ledger, setting, reading.today)
  const before = knownTemplate(reading, { fingerprint: String(values['fingerprint']) })
  const change = before
    ? { ledger: 'exportTemplate', recordId: before.row.id, op: 'change' as const, values, seenHead: before.row.head }
    : { ledger: 'exportTemplate', recordId: context.options.newId(), op: 'add' as const, values }
  const label = `记住填报表样“${values['name']}”`
  const done = await context.commit({ id: context.options.newId(), kind: 'custom', label, changes: [change] })
  if (isFault(done)) return done
  hand.remembered = change.recordId
  return null
}
