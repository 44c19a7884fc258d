import type { ChecksFilter, FindingRow } from '#shared/ipc/parts/checks.ts'
import { useCall, type FaultError } from '#renderer/bridge/index.ts'

export type Findings = Readonly<{
  total: number | null
  at: (index: number) => FindingRow | undefined
  /** Rows that are there, with their places. */
  loaded: readonly Readonly<{ index: number; row: FindingRow }>[]
  error: FaultError | null
  retry: () => void
}>

/** Findings asked for at once. */
export const pageSize = 100

type Sight = Readonly<{ first: number; last: number; focus: number }>

/**
 * The findings in sight, page by page: however many there are, only the pages of the first row, of the last one and of
 * the focused one are kept fresh. Every change of data asks them again and shows the old rows until then.
 */
export function useFindings(filter: ChecksFilter, { first, last, focus }: Sight): Findings {
  const start = usePage(filter, 0)
  const top = usePage(filter, pageOf(first))
  const bottom = usePage(filter, pageOf(last))
  const focused = usePage(filter, pageOf(focus))
  const pages = [top, bottom, focused, start]
  const at = (index: number): FindingRow | undefined => {
    const page = pages.find((candidate) => candidate.page === pageOf(index))
    return page?.data?.findings[index % pageSize]
  }
  const distinct = pages.filter((page, index) => pages.findIndex((other) => other.page === page.page) === index)
  const loaded = distinct.flatMap(({ page, data }) => (data?.findings ?? []).map((row, index) => ({ index: page * pageSize + index, row })))
  return {
    total: start.data?.total ?? null,
    at,
    loaded,
    error: pages.find((page) => page.error)?.error ?? null,
    retry: () => pages.forEach((page) => void page.refetch()),
  }
}

function usePage(filter: ChecksFilter, page: number) {
  const { data, error, refetch } = useCall('checks.list', { ...filter, offset: page * pageSize, limit: pageSize })
  return { page, data, error, refetch }
}

function pageOf(index: number): number {
  return Math.max(0, Math.floor(index / pageSize))
}
