import { z } from 'zod'
import type { PrintJob } from '../outputs.ts'

/** Books about the program itself: how it is used, what its figures, checks and fields mean. No record stands in them. */
export const helpContract = {
  'help.manual': z
    .object({
      part: z.enum(['guide', 'measures', 'rules', 'fields']),
      paper: z.enum(['A3', 'A4']),
      orientation: z.enum(['landscape', 'portrait']),
    })
    .strict(),
}

export type HelpOutputs = {
  'help.manual': PrintJob
}
