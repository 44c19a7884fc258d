import ExcelJS from 'exceljs'
import { idCardCheckSign } from '#shared/values/idCard.ts'

/** ID number of the n-th invented person, born 1970-01-01. */
export function numberOf(n: number): string {
  const first = `43999919700101${String(n).padStart(3, '0')}`
  return first + idCardCheckSign(first)
}

/** The number with another check sign. */
export function wrongNumberOf(n: number): string {
  const number = numberOf(n)
  return number.slice(0, 17) + (number.endsWith('5') ? '6' : '5')
}

export type StrangePerson = Readonly<{ n: number; number?: string; education: string }>

/**
 * A sheet that no dictionary knows in full: headings in the words of one clerk, a title, a note at the end, a word for
 * the schooling that is on no list.
 */
export async function writeStrangeWorkbook(path: string, people: readonly StrangePerson[]): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('摸底')
  sheet.addRow(['青山村摸底情况表'])
  sheet.mergeCells('A1:G1')
  sheet.addRow(['序号', '姓名', '身份证号码', '与户主关系', '村名', '文化程度', '平时打哪个号'])
  people.forEach(({ n, number = numberOf(n), education }, place) =>
    sheet.addRow([
      place + 1,
      `赵${'一二三四五六七八九'.charAt(n)}`,
      number,
      '户主',
      '青山村',
      education,
      `139000000${String(n).padStart(2, '0')}`,
    ]),
  )
  sheet.addRow(['注：以上由村干部上门了解'])
  await book.xlsx.writeFile(path)
}
