import type { FormSheet, ResolvedBlock, ResolvedColumn } from '#shared/printing/forms/resolved.ts'

// The few things of which the books about the program are made.

export function sheet(name: string, blocks: readonly ResolvedBlock[]): FormSheet {
  return { name, village: '', blocks }
}

export function title(words: string, aboveMm = 0): ResolvedBlock {
  return { kind: 'title', text: words, pt: 18, aboveMm }
}

export function heading(words: string): ResolvedBlock {
  return { ...text(words), font: 'hei', pt: 12, aboveMm: 4 }
}

export function cell(words: string) {
  return { text: words, head: false, span: 1, down: 1, align: 'left', upright: false, foot: '' } as const
}

export function text(words: string, { indent = false, keepNext = false } = {}) {
  return { kind: 'text', text: words, indent, keepNext, align: 'left', pt: 11, bold: false, font: 'song', aboveMm: 1 } as const
}

export function column(id: string, header: string, widthMm: number): ResolvedColumn {
  return { id, header: [header], widthMm, align: 'left', nowrap: false, shared: false, sum: null }
}

export function table(columns: readonly ResolvedColumn[], rows: readonly (readonly string[])[]): ResolvedBlock {
  const sums = columns.map(() => null)
  return { kind: 'table', columns, rowMm: 0, groups: rows.map((row) => ({ rows: [row], sums })) }
}
