import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/**
 * The one place for what is written for a moment: a folder of this user and program in the system's temporary folder, with
 * a folder of its own for each use, named by the process. It carries personal data: gone after use, and what a crash left is
 * gone with the next start.
 */
export const temporaryRoot = (base = tmpdir()): string => join(base, `township-ledger-${userNumber()}`)

/** Runs with a fresh folder that only this user may read, and removes it whatever happens. */
export async function withTemporaryFolder<T>(work: (folder: string) => T | Promise<T>, base = tmpdir()): Promise<T> {
  const root = temporaryRoot(base)
  mkdirSync(root, { recursive: true, mode: 0o700 })
  const folder = mkdtempSync(join(root, `${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    removeQuietly(folder)
  }
}

/** Removes what processes left that are no more; called at the start. */
export function clearLeftovers(base = tmpdir()): void {
  const root = temporaryRoot(base)
  for (const name of namesIn(root)) {
    const process = Number(/^(\d+)-/.exec(name)?.[1] ?? 0)
    if (!isAlive(process)) removeQuietly(join(root, name))
  }
}

/** Removes what this process still has; called when it ends. */
export function clearOwn(base = tmpdir()): void {
  const root = temporaryRoot(base)
  for (const name of namesIn(root)) if (name.startsWith(`${process.pid}-`)) removeQuietly(join(root, name))
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** A file that a virus scanner holds goes with the next start. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
  } catch {
    // Tried again at the next start.
  }
}

function isAlive(id: number): boolean {
  if (id <= 0) return false
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // Somebody else's process bears the number now.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function userNumber(): string {
  try {
    const { uid, username } = userInfo()
    return uid >= 0 ? String(uid) : username.replace(/[^\w-]/g, '_')
  } catch {
    return 'user'
  }
}
