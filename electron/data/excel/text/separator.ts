const TAB = 9
const COMMA = 44
const SEMICOLON = 59
const QUOTE = 34
const LF = 10
const CR = 13

export type Separator = Readonly<{
  /** The separating byte; 0 when every line is one cell. */
  byte: number
  /** Where the rows begin: after a line `sep=;` as Excel writes it. */
  start: number
}>

/** Found out from the first lines: the one that cuts most lines into the same number of cells. */
export function findSeparator(bytes: Uint8Array): Separator {
  const told = /^"?sep=([,;\t])"?\r?\n/.exec(Buffer.from(bytes.subarray(0, 12)).toString('latin1'))
  if (told) return { byte: told[1]!.charCodeAt(0), start: told[0].length }
  let best = { byte: 0, score: 0 }
  for (const byte of [TAB, COMMA, SEMICOLON]) {
    const score = scoreOf(countPerLine(bytes, byte))
    if (score > best.score) best = { byte, score }
  }
  return { byte: best.byte, start: 0 }
}

/** Separators outside quotes, for each of the first lines that are not blank. */
function countPerLine(bytes: Uint8Array, separator: number): readonly number[] {
  const counts: number[] = []
  const end = Math.min(bytes.length, SAMPLE)
  let count = 0
  let isQuoted = false
  let isBlank = true
  let previous = separator
  for (let at = 0; at < end && counts.length < LINES; at++) {
    const byte = bytes[at]!
    if (byte === QUOTE && (isQuoted || previous === separator || previous === LF || previous === 61)) isQuoted = !isQuoted
    else if (byte === separator && !isQuoted) count++
    if (byte === LF && !isQuoted) {
      if (!isBlank) counts.push(count)
      count = 0
      isBlank = true
    } else if (byte !== CR && byte !== separator && byte > 32) isBlank = false
    previous = byte
  }
  if (!isBlank && counts.length < LINES) counts.push(count)
  return counts
}

const SAMPLE = 256 * 1024
const LINES = 200

/** Lines that agree count more than many separators: notes are full of commas. */
function scoreOf(counts: readonly number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1)
  let best = 0
  for (const [count, lines] of times) best = Math.max(best, (lines / counts.length) * (1 + Math.min(count, 30) / 30))
  return best
}
