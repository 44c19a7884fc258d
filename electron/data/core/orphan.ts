/** How often the parent is looked for; a step of a long check takes up to a tenth of a second. */
const everyMs = 250

/**
 * Ends this process when the one that started it is gone. Killed programs do not tell their children, and Electron's own
 * notice waits until a check of the whole file is done: meanwhile the next start would find the file in use. Whatever was
 * acknowledged is on disk; a lock of a process that is gone counts for nothing.
 *
 * @returns what stops the watch.
 */
export function endWithParent(end: () => void = () => process.exit(0)): () => void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) end()
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    // No right to signal it: it is there.
    return (thrown as { code?: string }).code === 'EPERM'
  }
}
