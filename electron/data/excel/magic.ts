import { wideOrder } from './text/encoding.ts'

/** What a file is by its content; the extension is never asked. */
export type FileNature =
  | 'empty'
  | 'zip'
  /** Microsoft's container: .xls, .et, or a workbook with an opening password. */
  | 'compound'
  /** The stream of an old workbook without its container, as some web systems send it. */
  | 'biff'
  | 'html'
  /** SpreadsheetML 2003. */
  | 'excelXml'
  /** A web archive (.mht). */
  | 'mime'
  | 'text'
  /** Something that is no table, said in Chinese. */
  | Readonly<{ foreign: string }>

export function natureOf(bytes: Uint8Array): FileNature {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return 'zip'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'compound'
  if (bytes[0] === 9 && (bytes[1] === 8 || bytes[1] === 0 || bytes[1] === 2 || bytes[1] === 4) && bytes[3] === 0) return 'biff'
  const foreign = foreigners.find(([magic]) => startsWith(bytes, magic))
  return foreign ? { foreign: foreign[1] } : natureOfText(bytes)
}

/** Files that people pick by mistake. */
const foreigners: readonly (readonly [magic: readonly number[], what: string])[] = [
  [[0x52, 0x61, 0x72, 0x21], '它是 RAR 压缩包，请先解压，再选择里面的表格'],
  [[0x37, 0x7a, 0xbc, 0xaf], '它是 7z 压缩包，请先解压，再选择里面的表格'],
  [[0x1f, 0x8b], '它是 gz 压缩文件，请先解压，再选择里面的表格'],
  [[0x25, 0x50, 0x44, 0x46], '它是 PDF 文件，请向发文单位索取 Excel 表格'],
  [[0xff, 0xd8, 0xff], '它是照片（JPEG 图片）'],
  [[0x89, 0x50, 0x4e, 0x47], '它是图片（PNG）'],
  [[0x47, 0x49, 0x46, 0x38], '它是图片（GIF）'],
  [[0x42, 0x4d], '它是图片（BMP）'],
  [[0x4d, 0x5a], '它是 Windows 程序，不是表格，请不要运行来历不明的程序'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], '它是数据库文件（也可能就是台账文件），请用“打开”'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], '它是写字板文档（RTF），请把其中的表格复制到 Excel'],
]

function natureOfText(bytes: Uint8Array): FileNature {
  const order = wideOrder(bytes)
  if (!order && looksBinary(bytes)) return { foreign: '它的内容不是文字，也不是认识的表格格式' }
  const head = headOf(bytes, order).trimStart().toLowerCase()
  if (/^mime-version:|^content-type:\s*multipart/m.test(head.slice(0, 300))) return 'mime'
  if (!head.startsWith('<')) return 'text'
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') && !head.includes('<html')) return 'excelXml'
  if (/<(!doctype html|html|head|meta|body|table|style|div|!--)/.test(head)) return 'html'
  return head.startsWith('<?xml') ? { foreign: '它是 XML 文件，里面不是表格' } : 'text'
}

function headOf(bytes: Uint8Array, order: 'le' | 'be' | undefined): string {
  const head = Buffer.from(bytes.subarray(0, 8192))
  if (order === 'be') head.subarray(0, head.length & ~1).swap16()
  return head.toString(order ? 'utf16le' : 'latin1').replace(/^(\ufeff|\xef\xbb\xbf)/, '')
}

/** Text holds no zero bytes and hardly any control characters. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192)
  let odd = 0
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) odd++
  }
  return odd > sample.length / 50
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}
