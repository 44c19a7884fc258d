import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SheetRow, SheetSpec } from '#data/excel/sheetSpec.ts'
import { writeSheetFile } from '#data/excel/writeSheetFile.ts'
import type { ReadContext, StoredRow } from '#data/store/read.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { isValidIdCard } from '#shared/values/idCard.ts'
import { inventedNumber, plainHouseholds, practiceSheetName, rowsWhere } from './invented.ts'

/** Writes the practice workbook unless it is there; answers its path. */
export async function practiceSheet(context: ReadContext, ledgerPath: string): Promise<string | Fault> {
  const path = join(dirname(ledgerPath), practiceSheetName(ledgerPath))
  if (existsSync(path)) return path
  const written = await writeSheetFile(path, { sheets: [sheetOf(context)] })
  return isFault(written) ? written : path
}

const columns = [
  ['序号', 6],
  ['行政村', 12],
  ['村民小组', 10],
  ['户主姓名', 10],
  ['户主证件号码', 22],
  ['姓名', 10],
  ['与户主关系', 12],
  ['证件号码', 22],
  ['联系电话', 14],
] as const

/** As a county sends it: nothing by which the program could know it for its own. */
function sheetOf(context: ReadContext): SheetSpec {
  const known = knownHeads(context)
  const { village = '', group = '' } = known[0]?.links ?? {}
  const people = [...known.map(lineOf), ...newcomers(String(village), String(group))]
  return {
    name: '花名册',
    title: '示例县乡村振兴局 农户花名册（请各乡镇核对）',
    columns: columns.map(([header, width]) => ({ header, key: header, width, kind: 'text' as const })),
    rows: people.map((line, index): SheetRow => [String(index + 1), ...line]),
  }
}

/** Three heads that the ledger has and cannot take for somebody else, the first two with a new phone number. */
function knownHeads(context: ReadContext): readonly StoredRow[] {
  const households = plainHouseholds(context)
  const heads = rowsWhere(context, 'member', 'relation = "户主" and status = "在册"')
  const numbers = rowsWhere(context, 'member', '').map(({ values }) => values['idCard'])
  const isAlone = (number: unknown) => numbers.filter((one) => one === number).length === 1
  const isSound = ({ values: { idCard, phone } }: StoredRow) =>
    isValidIdCard(String(idCard ?? ''), context.today) && isAlone(idCard) && phone !== null
  return households.flatMap(({ id }) => heads.find((row) => row.values['household'] === id && isSound(row)) ?? []).slice(1, 4)
}

function lineOf({ values, links }: StoredRow, index: number): readonly string[] {
  const [name, number] = [String(values['name'] ?? ''), String(values['idCard'] ?? '')]
  const phone = index < 2 ? `1390000220${index + 1}` : String(values['phone'] ?? '')
  return [links['village'] ?? '', links['group'] ?? '', name, number, name, '户主', number, phone]
}

/** A household of two that the ledger does not have. */
function newcomers(village: string, group: string): readonly (readonly string[])[] {
  const head = ['郭长明', inventedNumber('19790312', 935)] as const
  const wife = ['何玉兰', inventedNumber('19810704', 944)] as const
  const place = [village, group, ...head]
  return [
    [...place, head[0], '户主', head[1], '13900002203'],
    [...place, wife[0], '配偶', wife[1], '13900002204'],
  ]
}
