import { useEffect, useMemo } from 'react'
import type { OpenedReport, Reconciliation, ReportMark } from '#shared/ipc/parts/reconcile.ts'
import type { FaultError } from '#shared/ipc/faults.ts'
import { shell, showFault, trays, useAct, useCall, useTray } from '#renderer/bridge/index.ts'
import { isTold } from './blocks.ts'
import { keepReport, useReportInHand, type InHand, type MarkFilter } from './memory.ts'

export type Reconciling = Readonly<{
  inHand: InHand | null
  told: Reconciliation | undefined
  isBusy: boolean
  fault: FaultError | null
  /** Those of the filter, in the order of the text. */
  shown: readonly ReportMark[]
  current: ReportMark | null
  choose: () => void
  goTo: (start: number) => void
  step: (by: 1 | -1) => void
  setFilter: (filter: MarkFilter) => void
  setDay: (asOf: string | null) => void
}>

/** The report in hand and where the cursor is. Dropped files and pasted text are taken wherever the keyboard is. */
export function useReconcile(): Reconciling {
  const inHand = useReportInHand()
  const take = (report: OpenedReport) => keepReport({ report, asOf: report.day?.day ?? null, filter: 'wrong', at: null })
  const open = useAct('reconcile.open', {
    done: take,
    handles: ['report.kind', 'report.oldWord', 'report.pdf', 'report.picture', 'report.unreadable'],
  })
  const paste = useAct('reconcile.paste', { done: take })
  useTray(trays.reconcile, ([grant]) => grant && open.mutate({ token: grant.token }))
  usePastedText((text) => {
    open.reset()
    paste.mutate({ text })
  })
  const { told, answer } = useTold(inHand, !open.isPending && !paste.isPending)
  const shown = useMemo(() => (told ? told.marks.filter((mark) => isIn(mark, inHand?.filter ?? 'wrong')) : []), [told, inHand?.filter])
  const current = shown.find(({ start }) => start === inHand?.at) ?? shown[0] ?? null
  return {
    inHand,
    told,
    isBusy: open.isPending || paste.isPending || answer.isFetching,
    fault: open.error ?? answer.error,
    shown,
    current,
    choose: () =>
      void shell('dialog.openReport', {})
        .then((grant) => grant && open.mutate({ token: grant.token }))
        .catch(showFault),
    ...stepsOf({ inHand, told, shown, current }),
  }
}

/** What is right and wrong in the report; asked again for another report and another day. */
function useTold(inHand: InHand | null, isReady: boolean) {
  const when = inHand?.asOf ? { asOf: inHand.asOf } : {}
  // The name is no part of the question, yet another report is another answer.
  const answer = useCall('reconcile.run', when, { enabled: inHand !== null && isReady, staleTime: 0 })
  const { refetch } = answer
  const report = inHand?.report
  useEffect(() => void (report && refetch()), [report, refetch])
  return { answer, told: answer.data && report && fits(answer.data, report) ? answer.data : undefined }
}

type Seen = Pick<Reconciling, 'inHand' | 'told' | 'shown' | 'current'>

function stepsOf({ inHand, told, shown, current }: Seen): Pick<Reconciling, 'goTo' | 'step' | 'setFilter' | 'setDay'> {
  const change = (part: Partial<InHand>) => inHand && keepReport({ ...inHand, ...part })
  return {
    goTo: (start) => void change({ at: start, ...(shown.some((mark) => mark.start === start) ? {} : { filter: filterOf(told, start) }) }),
    step: (by) => {
      const index = shown.findIndex((mark) => mark === current)
      const next = shown[Math.min(shown.length - 1, Math.max(0, index + by))]
      if (next) change({ at: next.start })
    },
    setFilter: (filter) => void change({ filter, at: null }),
    setDay: (asOf) => void change({ asOf }),
  }
}

/** An answer of the report before may still be shown for a moment. */
function fits({ marks }: Reconciliation, { text }: OpenedReport): boolean {
  const last = marks.at(-1)
  return (
    marks.every(({ start, end, quote }, index) => index > 2 || text.slice(start, end) === quote) &&
    (!last || text.slice(last.start, last.end) === last.quote)
  )
}

export function isIn(mark: ReportMark, filter: MarkFilter): boolean {
  if (filter === 'wrong') return mark.mark === 'red' || mark.mark === 'amber'
  return filter === 'unknown' ? mark.mark === 'neutral' && isTold(mark) : mark.mark === filter
}

function filterOf(told: Reconciliation | undefined, start: number): MarkFilter {
  const mark = told?.marks.find((one) => one.start === start)?.mark ?? 'red'
  return mark === 'neutral' ? 'unknown' : mark === 'green' ? 'green' : 'wrong'
}

/** Text pasted anywhere but into a field. */
function usePastedText(onText: (text: string) => void): void {
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim() === '') return
      event.preventDefault()
      onText(text)
    }
    document.addEventListener('paste', take)
    return () => document.removeEventListener('paste', take)
  })
}
