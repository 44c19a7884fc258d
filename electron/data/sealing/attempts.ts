import { isFault } from '#shared/ipc/faults.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import { openEnvelope } from './envelope.ts'
import type { Envelope, Secret } from './envelope.ts'

/** Wrong answers in a row, by data key; they end with the process. */
const wrong = new Map<string, number>()

const longestPauseMs = 30_000

/** Before the n-th wrong answer in a row is told: nothing, then 0.5 s, 1 s, 2 s … 30 s. */
export function pauseAfter(count: number): number {
  return count < 2 ? 0 : Math.min(longestPauseMs, 500 * 2 ** (count - 2))
}

/** As openEnvelope, but each wrong password in a row is answered later than the one before. */
export async function tryEnvelope(envelope: Envelope, secret: Secret, file: string): Promise<Outcome<Uint8Array>> {
  const id = Buffer.from(envelope.id).toString('hex')
  const dataKey = await openEnvelope(envelope, secret, file)
  if (!isFault(dataKey)) {
    wrong.delete(id)
    return dataKey
  }
  // A key mistyped from paper was never tried.
  if (dataKey.fault === 'file.recoveryTyped') return dataKey
  const count = (wrong.get(id) ?? 0) + 1
  wrong.set(id, count)
  await new Promise((resolve) => setTimeout(resolve, pauseAfter(count)))
  return dataKey
}
