import { spawn } from 'node:child_process'

/**
 * Starts a program that outlives this one: the installer, which waits until the files of the program are free.
 * Resolves to whether it was started.
 */
export function handOver(path: string, words: readonly string[] = []): Promise<boolean> {
  return new Promise((resolve) => {
    // No shell: the path is a word of its own whatever stands in it.
    const child = spawn(path, [...words], { detached: true, stdio: 'ignore', windowsHide: false })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
