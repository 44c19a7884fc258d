/** A report as it is read: one text, and where in it tables stand. Places are characters of `text`. */
export type ReportText = Readonly<{
  text: string
  tables: readonly ReportTable[]
  /** Line ends are paragraphs for certain (Word), or may stand in the middle of sentences (pasted, .txt). */
  isInParagraphs: boolean
}>

export type ReportTable = Readonly<{ rows: number; columns: number; cells: readonly ReportCell[] }>

export type ReportCell = Readonly<{ row: number; column: number; rowSpan: number; columnSpan: number; start: number; end: number }>

export function plainReport(text: string): ReportText {
  return { text, tables: [], isInParagraphs: false }
}

/** Sentences stand in cells too (a whole report laid out in a table): they are read as prose, not as a table. */
export function isProse(text: string): boolean {
  return text.length > 30 && /\d/.test(text) && /[，。；,;]/.test(text) && (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) > 15
}

/** The text with what stands in cells blotted out; a full stop where a table begins, so that no sentence runs across it. */
export function proseOf({ text, tables }: ReportText): string {
  const signs = text.split('')
  for (const table of tables) {
    const cells = table.cells.filter(({ start, end }) => !isProse(text.slice(start, end)))
    for (const { start, end } of cells) for (let at = start; at < end; at += 1) signs[at] = at === start ? '。' : '\n'
  }
  return signs.join('')
}
