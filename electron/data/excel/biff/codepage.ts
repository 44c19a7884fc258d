/** Decoder of a workbook before Excel 97, whose texts are bytes of a Windows code page. */
export type ByteDecoder = (bytes: Uint8Array) => string

const labels = new Map([
  [936, 'gb18030'],
  [950, 'big5'],
  [932, 'shift_jis'],
  [949, 'euc-kr'],
  [874, 'windows-874'],
  [65_001, 'utf-8'],
  [1200, 'utf-16le'],
  [10_008, 'gb18030'],
])

/** What is not told, or not known, is Chinese. */
export function decoderOf(codepage: number): ByteDecoder {
  const label = labels.get(codepage) ?? (codepage >= 1250 && codepage <= 1258 && codepage !== 1252 ? `windows-${codepage}` : 'gb18030')
  try {
    const decoder = new TextDecoder(label)
    return (bytes) => decoder.decode(bytes)
  } catch {
    return (bytes) => Buffer.from(bytes).toString('latin1')
  }
}
