import { errorCode } from './disk.ts'
import type { Disk } from './disk.ts'

const patienceMs = 10_000

/** On Windows a virus scanner holds every new file for a moment; the rename then fails until it lets go. */
export async function renamePatiently(disk: Disk, from: string, to: string): Promise<void> {
  const start = Date.now()
  for (let wait = 10; ; wait = Math.min(100, wait + 10)) {
    try {
      disk.rename(from, to)
      return
    } catch (thrown) {
      const mayPass = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(thrown)) && Date.now() - start < patienceMs
      if (!mayPass || process.platform !== 'win32') throw thrown
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}
