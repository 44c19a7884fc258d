import { isoToSerial } from '#shared/importing/excelSerial.ts'
import { encodeEscapes } from './excelText.ts'
import { limits } from './limits.ts'
import type { CellKindName } from './cellStyles.ts'
import type { CellValue } from './sheetSpec.ts'

/** What goes into a cell: a string is always a string cell, so `=1+1` from input never becomes a formula. */
export type Content = Readonly<{ value: string | number | null; kind: CellKindName; cut: boolean }>

/** Money comes in 分: dividing an integer by 100 gives the double nearest to the exact amount. */
export function contentOf(value: CellValue, kind: CellKindName): Content {
  if (value === null || value === undefined || value === '') return blank(kind)
  if (kind === 'text' || typeof value === 'boolean') return textContent(String(value))
  if (kind === 'date') return dateContent(String(value))
  const number = typeof value === 'string' ? Number.NaN : Number(value)
  if (!Number.isFinite(number)) return textContent(String(value))
  return { value: kind === 'money' ? number / 100 : number, kind, cut: false }
}

/** Text for a cell, cut at Excel's limit. */
export function textContent(text: string): Content {
  const writable = encodeEscapes(text)
  const cut = writable.length > limits.cellText
  return { value: cut ? writable.slice(0, limits.cellText) : writable, kind: 'text', cut }
}

function blank(kind: CellKindName): Content {
  return { value: null, kind, cut: false }
}

/** A partial date (1998-05) or one before 1900-03 stays text: Excel has no serial for it. */
function dateContent(iso: string): Content {
  const serial = isoToSerial(iso)
  return serial === null ? textContent(iso) : { value: serial, kind: 'date', cut: false }
}
