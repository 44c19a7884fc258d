import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import { digestLength } from './bookKeys.ts'
import { digestOfText } from './cellDigest.ts'
import type { CameRow, CameSheet } from './readBook.ts'

/** Rows that are a record that left, and those that are not. */
export type Claims = Readonly<{
  /** Row of the sheet that left → the rows that are it now; more than one were copied. */
  claimed: ReadonlyMap<number, readonly CameRow[]>
  fresh: readonly CameRow[]
  /** Named as one record, but showing another. */
  torn: readonly CameRow[]
}>

/**
 * Of which record each row is. The hidden key says it, unless the row shows somebody else: rows sorted without their key,
 * or copied and typed over. Then the columns that name a record (name, numbers) decide, and where they do not, nothing is taken.
 */
export function claimRows(sheet: CameSheet, ledger: LedgerDefinition, salt: string): Claims {
  const look = identityLook(sheet, ledger, salt)
  const claimed = new Map<number, CameRow[]>()
  const weak: CameRow[] = []
  const fresh: CameRow[] = []
  const torn: CameRow[] = []
  const claim = (place: number, row: CameRow): void => void claimed.set(place, [...(claimed.get(place) ?? []), row])
  for (const row of sheet.rows) {
    const shown = look.shownBy(row)
    if (row.named !== null && shown.includes(row.named)) claim(row.named, row)
    else if (shown.length === 1) claim(shown[0]!, row)
    else if (row.named !== null) weak.push(row)
    else fresh.push(row)
  }
  // Whoever was corrected in name or number is still known by the rest, unless the record stands in another row as it was.
  for (const row of weak) {
    if (claimed.has(row.named!)) fresh.push(row)
    else if (look.isLike(row)) claim(row.named!, row)
    else torn.push(row)
  }
  return { claimed, fresh, torn }
}

type IdentityLook = Readonly<{ shownBy: (row: CameRow) => readonly number[]; isLike: (row: CameRow) => boolean }>

function identityLook(sheet: CameSheet, ledger: LedgerDefinition, salt: string): IdentityLook {
  const places = identityPlaces(sheet, ledger)
  const digestsOf = (row: CameRow): readonly string[] => row.texts.map((text) => digestOfText(salt, text))
  const byIdentity = new Map<string, number[]>()
  sheet.keys.rows.forEach(([, , digests], index) => {
    const identity = places.map((place) => digestAt(digests, place)).join('')
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), index])
  })
  return {
    shownBy: (row) => {
      const digests = digestsOf(row)
      return byIdentity.get(places.map((place) => digests[place]).join('')) ?? []
    },
    isLike: (row) => {
      const left = sheet.keys.rows[row.named!]![2]
      const filled = row.texts.map((_, place) => place).filter((place) => sheet.columns[place] !== null && isFilled(digestAt(left, place)))
      const digests = digestsOf(row)
      const same = filled.filter((place) => digests[place] === digestAt(left, place))
      return (
        same.some((place) => isOwnName(ledger, sheet.keys.columns[place]!.field)) || (same.length > 0 && same.length * 2 >= filled.length)
      )
    },
  }
}

export function digestAt(digests: string, place: number): string {
  return digests.slice(place * digestLength, (place + 1) * digestLength)
}

function isFilled(digest: string): boolean {
  return /[^.]/.test(digest)
}

/** Columns that name a record: title and numbers of its own; where none is shown, all that cannot be edited, else all. */
function identityPlaces({ keys, columns }: CameSheet, ledger: LedgerDefinition): readonly number[] {
  const naming = new Set([ledger.title, ...(ledger.calledBy ?? []), ...ledger.naturalKeys.flat()])
  const there = keys.columns.map((_, place) => place).filter((place) => columns[place] !== null)
  const named = there.filter((place) => isNaming(findField(ledger, keys.columns[place]!.field), naming))
  if (named.length > 0) return named
  const locked = there.filter((place) => !keys.columns[place]!.editable)
  return locked.length > 0 ? locked : there
}

/** Name or number of the record itself: where one of them stands as it was, a corrected other one does not make it another record. */
function isOwnName(ledger: LedgerDefinition, id: string): boolean {
  const field = findField(ledger, id)
  const isNumber = ledger.naturalKeys.some((key) => key.length === 1 && key[0] === id)
  return field !== undefined && field.derived?.kind !== 'parent' && field.type !== 'link' && (id === ledger.title || isNumber)
}

/** A column of the linked record (户主姓名 of a member) names it together with the others. */
function isNaming(field: FieldDefinition | undefined, naming: ReadonlySet<string>): boolean {
  if (!field) return false
  return (
    naming.has(field.id) ||
    (field.derived?.kind === 'parent' && naming.has(field.derived.link) && /name|idCard|number|code/i.test(field.id))
  )
}
