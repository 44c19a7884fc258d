import { escapeHtml } from '../escapeHtml.ts'

/** The text as markup: escaped, boxes to tick drawn (office fonts lack ☑), each one em wide as measured. */
export function markup(text: string): string {
  const escaped = escapeHtml(text)
  return /[☑☐□]/.test(escaped) ? escaped.replace(/[☑☐□]/g, (sign) => (sign === '☑' ? ticked : empty)) : escaped
}

const empty = '<i class="x"></i>'
/** The sign is there for who copies the text; fonts set it at all heights, so the tick itself is drawn. */
const ticked = '<i class="x v">√</i>'

/** A block of its own: smaller words in a line of the usual size would make the line higher than it was measured. */
export function smallerHtml(text: string, percent: number): string {
  return `<div style="font-size:${percent}%">${markup(text)}</div>`
}
