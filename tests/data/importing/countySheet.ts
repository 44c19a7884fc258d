import { inventedIdCard } from '#tests/harness/dataCore.ts'
import type { Cell } from '#tests/harness/workbook.ts'

export type CountySheet = Readonly<{
  title: string
  sheet?: string
  /** Between title and headings. */
  lines?: readonly (readonly Cell[])[]
  heads: readonly (readonly Cell[])[]
  rows: readonly (readonly Cell[])[]
  /** Totals and notes below. */
  below?: readonly (readonly Cell[])[]
  ledger: string
  records: number
  unmapped: readonly string[]
  /** Fields of the first record; links by their words. */
  first: Readonly<Record<string, Cell>>
}>

/** Numbers of the three heads, and of the wife of the first. */
export const headIds = [1, 2, 3].map((n) => inventedIdCard(n)) as [string, string, string]
export const wifeId = inventedIdCard(40)
