import { execFileSync } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import type { SheetFill } from '#data/excel/filling/fillSheet.ts'
import { fillWorkbook } from '#data/excel/filling/fillWorkbook.ts'
import { readBytes } from '#data/excel/readBytes.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import { isFault } from '#shared/ipc/faults.ts'

/** Fills the template file and writes the result beside it. */
export async function fillFile(template: string, fills: readonly SheetFill[]): Promise<string> {
  const out = template.replace(/\.(xlsx|xlsm)$/, '-填好.$1')
  await fillWorkbook(createWriteStream(out), readFileSync(template), fills)
  return out
}

export function partsOf(path: string): Readonly<Record<string, Buffer>> {
  return Object.fromEntries(
    Object.entries(unzipSync(readFileSync(path)))
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, bytes]) => [name, Buffer.from(bytes)]),
  )
}

/** Names of parts that differ between two workbooks; `-x` is gone, `+x` is new. */
export function differing(before: string, after: string): readonly string[] {
  const [old, now] = [partsOf(before), partsOf(after)]
  const gone = Object.keys(old).flatMap((name) => (name in now ? (old[name]!.equals(now[name]!) ? [] : [name]) : [`-${name}`]))
  return [...gone, ...Object.keys(now).flatMap((name) => (name in old ? [] : [`+${name}`]))].sort()
}

/** LibreOffice opens the workbook, computes it and saves it again; the sheets as it understood them. */
export function openedByOffice(path: string): Readonly<Record<string, SheetReader>> {
  return allOpenedByOffice([path])[0]!
}

/** The same for several workbooks, which costs little more than for one. */
export function allOpenedByOffice(paths: readonly string[]): readonly Readonly<Record<string, SheetReader>>[] {
  return convertedByOffice(paths).map(sheetsOf)
}

/** Paths of the workbooks as .xlsx in a folder beside them. */
export function convertedByOffice(paths: readonly string[]): readonly string[] {
  const folder = join(dirname(paths[0]!), 'office')
  const profile = pathToFileURL(join(dirname(paths[0]!), 'profile')).href
  const options = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'xlsx', '--outdir', folder]
  execFileSync('soffice', [...options, ...paths], { stdio: 'ignore', timeout: 100_000 })
  return paths.map((path) => join(folder, basename(path).replace(/\.\w+$/, '.xlsx')))
}

export function sheetsOf(path: string): Readonly<Record<string, SheetReader>> {
  const book = readBytes(readFileSync(path))
  if (isFault(book)) throw new Error(JSON.stringify(book))
  return Object.fromEntries(book.sheets.map((sheet) => [sheet.name, readSheet(sheet)]))
}
