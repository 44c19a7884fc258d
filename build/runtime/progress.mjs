import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One progress line on standard error: redrawn in place on a terminal, one line per tenth elsewhere
 * (logs of build machines). Units are whatever `total` counts.
 *
 * @param {string} label
 * @param {number} total
 * @returns {{ update: (done: number) => void, end: (note?: string) => void }}
 */
export function progressLine(label, total) {
  const terminal = process.stderr.isTTY === true
  let tenth = -1
  const draw = (done) => {
    const share = Math.max(0, Math.min(1, done / total))
    const filled = Math.round(share * 20)
    const bar = '█'.repeat(filled) + '░'.repeat(20 - filled)
    const text = `${label} ${bar} ${String(Math.floor(share * 100)).padStart(3)}%`
    if (terminal) process.stderr.write(`\r${text}`)
    else if (Math.floor(share * 10) > tenth) process.stderr.write(`${text}\n`)
    tenth = Math.max(tenth, Math.floor(share * 10))
  }
  return {
    update: draw,
    end: (note = '') => {
      if (terminal) process.stderr.write(`${note === '' ? '' : `  ${note}`}\n`)
      else if (note !== '') process.stderr.write(`${label} ${note}\n`)
    },
  }
}

/** Bytes below a folder, 0 where it does not exist; files that vanish while counting are ignored. */
export function folderBytes(folder) {
  let total = 0
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name)
    total += entry.isDirectory() ? folderBytes(path) : fileBytes(path)
  }
  return total
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function fileBytes(path) {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}
