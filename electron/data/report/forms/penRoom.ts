import { parseTemplate, type TemplatePart } from '#shared/printing/forms/template.ts'
import { assembled, fillText, readPath, type Filling, type Place } from './fill.ts'

/**
 * The text filled in, with room for a pen where a value among words is missing: of 参会人 the number, the day
 * of 核实日期：, in a line above a table (`isLine`) the number and the village.
 * A value that stands alone has its whole cell. Papers of one record only: a list is not filled in by hand.
 */
export function fillForPen(filling: Filling, text: string, place: Place, isLine = false): string {
  const { form } = filling
  if (form.each !== 'record' || form.cards || filling.valuesOnly || !text.includes('{')) return fillText(filling, text, place)
  const parts = parseTemplate(text)
  const isAmongWords = parts.length > 1
  return assembled(parts, (part, at) => {
    if (typeof part === 'string') return part
    const value = readPath(filling, part.path, part.format, place)
    if (value !== '' || !isAmongWords) return value
    return roomFor(parts, at) || (isLine ? roomInLine(parts[at - 1], part.path, place) : '')
  })
}

/** Nothing rules off the room in a line: 户编号： at its end would have none. */
function roomInLine(before: TemplatePart | undefined, path: string, { row }: Place): string {
  if (row === null && path === 'village') return `${'\u3000'.repeat(4)}村`
  if (row === null && path === 'group') return `${'\u3000'.repeat(3)}组`
  if (typeof before !== 'string' || !before.endsWith('：')) return ''
  return '\u3000'.repeat(before.endsWith('号：') ? 10 : 5)
}

/** Words that are read together with the figure before them. */
const unit = /^ *(?:票|人(?![均口员数])|户(?![主编类籍])|元|万元|亩|平方米|公里|头|只|层|张|年度|年|%)/

function roomFor(parts: readonly TemplatePart[], at: number): string {
  const [part, before, after] = [parts[at], parts[at - 1], parts[at + 1]]
  if (typeof part === 'object' && part.format === 'day')
    return typeof before === 'string' || at === 0 ? '\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日' : ''
  if (isNamed(before, after)) return '\u3000'.repeat(4)
  const isCounted = typeof after === 'string' && unit.test(after)
  if (!isCounted) return ''
  // A unit alone in its cell stands a little to the right, so that a hand has room before it.
  const isAlone = at === 0 && parts.length === 2
  return '\u3000'.repeat(isAlone ? 2 : 3)
}

/** The name in a line of several: of 审核人： before 负责人签字：. */
function isNamed(before: TemplatePart | undefined, after: TemplatePart | undefined): boolean {
  return typeof before === 'string' && before.endsWith('人：') && typeof after === 'string' && after.startsWith('\u3000')
}
