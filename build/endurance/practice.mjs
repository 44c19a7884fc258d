import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../runtime/stamp.mjs'

/** A copy of the given ledger, else the practice township: 11,001 households, 38,006 persons, made once a run. */
export function practiceFile(path, { folder, file }) {
  const source = file ?? join(folder, 'practice.tzdb')
  if (!existsSync(source)) makePractice(source)
  copyFileSync(source, path)
  return path
}

/** @param {{ households?: number, persons?: number, seed?: number }} [size] */
export function makePractice(path, size = {}) {
  const wishes = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)])
  const script = join(root, 'out', 'cli', 'index.cjs')
  execFileSync(process.execPath, [script, 'sample', path, ...wishes, '--json'], {
    maxBuffer: 64_000_000,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** A ledger as the workbook that the program exports. */
export function exportRows(file, path, ledger) {
  const script = join(root, 'out', 'cli', 'index.cjs')
  execFileSync(process.execPath, [script, 'export', file, path, '--ledger', ledger], { stdio: ['ignore', 'ignore', 'inherit'] })
}
