import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { utils, write } from '@e965/xlsx'
import type { BookType } from '@e965/xlsx'
import { unzipSync, zipSync } from 'fflate'
import { compoundOf, protectCryptoApi, streamOf } from '#tests/fixtures/protectedBooks.ts'
import { foreignVectors } from '#tests/fixtures/protectedVectors.ts'
import { mutate } from './mutate.ts'
import type { Random } from './random.ts'

/** A format: gives a broken file, broken at its outside or, where there is an inside, there. */
export type Container = Readonly<{ name: string; password?: string; breakIt: (random: Random) => Uint8Array }>

const word = '密码abc1'
const rows = [
  ['花名册', '', '', ''],
  ['户主', '身份证号', '人均纯收入', '登记日期'],
  ...Array.from({ length: 40 }, (_, at) => [`户主${at % 7}`, `43999919900101${String(at).padStart(4, '0')}`, at / 8, 43_000 + at]),
]

function bookAs(bookType: BookType): Uint8Array {
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet(rows)
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }]
  sheet['!cols'] = [{}, { hidden: true }]
  utils.book_append_sheet(book, sheet, '花名册')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['第二张', true, null, 'x'.repeat(300)]]), '说明')
  return write(book, { type: 'buffer', bookType, bookSST: true, compression: true }) as Buffer
}

const csv = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? `"${cell}"` : cell)).join(',')).join('\r\n')
const page = `<html><meta charset="utf-8"><h2>花名册</h2><table><col style="display:none">${rows.map((row) => `<tr>${row.map((cell) => `<td rowspan=1 colspan="1" x:num>${cell}</td>`).join('')}</tr>`).join('')}</table></html>`
const old = bookAs('biff8')
const stream = streamOf(old, 'Workbook')
const modern = bookAs('xlsx')

const whole = (name: string, bytes: Uint8Array, password?: string): Container => ({
  name,
  ...(password ? { password } : {}),
  breakIt: (random) => mutate(bytes, random),
})

export const containers: readonly Container[] = [
  whole('xlsx', modern),
  { name: 'xlsx, a part inside', breakIt: (random) => breakPart(modern, random) },
  whole('xls', old),
  { name: 'xls, the stream inside', breakIt: (random) => compoundOf({ Workbook: mutate(stream, random) }) },
  { name: 'xls, the bare stream', breakIt: (random) => mutate(stream, random) },
  whole('xls of Excel 95', bookAs('biff5')),
  whole('protected xlsx, agile', foreignVectors.agile, word),
  { name: 'protected xlsx, its description', password: word, breakIt: breakDescription },
  whole('protected xlsx, standard', foreignVectors.standard, word),
  whole('protected xls, RC4', foreignVectors.rc4, word),
  { name: 'protected xls, CryptoAPI', password: word, breakIt: (random) => compoundOf({ Workbook: mutate(secret, random) }) },
  whole('csv', Buffer.from(csv)),
  whole('txt in UTF-16', Buffer.from(`\ufeff${csv.replaceAll(',', '\t')}`, 'utf16le')),
  whole('csv in GBK', Buffer.from(`${'d0d5c3fb2cb1e0bac50a'.repeat(30)}`, 'hex')),
  whole('web page', Buffer.from(page)),
  whole(
    'web archive',
    Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n${page}\r\n--x--`,
    ),
  ),
  whole('XML spreadsheet', bookAs('xlml')),
  whole('zip', zipSync({ '东村.xlsx': modern })),
  {
    name: 'zip, its workbook',
    breakIt: (random) => zipSync({ '东村.xls': mutate(old, random), '照片.jpg': Uint8Array.of(0xff, 0xd8, 0xff) }),
  },
  ...fromPractice(),
]

const secret = protectCryptoApi(stream, word, 128)

function breakPart(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipSync(bytes)
  const name = random.pick(Object.keys(parts))
  return zipSync({ ...parts, [name]: mutate(parts[name]!, random) }, { level: 1 })
}

function breakDescription(random: Random): Uint8Array {
  const description = streamOf(foreignVectors.agile, 'EncryptionInfo')
  return compoundOf({ EncryptionInfo: mutate(description, random), EncryptedPackage: streamOf(foreignVectors.agile, 'EncryptedPackage') })
}

/** Real workbooks that lie beside the project where there are any. */
function fromPractice(): readonly Container[] {
  const folder = process.env['TOWNSHIP_LEDGER_WORKBOOKS'] ?? fileURLToPath(new URL('../../../../../shared/workbooks', import.meta.url))
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.xlsx?$/.test(name)) : []
  const all = files.map((name) => readFileSync(`${folder}/${name}`)).filter((bytes) => bytes.length < 80_000)
  return all.length === 0 ? [] : [{ name: 'from practice', breakIt: (random) => mutate(random.pick(all), random) }]
}
