import qrcode from 'qrcode-generator'
import { mm } from '../css.ts'

/** A QR code (ISO/IEC 18004, level M, UTF-8) as SVG of so many millimetres, the quiet zone of four modules included. */
export function qrSvg(text: string, sizeMm: number): string {
  const { size, isDark } = qrModules(text)
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue
      let run = 1
      while (isDark(row, column + run)) run += 1
      path += `M${column} ${row}h${run}v1h-${run}z`
      column += run - 1
    }
  }
  return `<svg viewBox="0 0 ${size} ${size}" style="width:${mm(sizeMm)};height:${mm(sizeMm)}" shape-rendering="crispEdges"><path d="${path}"/></svg>`
}

/** The code as a square of so many modules a side, the quiet zone included. */
export function qrModules(text: string): Readonly<{ size: number; isDark: (row: number, column: number) => boolean }> {
  const code = qrcode(0, 'M')
  code.addData(bytesAsText(text), 'Byte')
  code.make()
  const count = code.getModuleCount()
  const isInside = (at: number) => at >= quiet && at < quiet + count
  return {
    size: count + 2 * quiet,
    isDark: (row, column) => isInside(row) && isInside(column) && code.isDark(row - quiet, column - quiet),
  }
}

const quiet = 4

/** UTF-8 bytes as characters 0–255: the library takes a character for a byte, whatever its global setting. */
function bytesAsText(text: string): string {
  return encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
