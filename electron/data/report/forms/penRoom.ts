import { parseTemplate, type TemplatePart } from '#shared/printing/forms/template.ts'
import { fillText, readPath, type Filling, type Place } from './fill.ts'

/**
 * The text filled in, with room for a pen where a value among words is missing: of 参会人 the number, the day
 * of 核实日期：.
 * A value that stands alone has its whole cell. Papers of one record only: a list is not filled in by hand.
 */
export function fillForPen(filling: Filling, text: string, place: Place): string {
  const { form } = filling
  if (form.each !== 'record' || form.cards || filling.valuesOnly || !text.includes('{')) return fillText(filling, text, place)
  const parts = parseTemplate(text)
  const isAmongWords = parts.length > 1
  return parts
    .map((part, at) => {
      if (typeof part === 'string') return part
      const value = readPath(filling, part.path, part.format, place)
      return value === '' && isAmongWords ? roomFor(parts, at) : value
    })
    .join('')
}

/** Words that are read together with the figure before them. */
const unit = /^\s*(?:票|人|户|元|万元|亩|平方米|公里|头|只|层|张|年度|年|%)/

function roomFor(parts: readonly TemplatePart[], at: number): string {
  const [part, before, after] = [parts[at], parts[at - 1], parts[at + 1]]
  if (typeof part === 'object' && part.format === 'day')
    return typeof before === 'string' ? '\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日' : ''
  const isCounted = typeof after === 'string' && unit.test(after)
  // 人 alone says what its cell is for; 参会 人 has to be told how many.
  return isCounted && (at > 0 || parts.some((other, index) => index !== at && typeof other === 'object')) ? '\u3000\u3000\u3000' : ''
}
