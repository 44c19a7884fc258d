import type { LedgerNote, MarkColour, Reconciliation, ReportMark, TextNote } from '#shared/ipc/parts/reconcile.ts'
import type { Reconciled } from './reconcile.ts'

const rank: Readonly<Record<MarkColour, number>> = { red: 3, amber: 2, green: 1, neutral: 0 }

/** What the text and the ledger say of each place, as marks that do not overlap. `text`: that of the report. */
export function marksOf(text: string, found: Reconciled, ledger: readonly LedgerNote[]): readonly ReportMark[] {
  const notes: readonly TextNote[] = [
    ...found.findings.map(({ start, end, severity, kind, message, recomputed }) => {
      const mark = severity === '错误' ? ('red' as const) : ('amber' as const)
      return { start, end, mark, kind, reason: message, recomputed }
    }),
    ...found.sums
      .filter(({ ok }) => ok)
      .flatMap(({ places, text: over }) =>
        places.map(({ start, end }) => ({
          start,
          end,
          mark: 'green' as const,
          kind: 'holds' as const,
          reason: `验算相符：${shortened(over)}`,
          recomputed: '',
        })),
      ),
  ]
  const places = joined([...found.figures, ...notes, ...ledger])
  return places.map((place) => markAt(text, place, { notes, ledger }))
}

/** Longer than a sentence is not shown. */
function shortened(text: string): string {
  const clean = text.replaceAll(/\s+/g, '')
  return clean.length > 60 ? `${clean.slice(0, 40)}…${clean.slice(-18)}` : clean
}

type Place = Readonly<{ start: number; end: number }>

/** Places that overlap become one. */
function joined(places: readonly Place[]): readonly Place[] {
  const done: { start: number; end: number }[] = []
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = done.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else done.push({ start, end })
  }
  return done
}

function markAt(
  text: string,
  { start, end }: Place,
  { notes, ledger }: Readonly<{ notes: readonly TextNote[]; ledger: readonly LedgerNote[] }>,
): ReportMark {
  const isHere = (note: Place): boolean => note.start < end && note.end > start
  const own = notes.filter(isHere)
  // Of several figures in one place the gravest answer of the ledger is told.
  const found = ledger.filter(isHere).sort((a, b) => rank[b.mark] - rank[a.mark])[0] ?? null
  const mark = [...own, ...(found ? [found] : [])].reduce<MarkColour>(
    (worst, note) => (rank[note.mark] > rank[worst] ? note.mark : worst),
    'neutral',
  )
  const told = [...own].sort((a, b) => rank[b.mark] - rank[a.mark])
  const shown = told.some(({ mark: colour }) => colour !== 'green')
    ? told.filter(({ mark: colour }) => colour !== 'green')
    : told.slice(0, 1)
  return { start, end, quote: text.slice(start, end), mark, text: shown, ledger: found }
}

export function reconciliationOf(found: Reconciled, marks: readonly ReportMark[], asOf: string | null): Reconciliation {
  const counts = { green: 0, amber: 0, red: 0, neutral: 0 }
  for (const { mark } of marks) counts[mark] += 1
  return {
    asOf,
    marks,
    counts,
    figures: found.figures.length,
    sums: found.sums.length,
    held: found.sums.filter(({ ok }) => ok).length,
    compared: marks.filter(({ ledger }) => ledger !== null && ledger.mark !== 'neutral').length,
  }
}
