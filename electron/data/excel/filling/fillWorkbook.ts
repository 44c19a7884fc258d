import type { Writable } from 'node:stream'
import { filledSheet, shiftOf, type FillProgress, type SheetFill } from './fillSheet.ts'
import { followedSheet } from './otherSheets.ts'
import { partText, readPackage, writePackage, type Package, type PartChanges } from './package.ts'
import { shiftedParts } from './shiftParts.ts'
import { mapWorkbook, relationsPart, type WorkbookMap } from './workbookMap.ts'
import { computedOnOpening, shiftNames, withoutPart } from './workbookPart.ts'
import { attributeOf } from './xmlTags.ts'

/**
 * Writes the workbook with rows filled in. Every part that has nothing to do with them keeps its bytes: styles, macros,
 * pictures, print settings, other sheets. Throws FaultError (import.damaged, import.tooLarge, export.cancelled).
 */
export async function fillWorkbook(
  stream: Writable,
  bytes: Uint8Array,
  fills: readonly SheetFill[],
  progress: FillProgress = {},
): Promise<void> {
  const file = readPackage(bytes)
  await writePackage(stream, file, changesOf(file, mapWorkbook(file), fills, progress))
}

function changesOf(file: Package, map: WorkbookMap, fills: readonly SheetFill[], progress: FillProgress): PartChanges {
  const changes: PartChanges = new Map()
  const shifts = fills.map(shiftOf)
  const filled = new Map(fills.map((fill) => [map.sheets.find((sheet) => sheet.name === fill.sheet)!.part, fill]))
  let computed = false
  for (const [part, fill] of filled) {
    const text = partText(file, part)!
    computed ||= /<(?:\w+:)?f[\s>/]/.test(text)
    changes.set(part, filledSheet(text, fill, progress))
  }
  for (const [part, text] of followers(file, map, { shifts, filled: new Set(filled.keys()) })) {
    computed = true
    changes.set(part, text)
  }
  for (const shift of shifts) for (const [part, text] of shiftedParts(file, map, shift)) changes.set(part, text)
  const workbook = partText(file, map.workbook)!
  const named = shiftNames(
    workbook,
    shifts.filter((shift) => shift.by > 0),
  )
  const final = computed ? computedOnOpening(named) : named
  if (final !== workbook) changes.set(map.workbook, final)
  if (computed) dropCalcChain(file, map, changes)
  return changes
}

type Followers = Readonly<{ shifts: Parameters<typeof followedSheet>[2]; filled: ReadonlySet<string> }>

/** Sheets that look at filled ones, and sheets that look at those. */
function followers(file: Package, map: WorkbookMap, { shifts, filled }: Followers): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const stale = new Set(map.sheets.filter((sheet) => filled.has(sheet.part)).map((sheet) => sheet.name.toLowerCase()))
  for (let size = -1; size !== stale.size;) {
    size = stale.size
    for (const sheet of map.sheets) {
      if (filled.has(sheet.part) || !sheet.part.includes('worksheets/')) continue
      const text = partText(file, sheet.part)
      const after = text === undefined ? null : followedSheet(text, sheet.name, shifts, stale)
      if (after === null) continue
      found.set(sheet.part, after)
      stale.add(sheet.name.toLowerCase())
    }
  }
  return found
}

/** The order of computing names cells that are elsewhere now; programs make it anew. */
function dropCalcChain(file: Package, map: WorkbookMap, changes: PartChanges): void {
  const chain = map.relations.find((relation) => relation.type === 'calcchain')
  if (!chain) return
  changes.set(chain.part, null)
  const relations = relationsPart(map.workbook)
  changes.set(
    relations,
    withoutPart(partText(file, relations)!, (tag) => attributeOf(tag, 'Id') === chain.id),
  )
  const types = '[content_types].xml'
  changes.set(
    types,
    withoutPart(partText(file, types)!, (tag) => attributeOf(tag, 'PartName')?.toLowerCase() === `/${chain.part}`),
  )
}
