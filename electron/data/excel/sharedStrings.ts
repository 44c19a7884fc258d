import { decodeEscapes } from './excelText.ts'
import { parsePart } from './parsePart.ts'
import type { Budget } from './unpackPart.ts'
import type { ZipEntry } from './zipDirectory.ts'

/** The shared texts in order: rich text runs joined, phonetic guides (拼音指南) dropped. */
export function readSharedStrings(entry: ZipEntry | undefined, budget: Budget): string[] {
  const strings: string[] = []
  if (!entry) return strings
  let text = ''
  let inText = false
  let inPhonetic = false
  parsePart(entry, budget, {
    open(name) {
      if (name === 't') inText = !inPhonetic
      else if (name === 'si') text = ''
      else if (name === 'rPh') inPhonetic = true
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'si') strings.push(decodeEscapes(text))
      else if (name === 'rPh') inPhonetic = false
    },
    text(piece) {
      if (inText) text += piece
    },
  })
  return strings
}
