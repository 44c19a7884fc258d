import type { ReadContext } from '#data/store/read.ts'
import { queryIds } from '#data/store/read.ts'
import { needLedger } from '#data/store/needLedger.ts'
import type { Ask, Edition, FormDefinition, TableBlock } from '#shared/forms/define.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Selection } from '#shared/ipc/contract.ts'
import { usualMargins } from '#shared/printing/document.ts'
import { paperSize } from '#shared/printing/paper.ts'
import type { FormPaper } from '#shared/printing/forms/resolved.ts'
import { parseTemplate } from '#shared/printing/forms/template.ts'
import { addDays, isIsoDay } from '#shared/values/date.ts'
import { inVillageOrder } from '../villageOrder.ts'
import type { FormSetting } from './fill.ts'
import { filledFilter, isPer, type Answers } from './plan.ts'

/** What decides on the sheet of paper. */
export type PaperWish = Pick<Parsed<'print.form'>, 'edition' | 'paper' | 'watermark' | 'overprint' | 'labels' | 'selection'>

/** Ids of the records that the form is printed for, in the order of its list. Faults: query.*. */
export function formIds(
  context: ReadContext,
  form: FormDefinition,
  selection: Omit<Selection, 'ledger'>,
  answers: Answers,
): readonly string[] | Fault {
  const ledger = needLedger(context.registry, form.ledger)
  if (selection.ids) return selection.ids
  const [list, ...others] = form.blocks.filter((block): block is TableBlock => block.kind === 'table' && block.of === undefined)
  const keys = list && !selection.sort?.length ? (list.sort ?? []) : []
  // The one table of a list names its records; where there are several, each picks its own.
  const ofList = list && others.length === 0 && !isPer(list) ? list.filter : undefined
  const sort = keys.map((key) => ({ field: key.replace(/^-/, ''), down: key.startsWith('-') }))
  const filters = [form.filter, ofList, selection.filter]
    .map((text) => filledFilter(text, answers) ?? '')
    .filter((text) => text.trim() !== '')
    .map((text) => `(${text})`)
  const ids = queryIds(context, ledger, { ...selection, ...(sort.length > 0 ? { sort } : {}), filter: filters.join(' and ') })
  return isFault(ids) ? ids : inVillageOrder(context, ledger, ids, sort.length > 0 ? sort : selection.sort)
}

/** The answers with what was not said filled in. Faults: input.invalid, naming what must be answered. */
export function formAnswers(form: FormDefinition, given: Answers, setting: FormSetting, isBlank: boolean): Answers | Fault {
  const answers: Record<string, string> = {}
  for (const ask of form.asks ?? []) {
    const answer = (given[ask.id] ?? initialAnswer(ask, setting)).trim()
    if (answer === '' && ask.required && !isBlank) return { fault: 'input.invalid', detail: `请填写“${ask.label}”` }
    answers[ask.id] = answer
  }
  const unknown = Object.keys(given).find((id) => !form.asks?.some((ask) => ask.id === id))
  if (unknown !== undefined) return { fault: 'input.invalid', detail: `没有询问项 ${unknown}` }
  return shortPeriod(form.asks ?? [], answers) ?? answers
}

/** A notice that ends before it has hung its days. */
function shortPeriod(asks: readonly Ask[], answers: Answers): Fault | null {
  for (const [at, ask] of asks.entries()) {
    const before = asks[at - 1]
    if (ask.type !== 'date' || ask.min === undefined || before?.type !== 'date') continue
    const from = answers[before.id] ?? ''
    const to = answers[ask.id] ?? ''
    if (!isIsoDay(from) || !isIsoDay(to) || to >= addDays(from, ask.min)) continue
    return { fault: 'input.invalid', detail: `“${ask.label}”要在“${before.label}”之后至少 ${ask.min} 天` }
  }
  return null
}

