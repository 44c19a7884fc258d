import type { MeasureUnit } from '#shared/measures/define.ts'
import { isProblem, readCondition, readTag, type Tag, type TagProblem } from './tag.ts'

/** What is wrong with a template: where (text of the paragraph), what, and the name that was likely meant. */
export type TemplateProblem = Readonly<{ place: string; tag: string; message: string; nearest?: string }>

/** What a template asks for. */
export type TemplateContent = Readonly<{
  measures: readonly string[]
  tables: readonly string[]
  problems: readonly TemplateProblem[]
}>

/** @param paragraphs texts of a template in order, as Word shows them. */
export function checkTemplate(paragraphs: readonly string[]): TemplateContent {
  const measures = new Set<string>()
  const tables = new Set<string>()
  const problems: TemplateProblem[] = []
  const open: Readonly<{ place: string; tag: string }>[] = []
  for (const place of paragraphs) {
    problems.push(...braceProblems(place))
    for (const { inside, after } of tagsOf(place)) {
      const found = oneTag(inside, open, place)
      if (found === null) continue
      if ('message' in found) {
        problems.push(found)
        continue
      }
      if (found.measure) measures.add(found.measure)
      if (found.table) tables.add(found.table)
      const wrongUnit = found.tag ? unitProblem(found.tag, after) : null
      if (wrongUnit !== null) problems.push({ place, tag: `{${inside}}`, message: wrongUnit })
      if (found.alone && place.trim() !== `{${inside}}`)
        problems.push({ place, tag: `{${inside}}`, message: '表和图要自己占一段，这一段里不能有别的字' })
    }
  }
  const left = open.map(({ place, tag }) => ({ place, tag, message: '这个条件没有结束，请在它管的话后面写上 {/}' }))
  return { measures: [...measures], tables: [...tables], problems: [...problems, ...left] }
}

type Found = Readonly<{ measure?: string; table?: string; tag?: Tag; alone?: boolean }>

function oneTag(inside: string, open: Readonly<{ place: string; tag: string }>[], place: string): Found | TemplateProblem | null {
  const tag = `{${inside}}`
  if (inside.startsWith('/')) {
    if (open.pop()) return null
    return { place, tag, message: '前面没有要结束的条件，请删去它，或在前面写上 {#有…}' }
  }
  if (inside.startsWith('#') || inside.startsWith('^')) {
    open.push({ place, tag })
    const condition = readCondition(inside.slice(1))
    if (isProblem(condition)) return told(condition, place, tag)
    return condition.measure ? { measure: condition.measure.id } : {}
  }
  const read = readTag(inside)
  if (isProblem(read)) return told(read, place, tag)
  if (read.kind === 'figure') return { measure: read.measure.id, tag: read }
  if (read.kind === 'table' || read.kind === 'chart') return { table: read.table.id, alone: true }
  return {}
}

function told({ problem, nearest }: TagProblem, place: string, tag: string): TemplateProblem {
  return { place, tag, message: problem, ...(nearest === undefined ? {} : { nearest }) }
}

/** Placeholders of a paragraph with the text behind each. */
function tagsOf(paragraph: string): readonly Readonly<{ inside: string; after: string }>[] {
  return [...paragraph.matchAll(/\{([^{}]*)\}/g)].map((match) => ({
    inside: match[1]!.trim(),
    after: paragraph.slice(match.index + match[0].length),
  }))
}

function braceProblems(place: string): readonly TemplateProblem[] {
  const rest = place.replaceAll(/\{[^{}]*\}/g, '')
  const open = /\{.{0,20}/.exec(rest)
  if (open) return [{ place, tag: open[0], message: '左花括号没有合上，请在名称后面写上 }（同一段里）' }]
  return rest.includes('}') ? [{ place, tag: '}', message: '多了一个右花括号，或者前面少了 {' }] : []
}

/** 元 behind 万元 would be wrong by ten thousand. */
function unitProblem(tag: Tag, after: string): string | null {
  if (tag.kind !== 'figure' || tag.part === 'change') return null
  const unit: MeasureUnit = tag.part === 'wan' ? '万元' : tag.measure.unit
  const written = /^(万元|亿元|元|%|％|个百分点)/.exec(after)?.[1]?.replace('％', '%')
  if (written === undefined || unit.startsWith(written)) return null
  if (unit === '%' && written === '个百分点' && tag.part === 'size') return null
  return `“${tag.measure.label}”的单位是${unit}，后面却写了“${written}”`
}
