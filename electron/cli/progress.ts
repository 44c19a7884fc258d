import type { DataEvents } from '#shared/ipc/outputs.ts'

/** A progress line on standard error, only where somebody watches. */
export function createProgress(stream: NodeJS.WriteStream): Readonly<{ show: (event: DataEvents['progress']) => void; end: () => void }> {
  let shown = false
  let last = 0
  return {
    show: ({ done, total, text }) => {
      if (!stream.isTTY || Date.now() - last < 100) return
      last = Date.now()
      shown = true
      const share = total > 0 ? Math.min(1, done / total) : 0
      const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░')
      stream.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} % ${text}\u001b[K`)
    },
    end: () => {
      if (shown) stream.write('\r\u001b[K')
    },
  }
}