/** What an ask proposes: 'today', 'today+7', '{township}人民政府', or the text as it is. */
export function initialAnswer({ initial = '', type }: Ask, setting: FormSetting): string {
  const days = /^today(?:\s*([+-]\s*\d+))?$/.exec(initial)
  if (days) return type === 'year' ? setting.today.slice(0, 4) : addDays(setting.today, Number((days[1] ?? '0').replace(/\s/g, '')))
  return parseTemplate(initial)
    .map((part) => {
      if (typeof part === 'string') return part
      if (part.path === 'today') return type === 'year' || part.format === 'year' ? setting.today.slice(0, 4) : setting.today
      return part.path === 'township' || part.path === 'county' || part.path === 'operator' || part.path === 'officePhone'
        ? setting[part.path]
        : ''
    })
    .join('')
}

/** The sheet of paper on which the form stands. */
export function formPaper(form: FormDefinition, wish: PaperWish, setting: FormSetting): FormPaper {
  // A blank form tells nothing of anybody, and villagers fill it in; sheets of labels have no foot.
  const hasFoot = !form.cards || (form.cards.border && !wish.labels)
  const note = wish.edition === 'internal' && hasFoot && wish.selection ? '内部资料 注意保管' : ''
  return {
    paper: wish.paper ?? form.paper,
    orientation: form.orientation,
    margins: form.margins ?? usualMargins,
    fontPt: form.fontPt ?? 10.5,
    footer: wish.overprint ? '' : note,
    footerRight: '',
    numbering: form.cards || wish.overprint ? 'none' : form.each === 'list' && !form.apart ? 'document' : 'sheet',
    ...(form.cards ? { cards: { ...fittingCards(form, form.cards, wish.paper), ...wish.labels } } : {}),
    ...(wish.overprint ? { overprint: wish.overprint } : {}),
    ...(wish.watermark ? { watermark: `${setting.township} ${setting.operator} ${setting.today}` } : {}),
  }
}

/** On smaller paper fewer cards stand on a sheet. */
function fittingCards(form: FormDefinition, cards: NonNullable<FormDefinition['cards']>, paper: PaperWish['paper']): typeof cards {
  const { widthMm, heightMm } = paperSize(paper ?? form.paper, form.orientation)
  const most = (roomMm: number, oneMm: number) => Math.max(1, Math.floor((roomMm + cards.gapMm) / (oneMm + cards.gapMm)))
  return {
    ...cards,
    columns: Math.min(cards.columns, most(widthMm, cards.widthMm)),
    rows: Math.min(cards.rows, most(heightMm, cards.heightMm)),
  }
}

/** Labels that do not fit the sheet, or labels for a form that has none. */
export function labelFault(form: FormDefinition, { labels, paper }: Partial<Pick<PaperWish, 'labels' | 'paper'>>): Fault | null {
  if (!labels) return null
  if (!form.cards) return { fault: 'input.invalid', detail: `“${form.label}”不是标签` }
  const { widthMm, heightMm } = paperSize(paper ?? form.paper, form.orientation)
  const wide = labels.columns * labels.widthMm + (labels.columns - 1) * labels.gapMm
  const high = labels.rows * labels.heightMm + (labels.rows - 1) * labels.gapMm
  if (wide > widthMm) return { fault: 'input.invalid', detail: `一排标签共宽 ${wide} 毫米，纸只有 ${widthMm} 毫米宽` }
  if (high > heightMm) return { fault: 'input.invalid', detail: `标签共高 ${high} 毫米，纸只有 ${heightMm} 毫米高` }
  const all = labels.columns * labels.rows
  return labels.first > all ? { fault: 'input.invalid', detail: `一张纸只有 ${all} 个标签，不能从第 ${labels.first} 个打起` } : null
}

/** A form that tells of records only: a list without rows, a label or a notice without a name is no paper. */
export function blankFault(form: FormDefinition): Fault | null {
  if (form.blank) return null
  return { fault: 'input.invalid', detail: `“${form.label}”按台账里的记录打印，没有空白表；请选择要打印的记录` }
}

/** The edition that is printed when nobody chose one, or a fault where the form has no such edition. */
export function editionOf(form: FormDefinition, asked: Edition): Fault | null {
  return form.editions.includes(asked) ? null : { fault: 'input.invalid', detail: `“${form.label}”没有这个版本` }
}
