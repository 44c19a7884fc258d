import type DocxtemplaterType from 'docxtemplater'
import type PizZipType from 'pizzip'
import { FaultError } from '#shared/ipc/faults.ts'
import type { ReportFigure } from '#shared/reports/define.ts'
import { holds, reportFigure, wordText, type ReportSetting } from '#shared/reports/fill.ts'
import { isProblem, readCondition, readTag, type Tag } from '#shared/reports/tag.ts'
import { blockMark, clauseMark, figureMark } from './marks.ts'
import { partText, readParts, setPart, textParts, writeParts, type Parts } from './packageParts.ts'
import { paragraphPattern, writtenText } from './templateText.ts'

export type BlockTag = Extract<Tag, { kind: 'table' | 'chart' }>

/** A filled template: texts carry marks; `figures` and `blocks` are what the marks count. */
export type Filled = Readonly<{ parts: Parts; figures: readonly ReportFigure[]; blocks: readonly BlockTag[] }>

/** On a paragraph with placeholders: it goes when nothing is left in it. Taken out again by the last pass. */
export const maybeEmpty = ' tzGone="1"'

/** The libraries that fill, loaded with the first report: the data core must start fast. */
export type WordEngine = Readonly<{ Docxtemplater: typeof DocxtemplaterType; PizZip: typeof PizZipType }>

export async function loadWordEngine(): Promise<WordEngine> {
  const [filling, zip] = await Promise.all([import('docxtemplater'), import('pizzip')])
  return { Docxtemplater: filling.default, PizZip: zip.default }
}

/** Fills a template that has been checked. Throws FaultError `reportTemplate.wrong` for what only filling shows. */
export function fillTemplate(engine: WordEngine, template: Parts, setting: ReportSetting): Filled {
  const figures: ReportFigure[] = []
  const blocks: BlockTag[] = []
  const parts: Parts = new Map(template)
  for (const name of textParts(parts)) setPart(parts, name, partText(parts, name).replaceAll(paragraphPattern, markParagraph))

  function valueOf(tag: string): string {
    const read = readTag(tag)
    if (isProblem(read)) return ''
    switch (read.kind) {
      case 'clause':
        return clauseMark
      case 'word':
        return wordText(read.word, setting)
      case 'figure': {
        const figure = reportFigure(read.measure, read.part, setting)
        return figure.text === '' ? '' : figureMark(figures.push(figure) - 1, figure.text)
      }
      default:
        return blockMark(blocks.push(read) - 1)
    }
  }

  function isShown(tag: string): boolean {
    const condition = readCondition(tag)
    return !isProblem(condition) && holds(condition, setting)
  }

  const filled = rendered(engine, parts, (tag, isCondition) => (isCondition ? isShown(tag) : valueOf(tag)))
  return { parts: filled, figures, blocks }
}

function markParagraph(markup: string): string {
  return writtenText(markup).includes('{') ? markup.replace(/^<w:p/, `<w:p${maybeEmpty}`) : markup
}

type Answer = (tag: string, isCondition: boolean) => string | boolean

function rendered({ Docxtemplater, PizZip }: WordEngine, parts: Parts, answer: Answer): Parts {
  try {
    const document = new Docxtemplater(new PizZip(writeParts(parts)), {
      paragraphLoop: true,
      errorLogging: false,
      parser: (tag) => ({
        get: (_scope: unknown, context: Readonly<{ meta: Readonly<{ part: Readonly<{ module?: string }> }> }>) =>
          answer(tag.trim(), context.meta.part.module === 'loop'),
      }),
    })
    document.render({})
    return readParts(document.getZip().generate({ type: 'uint8array' }) as Uint8Array, '')
  } catch (thrown) {
    throw new FaultError({ fault: 'reportTemplate.wrong', detail: wrongWords(thrown) })
  }
}

type TemplateError = Readonly<{
  properties?: Readonly<{ id?: string; xtag?: string; context?: string; errors?: readonly TemplateError[] }>
}>

const wrongs: Readonly<Record<string, string>> = {
  unclosed_loop: '条件没有结束',
  unopened_loop: '没有要结束的条件',
  closing_tag_does_not_match_opening_tag: '结束的不是最近的条件',
  unclosed_tag: '左花括号没有合上',
  unopened_tag: '多了一个右花括号',
  loop_position_invalid: '条件要在同一个单元格或同一行里开始和结束',
  unbalanced_loop_tags: '条件要在同一个单元格或同一行里开始和结束',
}

/** The mistakes that only Word's own structure shows: a condition from one cell into another. */
function wrongWords(thrown: unknown): string {
  const { properties } = thrown as TemplateError
  if (!properties) throw thrown
  const all = properties.errors ?? [thrown as TemplateError]
  const words = all.map(({ properties: told }) => `“${told?.xtag ?? told?.context ?? ''}”${wrongs[told?.id ?? ''] ?? '写法不对'}`)
  return [...new Set(words)].slice(0, 5).join('；')
}
