import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The JSON of a small file; `fallback` where it is missing, damaged or of another shape. */
export function readJson<T>(path: string, isRight: (value: unknown) => value is T, fallback: T): T {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isRight(value) ? value : fallback
  } catch {
    return fallback
  }
}

/**
 * Written beside and renamed: a crash leaves the old or the new content. Failures throw. `isLasting`: a power cut too; without
 * the wait for the disk it may leave an empty file, which counts as missing.
 */
export function writeJson(path: string, value: unknown, isLasting = false): void {
  mkdirSync(dirname(path), { recursive: true })
  const beside = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(beside, JSON.stringify(value, null, 2))
    if (isLasting) flush(beside)
    renameSync(beside, path)
  } finally {
    rmSync(beside, { force: true })
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
