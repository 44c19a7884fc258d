import { checkTemplate, type TemplateContent } from '#shared/reports/checkTemplate.ts'
import { partText, plainXml, setPart, textParts, type Parts } from './packageParts.ts'

/** A paragraph that holds no other (text boxes nest). */
export const paragraphPattern = /<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>/gs

/** What is written in a piece of markup, as Word shows it; deleted text is none. */
export function writtenText(markup: string): string {
  return [...markup.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => plainXml(match[1]!)).join('')
}

/** Chinese input methods type ｛｝ and ＃: they are meant as {} and #. */
export function normaliseBraces(parts: Parts): void {
  for (const name of textParts(parts)) {
    const markup = partText(parts, name)
    const mended = markup.replaceAll('｛', '{').replaceAll('｝', '}').replaceAll('{＃', '{#').replaceAll('{／', '{/')
    if (mended !== markup) setPart(parts, name, mended)
  }
}

/** What a template asks for and what is wrong with it; body first, then headers and footers. */
export function templateContent(parts: Parts): TemplateContent {
  const names = [...textParts(parts)].sort((a, b) => Number(b.endsWith('document.xml')) - Number(a.endsWith('document.xml')))
  const texts = names.flatMap((name) => [...partText(parts, name).matchAll(paragraphPattern)].map(([markup]) => writtenText(markup)))
  return checkTemplate(texts.filter((text) => text.trim() !== ''))
}
