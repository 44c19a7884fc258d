import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { localDay } from '#data/core/clock.ts'
import { officeOf } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { breathe } from '#data/core/queue.ts'
import { ruleOf, type FormSetting } from '#data/report/forms/fill.ts'
import { blankFault, editionOf, formAnswers, formIds, formPaper, initialAnswer, labelFault } from '#data/report/forms/makeForm.ts'
import { writeFormBook } from '#data/excel/formBook/writeFormBook.ts'
import { findForm, formList } from '#data/report/forms/formList.ts'
import { partsOf } from '#data/report/forms/parts.ts'
import { resolveSheets, type SheetsWish } from '#data/report/forms/sheets.ts'
import { readAsOf } from '#data/store/asOf.ts'
import type { FormDefinition } from '#shared/forms/define.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import type { FormSheet } from '#shared/printing/forms/resolved.ts'
import { formHtml, formPagesMaker, formSegments, type FormPages } from '#shared/printing/forms/formPages.ts'
import { formProblems } from '#shared/printing/forms/problems.ts'
import { pathOf } from './file.ts'
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
    const form = neededForm(context, wish)
    if (isFault(form)) return form
    const sheets = sheetsWish(context, form, wish)
    if (isFault(sheets)) return sheets
    const maker = formPagesMaker(formPaper(form, wish, sheets.setting))
    const fault = await eachSheet(context, wish, sheets, (sheet) => maker.add(sheet))
    if (fault) return fault
    noteForm(context, '打印', { form, wish, rows: sheets.ids.length })
    return keepForm(context, { form, wish, rows: sheets.ids.length }, maker.finish())
  },

  'print.book': async (context, wish) => {
    const path = pathOf(context, wish.token)
    const form = neededForm(context, wish)
    if (isFault(form)) return form
    const asked = sheetsWish(context, form, wish)
    if (isFault(asked)) return asked
    if (form.each === 'record' && !form.cards && asked.ids.length > mostBookSheets)
      return { fault: 'input.invalid', detail: `一个工作簿最多 ${mostBookSheets} 份，请分村导出` }
    const sheets: FormSheet[] = []
    const fault = await eachSheet(context, wish, asked, (sheet) => void sheets.push(sheet))
    if (fault) return fault
    const written = await writeFormBook(path, formPaper(form, wish, asked.setting), sheets)
    if (isFault(written)) return written
    noteForm(context, '导出', { form, wish, rows: asked.ids.length })
    return { sheets: written.sheets, name: basename(path) }
  },

  'print.stop': (context) => {
    context.desk.printing?.abort()
    return {}
  },
} satisfies Partial<Handlers>

/** Worksheets of a workbook that Excel still opens at ease. */
const mostBookSheets = 300
/** Pages that fit in memory: about 1 GB of markup. */
const mostPages = 20_000

type Form = Readonly<{ form: FormDefinition; wish: FormWish; rows: number }>
type FormWish = Omit<Parsed<'print.book'>, 'token'> & Pick<Parsed<'print.form'>, 'split' | 'overprint'>

/** The form, checked: an own copy of an office may name what the program no longer has. */
function neededForm(context: CoreContext, { form: id, own }: FormWish): FormDefinition | Fault {
  const form = findForm(context.reading(), id, own)
  if (isFault(form)) return form
  const [problem] = formProblems(form, context.reading().registry)
  return problem === undefined ? form : { fault: 'input.invalid', detail: problem }
}

function noteForm(context: CoreContext, action: '打印' | '导出', { form, wish, rows }: Form): void {
  const masked = wish.mask || wish.edition === 'public'
  noteAccess(context, { action, ledger: form.ledger, scope: form.label, count: rows, masked, detail: wish.purpose ?? '' })
}

function sheetsWish(context: CoreContext, form: FormDefinition, wish: FormWish): SheetsWish | Fault {
  const asOf = wish.selection?.asOf
  const setting = formSetting(context, asOf)
  const unfit = editionOf(form, wish.edition) ?? labelFault(form, wish) ?? (wish.selection ? null : blankFault(form))
  if (unfit) return unfit
  const answers = formAnswers(form, wish.answers ?? {}, setting, !wish.selection)
  if (isFault(answers)) return answers
  const { selection } = wish
  const ids = selection ? readAsOf(context.reading(), asOf, (reading) => formIds(reading, form, selection, answers)) : []
  if (isFault(ids)) return ids
  if (selection && ids.length === 0)
    return { fault: 'input.invalid', detail: form.blank ? '没有符合条件的记录，可以打印空白表' : '没有符合条件的记录' }
  return {
    form,
    ids,
    answers,
    setting,
    rule: ruleOf(wish.edition, wish.mask, setting.today),
    valuesOnly: wish.overprint !== undefined,
    isPast: asOf !== undefined,
  }
}

/** Batch by batch, so that somebody can stop it; each batch is read as of its day. */
async function eachSheet(
  context: CoreContext,
  wish: FormWish,
  sheets: SheetsWish,
  take: (sheet: FormSheet) => void,
): Promise<Fault | null> {
  const controller = new AbortController()
  context.desk.printing = controller
  const reading = context.reading()
  const asOf = wish.selection?.asOf
  const total = sheets.ids.length
  try {
    const batches = readAsOf(reading, asOf, (now) => resolveSheets(now, sheets))
    for (;;) {
      const next = readAsOf(reading, asOf, () => batches.next())
      if (next.done) return null
      for (const sheet of next.value.sheets) take(sheet)
      const { records } = next.value
      context.options.emit('progress', { task: 'print', done: records, total, text: `正在排版，已排 ${records} 条` })
      await breathe()
      if (controller.signal.aborted) return { fault: 'print.cancelled' }
    }
  } finally {
    context.desk.printing = null
  }
}

function keepForm(context: CoreContext, { form, wish, rows }: Form, pages: FormPages): PrintJob | Fault {
  if (pages.pages.length > mostPages)
    return { fault: 'input.invalid', detail: `有 ${pages.pages.length} 页，超过 ${mostPages} 页，请分村打印` }
  const parts = wish.split === undefined ? [] : partsOf(pages, form, wish.split)
  const ranges = formSegments(pages, new Set(parts.map((part) => part.from)))
  const { size, paper } = pages.frame
  const segmentAt = (page: number) => (page >= pages.pages.length ? ranges.length : ranges.findIndex(([from]) => from >= page))
  const told: PrintJob = {
    job: randomUUID(),
    title: form.label,
    pages: pages.pages.length,
    rows,
    segments: ranges.length,
    paper: paper.paper,
    orientation: paper.orientation,
    parts: parts.map((part) => ({ name: part.name, from: segmentAt(part.from), to: segmentAt(part.to) })),
  }
  keepJob(context, { told, ...size, ranges, html: (range, medium) => formHtml(pages, range, medium) })
  return told
}

/** Who prints, from which office, as of which day. */
export function formSetting(context: CoreContext, asOf: string | undefined): FormSetting {
  return { ...officeOf(context.file().engine), operator: context.options.who().person, today: asOf ?? localDay(context.options.now()) }
}
