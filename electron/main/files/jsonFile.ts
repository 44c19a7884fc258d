import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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

/** Written beside and renamed: a crash leaves the old or the new content. Failures throw. */
export function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true })
  const beside = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(beside, JSON.stringify(value, null, 2))
    renameSync(beside, path)
  } finally {
    rmSync(beside, { force: true })
  }
}
