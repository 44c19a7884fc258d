import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { maskNumbers } from './mask.ts'

const largest = 2_000_000

/**
 * Notes a bug and answers the number that the person can read out. Personal numbers are masked: a log is handed to
 * technicians.
 */
export function logError(where: string, error: unknown): string {
  const number = `E${Date.now().toString(36).toUpperCase()}`
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  writeLine(`${number} ${where}: ${text}`)
  return number
}

export function logLine(text: string): void {
  writeLine(text)
}

function writeLine(text: string): void {
  const line = `${new Date().toISOString()} ${maskNumbers(text)}\n`
  // Told by the main process through the environment, once it knows its folders; without it the log goes to standard error.
  const file = process.env['TOWNSHIP_LEDGER_LOG']
  if (file === undefined) {
    process.stderr.write(line)
    return
  }
  try {
    mkdirSync(dirname(file), { recursive: true })
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(file, `${file}.1`)
    appendFileSync(file, line)
  } catch {
    process.stderr.write(line)
  }
}
