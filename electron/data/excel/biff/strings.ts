import { damaged } from '../refusal.ts'
import { followingType, next, records } from './records.ts'
import type { Cursor } from './records.ts'

/**
 * Texts that run over several records: a text table is one record and its CONTINUEs, and a text cut by a border goes on
 * behind a new flag byte, perhaps in the other width ([MS-XLS] 2.5.293).
 */
export type TextRun = { readonly cursor: Cursor; at: number }

/** At most so many pieces of a second kind (formatting, phonetic guide) follow a text. */
const WIDE = 1
const EXTENDED = 4
const RICH = 8

export function textRun(cursor: Cursor, at: number): TextRun {
  return { cursor, at }
}

/** Whether anything of the run is left. */
export function hasMore({ cursor, at }: TextRun): boolean {
  return at < cursor.end || followingType(cursor) === records.CONTINUE
}

/** A text with a length of 16 bits: formatting runs and phonetic guides are left out. Throws FaultError. */
export function readRichText(run: TextRun): string {
  const length = number(run, 2)
  const flags = number(run, 1)
  const formats = flags & RICH ? number(run, 2) : 0
  const extension = flags & EXTENDED ? number(run, 4) : 0
  const text = readCharacters(run, length, flags)
  skip(run, formats * 4 + extension)
  return text
}

function readCharacters(run: TextRun, length: number, first: number): string {
  const { cursor } = run
  let left = length
  let isWide = (first & WIDE) !== 0
  let text = ''
  while (left > 0) {
    if (run.at >= cursor.end) {
      toContinue(run)
      isWide = (number(run, 1) & WIDE) !== 0
      if (run.at >= cursor.end) throw damaged('文字表不完整')
    }
    const room = isWide ? (cursor.end - run.at) >> 1 : cursor.end - run.at
    const count = Math.min(left, room)
    if (count === 0) throw damaged('文字表不完整')
    const end = run.at + (isWide ? count * 2 : count)
    text += cursor.bytes.toString(isWide ? 'utf16le' : 'latin1', run.at, end)
    run.at = end
    left -= count
  }
  return text
}

function number(run: TextRun, bytes: 1 | 2 | 4): number {
  let value = 0
  for (let index = 0; index < bytes; index++) {
    if (run.at >= run.cursor.end) toContinue(run)
    if (run.at >= run.cursor.end) throw damaged('文字表不完整')
    value += run.cursor.bytes[run.at++]! * 2 ** (8 * index)
  }
  return value
}

function skip(run: TextRun, bytes: number): void {
  let left = bytes
  while (left > 0) {
    if (run.at >= run.cursor.end) toContinue(run)
    const step = Math.min(left, run.cursor.end - run.at)
    if (step === 0 && followingType(run.cursor) !== records.CONTINUE) throw damaged('文字表不完整')
    run.at += step
    left -= step
  }
}

function toContinue(run: TextRun): void {
  if (followingType(run.cursor) !== records.CONTINUE || !next(run.cursor)) throw damaged('文字表不完整')
  run.at = run.cursor.start
}

/** A text inside one record whose length was read before: sheet names and number formats. */
export function shortText({ bytes, end }: Cursor, at: number, length: number): string {
  const isWide = ((bytes[at] ?? 0) & WIDE) !== 0
  const last = Math.min(end, at + 1 + (isWide ? length * 2 : length))
  return bytes.toString(isWide ? 'utf16le' : 'latin1', Math.min(at + 1, last), last)
}
