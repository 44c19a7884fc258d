import { randomUUID } from 'node:crypto'
import type { CoreContext } from '#data/core/context.ts'
import { localDay } from '#data/core/clock.ts'
import { officeOf } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { breathe } from '#data/core/queue.ts'
import { ruleOf, type FormSetting } from '#data/report/forms/fill.ts'
import { editionOf, formAnswers, formIds, formPaper, initialAnswer, type FormWish } from '#data/report/forms/makeForm.ts'
import { findForm, formList } from '#data/report/forms/formList.ts'
import { partsOf } from '#data/report/forms/parts.ts'
import { resolveSheets, type SheetsWish } from '#data/report/forms/sheets.ts'
import { readAsOf } from '#data/store/asOf.ts'
import type { FormDefinition } from '#shared/forms/define.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Output } from '#shared/ipc/contract.ts'
import { formHtml, formPagesMaker, formSegments, type FormPages } from '#shared/printing/forms/formPages.ts'
import { formProblems } from '#shared/printing/forms/problems.ts'
import type { Handlers } from './handler.ts'
import { keepJob } from './print.ts'

export const printFormHandlers = {
  'print.forms': (context) => {
    const setting = formSetting(context, undefined)
    const forms = formList(context.reading()).map((info) => ({
      ...info,
      asks: info.asks.map((ask) => ({ ...ask, initial: initialAnswer(ask, setting) })),
    }))
    return { forms }
  },

  'print.form': async (context, wish) => {
    const form = findForm(context.reading(), wish.form, wish.own)
    if (isFault(form)) return form
    const [problem] = formProblems(form, context.reading().registry)
    if (problem !== undefined) return { fault: 'input.invalid', detail: problem }
    const sheets = sheetsWish(context, form, wish)
    if (isFault(sheets)) return sheets
    const pages = await layOut(context, form, wish, sheets)
    if (isFault(pages)) return pages
    noteAccess(context, {
      action: '打印',
      ledger: form.ledger,
      scope: form.label,
      count: sheets.ids.length,
      masked: wish.mask || wish.edition === 'public',
      detail: wish.purpose ?? '',
    })
    return keepForm(context, { form, wish, rows: sheets.ids.length }, pages)
  },

  'print.stop': (context) => {
    context.desk.printing?.abort()
    return {}
  },
} satisfies Partial<Handlers>

function sheetsWish(context: CoreContext, form: FormDefinition, wish: FormWish): SheetsWish | Fault {
  const asOf = wish.selection?.asOf
  const setting = formSetting(context, asOf)
  const edition = editionOf(form, wish.edition)
  if (edition) return edition
  const answers = formAnswers(form, wish.answers ?? {}, setting, !wish.selection)
  if (isFault(answers)) return answers
  const { selection } = wish
  const ids = selection ? readAsOf(context.reading(), asOf, (reading) => formIds(reading, form, selection, answers)) : []
  if (isFault(ids)) return ids
  if (selection && ids.length === 0) return { fault: 'input.invalid', detail: '没有符合条件的记录，可以打印空白表' }
  return { form, ids, answers, setting, rule: ruleOf(wish.edition, wish.mask, setting.today) }
}

/** Batch by batch, so that somebody can stop it; each batch is read as of its day. */
async function layOut(context: CoreContext, form: FormDefinition, wish: FormWish, sheets: SheetsWish): Promise<FormPages | Fault> {
  const controller = new AbortController()
  context.desk.printing = controller
  try {
    const maker = formPagesMaker(formPaper(form, wish, sheets.setting))
    const reading = context.reading()
    const asOf = wish.selection?.asOf
    const batches = readAsOf(reading, asOf, (now) => resolveSheets(now, sheets))
    for (;;) {
      const next = readAsOf(reading, asOf, () => batches.next())
      if (next.done) return maker.finish()
      for (const sheet of next.value.sheets) maker.add(sheet)
      const { records } = next.value
      context.options.emit('progress', { task: 'print', done: records, total: sheets.ids.length, text: `正在排版，已排 ${records} 条` })
      await breathe()
      if (controller.signal.aborted) return { fault: 'print.cancelled' }
    }
  } finally {
    context.desk.printing = null
  }
}

function keepForm(
  context: CoreContext,
  { form, wish, rows }: Readonly<{ form: FormDefinition; wish: FormWish; rows: number }>,
  pages: FormPages,
): Output<'print.form'> {
  const parts = wish.split === undefined ? [] : partsOf(pages, form, wish.split)
  const ranges = formSegments(pages, new Set(parts.map((part) => part.from)))
  const { size, paper } = pages.frame
  const told = {
    job: randomUUID(),
    title: form.label,
    pages: pages.pages.length,
    rows,
    segments: ranges.length,
    paper: paper.paper,
    orientation: paper.orientation,
  }
  keepJob(context, { told, ...size, ranges, html: (range, medium) => formHtml(pages, range, medium) })
  const segmentAt = (page: number) => ranges.findIndex(([from]) => from >= page)
  const end = (page: number) => (segmentAt(page) < 0 ? ranges.length : segmentAt(page))
  return { ...told, parts: parts.map((part) => ({ name: part.name, from: segmentAt(part.from), to: end(part.to) })) }
}

/** Who prints, from which office, as of which day. */
export function formSetting(context: CoreContext, asOf: string | undefined): FormSetting {
  return { ...officeOf(context.file().engine), operator: context.options.who().person, today: asOf ?? localDay(context.options.now()) }
}
