import type { Reading } from '#data/excel/reading.ts'
import { villageOfSheetName } from '#shared/importing/place.ts'
import { findMatches, mayMatch } from '#shared/matching/findMatches.ts'
import type { Subject } from '#shared/matching/outsideColumns.ts'
import { findOutsideTable, isPersonRow, type OutsideTable } from '#shared/matching/outsideTable.ts'
import { personIndex, type PersonIndex } from '#shared/matching/personIndex.ts'
import { numberKeys, personKeys, type PersonWords } from '#shared/matching/personKeys.ts'
import { isSameMeaning, meaningOfRow, wordsOfRow } from '#shared/matching/rowMeaning.ts'
import type { Matched, MatchOrder, RawHit, RoleChoices, SheetLook } from './orders.ts'
import { eachRow, type RowView } from './rowViews.ts'

/** Rows that are looked at to find header and columns. */
const headRows = 400

export function lookAtSheets(reading: Reading, villages: readonly string[], roles: RoleChoices): readonly SheetLook[] {
  return reading.sheets.map((sheet, index) => {
    const rows: (readonly string[])[] = []
    eachRow(reading, sheet, (view) => {
      while (rows.length < view.row - 1 && rows.length < headRows) rows.push([])
      if (view.row <= headRows) rows.push(view.texts())
      return view.row < headRows
    })
    const table = findOutsideTable({ sheet: sheet.name, rows }, { villages, roles: roles[index] ?? {} })
    return { index, sheet: sheet.name, hidden: sheet.hidden, rowCount: sheet.rowCount, table }
  })
}

type Order = Extract<MatchOrder, Readonly<{ order: 'match' }>>
type Tell = (done: number, total: number) => void

/** Holds every row of the chosen sheets against the people. */
export function matchRows(reading: Reading, order: Order, tell: Tell): Matched {
  const index = personIndex(order.people, { fuzzy: order.fuzzy })
  const looks = lookAtSheets(reading, order.villages, order.roles).filter((look) => order.sheets.includes(look.index))
  const total = looks.reduce((sum, { rowCount }) => sum + rowCount, 0)
  const found = hitCollection(order.everyRow)
  let before = 0
  const counts = { rows: 0, unnamed: 0 }
  for (const look of looks) {
    if (!look.table) continue
    const { table } = look
    const village = villageOfSheetName(look.sheet, order.villages) ?? ''
    eachRow(reading, reading.sheets[look.index]!, (view) => {
      if (view.row < table.firstRow) return true
      if (view.row % 20_000 === 0) tell(before + view.row, total)
      const named = matchRow(index, { view, table, sheet: look.index, village }, found.add)
      counts[named ? 'rows' : 'unnamed'] += 1
      return true
    })
    before += look.rowCount
  }
  return { ...counts, hits: found.hits() }
}

type Place = Readonly<{ view: RowView; table: OutsideTable; sheet: number; village: string }>

/** Answers whether the row names somebody. */
function matchRow(index: PersonIndex, place: Place, add: (hit: RawHit) => void): boolean {
  let named = false
  for (const [turn, subject] of place.table.subjects.entries()) {
    const number = subject.idCard === null ? '' : place.view.text(subject.idCard)
    const numbers = numberKeys(number)
    if (!numbers.isValid && !isNamed(place, subject, number)) continue
    named = true
    if (!mayMatch(index, numbers)) continue
    const words = wordsOfSubject(place, subject, turn === 0)
    for (const match of findMatches(index, personKeys(words))) {
      const cells = place.view.texts()
      add({
        ...match,
        sheet: place.sheet,
        row: place.view.row,
        theirName: words.name,
        theirIdCard: words.idCard,
        theirBirth: words.birth ?? '',
        theirVillage: words.village ?? '',
        theirHead: words.head ?? '',
        words: wordsOfRow(place.table, cells),
        meaning: meaningOfRow(place.table, cells),
        times: 1,
      })
    }
  }
  return named
}

/** Without a right number it takes a name, and a row that is no total, note or header. */
function isNamed({ view, table }: Place, { name }: Subject, number: string): boolean {
  return (number !== '' || (name !== null && view.text(name) !== '')) && isPersonRow(table, view.texts())
}

/** Birth date, village and so on speak of the first person of a row. */
function wordsOfSubject({ view, table, village }: Place, { name, idCard }: Subject, isFirst: boolean): PersonWords {
  const who = { name: name === null ? '' : view.text(name), idCard: idCard === null ? '' : view.text(idCard) }
  if (!isFirst) return who
  const told: Record<string, string> = {}
  for (const { index, role } of table.columns) if (role !== null && role !== 'name' && role !== 'idCard') told[role] ??= view.text(index)
  return { ...who, birth: told['birth'], sex: told['sex'], village: told['village'] || village, head: told['head'], phone: told['phone'] }
}

/** Rows that say the same of the same person (one a month) are one hit, unless every row is asked for. */
function hitCollection(everyRow: boolean): Readonly<{ add: (hit: RawHit) => void; hits: () => readonly RawHit[] }> {
  const hits: RawHit[] = []
  const byPerson = new Map<number, number[]>()
  const add = (hit: RawHit): void => {
    const places = everyRow ? undefined : byPerson.get(hit.person)
    if (!places) {
      byPerson.set(hit.person, [hits.push(hit) - 1])
      return
    }
    const same = places.find((at) => isSameMeaning(hits[at]!.meaning, hit.meaning))
    if (same === undefined) {
      places.push(hits.push(hit) - 1)
      return
    }
    const known = hits[same]!
    const better = hit.confidence > known.confidence ? hit : known
    hits[same] = { ...better, times: known.times + 1 }
  }
  return { add, hits: () => hits }
}
