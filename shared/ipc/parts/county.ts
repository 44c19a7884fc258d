import { z } from 'zod'
import type { FileInfo, PrintJob } from '../outputs.ts'
import type { TableAnswer } from './figures.ts'
import type { MergeCounts } from './merging.ts'

/** A file that collects the files and packages of many townships, each made apart. */

const token = z.string().min(8).max(64)

export const countyContract = {
  /** Makes an empty county file and opens it. */
  'county.create': z.object({ token, name: z.string().trim().min(1).max(60) }).strict(),
  /** Ledger files and packages that lie in a folder, by name. */
  'county.folder': z.object({ token }).strict(),
  /**
   * A proved backup, then one file after the other. What cannot be taken in is told and stops nothing; a file that came before
   * brings what is new in it.
   */
  'county.collect': z
    .object({
      files: z
        .array(z.object({ token, password: z.string().min(1).max(256).optional() }).strict())
        .min(1)
        .max(500),
    })
    .strict(),
  /** Stops after the file that is being taken in; what was taken in stays. */
  'county.cancel': z.object({}).strict(),
  /** What is there of each township. */
  'county.report': z.object({}).strict(),
  'county.export': z.object({ token }).strict(),
  'county.print': z.object({ paper: z.enum(['A3', 'A4']), orientation: z.enum(['landscape', 'portrait']) }).strict(),
}

/** What became of one of the chosen files. `why`: in Chinese, why it was not taken in. */
export type CollectedFile = Readonly<{
  name: string
  township: string
  /** Number of the package; null for a file. */
  number: number | null
  why: string | null
  /** A password would help. */
  sealed: boolean
  total: MergeCounts
  /** Change sets that are new. */
  taken: number
}>

export type CountyTownship = Readonly<{
  databaseId: string
  township: string
  villages: number
  households: number
  persons: number
  /** Fields that two copies of the township left open. */
  conflicts: number
  /** Persons whose number stands in another township, too. */
  doubts: number
  /** Of the package that came last; null for files. */
  number: number | null
  /** ISO day on which it was last taken in. */
  day: string
}>

export type CountyReport = Readonly<{ townships: readonly CountyTownship[]; table: TableAnswer }>

export type CountyOutputs = {
  'county.create': FileInfo
  'county.folder': readonly Readonly<{ name: string; token: string }>[]
  'county.collect': Readonly<{ files: readonly CollectedFile[]; cancelled: boolean; report: CountyReport }>
  'county.cancel': Record<string, never>
  'county.report': CountyReport
  'county.export': Readonly<{ name: string; rows: number }>
  'county.print': PrintJob
}
