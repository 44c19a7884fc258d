import type { Figure } from './figures.ts'

/** What is wrong with a figure. Places are those of the plain text. */
export type Remark = Readonly<{
  severity: '错误' | '疑点'
  kind: RemarkKind
  start: number
  end: number
  printed: string
  /** What arithmetic gives instead; empty where there is nothing to reckon. */
  recomputed: string
  message: string
}>

export type RemarkKind = 'sum' | 'part' | 'share' | 'chain' | 'range' | 'list' | 'average' | 'pair' | 'unit' | 'twice' | 'formula' | 'blank'

/** A sum that was worked out, right or wrong. */
export type Sum = Readonly<{
  start: number
  end: number
  printed: string
  recomputed: string
  ok: boolean
  /** The figures in it, where it holds. */
  places: readonly Readonly<{ start: number; end: number }>[]
}>

/** What a rule answers. */
export type Judged = Readonly<{ sums: readonly Sum[]; remarks: readonly Remark[] }>

export const nothing: Judged = { sums: [], remarks: [] }

export function joined(all: readonly Judged[]): Judged {
  return { sums: all.flatMap(({ sums }) => sums), remarks: all.flatMap(({ remarks }) => remarks) }
}

/** A sum that holds. */
export function holds(over: readonly Figure[], printed: string): Judged {
  const places = over.map(({ start, end }) => ({ start, end }))
  return { sums: [{ ...spanOf(over), printed, recomputed: printed, ok: true, places }], remarks: [] }
}

/** A sum that does not, with the remark at the figure that says otherwise. */
export function fails(
  over: readonly Figure[],
  at: Figure,
  told: Readonly<{ severity: Remark['severity']; kind: RemarkKind; recomputed: string; message: string }>,
): Judged {
  const { recomputed } = told
  return {
    sums: [{ ...spanOf(over), printed: at.quote, recomputed, ok: false, places: [] }],
    remarks: [{ ...told, start: at.start, end: at.end, printed: at.quote }],
  }
}

function spanOf(figures: readonly Figure[]): Readonly<{ start: number; end: number }> {
  const starts = figures.map(({ start }) => start)
  return { start: Math.min(...starts), end: Math.max(...figures.map(({ end }) => end)) }
}
