import { z } from 'zod'
import type { PrintJob } from '../outputs.ts'

/** 交接: what a successor has to know of the file, on paper with signatures, and the file itself to carry. */

const name = z.string().trim().max(30)

const parties = z
  .object({
    /** 移交人 · 接收人 · 监交人; blank: a line to sign on. */
    from: name,
    to: name,
    witness: name,
    /** What is said beyond what the file tells. */
    remarks: z.string().trim().max(2_000),
  })
  .strict()

export const handoverContract = {
  'handover.look': z.object({}).strict(),
  'handover.print': z.object({ parties, paper: z.enum(['A3', 'A4']), orientation: z.enum(['landscape', 'portrait']) }).strict(),
  /** A copy of the whole file, read back and compared; goes on working here. */
  'handover.copy': z.object({ token: z.string().min(8).max(64), to: name }).strict(),
}

export type HandoverParties = z.output<typeof parties>

/** One heading of the pack and its lines; personal numbers never stand in it. */
export type HandoverPart = Readonly<{ title: string; lines: readonly Readonly<{ what: string; text: string }>[] }>

export type HandoverOutputs = {
  'handover.look': readonly HandoverPart[]
  'handover.print': PrintJob
  'handover.copy': Readonly<{ name: string; bytes: number; sha256: string }>
}
