import { headingHit, type Dictionary } from './dictionary.ts'
import { withoutOrdinal } from './heading.ts'
import type { TableHeading } from './tableTypes.ts'
import { splitYear } from './wording.ts'

/** A heading with what it says beside the name of a field. */
export type HeadingParts = Readonly<{
  heading: TableHeading
  /** Path without years and ordinal numbers: what is looked up. */
  path: readonly string[]
  year: string | null
  spread: Spread | null
}>

/** One of several records of the same kind in a row; `says` is what the heading tells of it (relation). */
export type Spread = Readonly<{ repeat: number; says: Readonly<Record<string, string>> | null }>

/** Headings with their years taken off: 2024年/人均纯收入 and 2024年人均纯收入. */
export function partsOf(dictionary: Dictionary, headings: readonly TableHeading[]): readonly HeadingParts[] {
  return headings.map((heading): HeadingParts => {
    const leaf = heading.path.at(-1) ?? ''
    if (dictionary.keys.has(leaf) || isKnownAsItStands(dictionary, leaf)) return { heading, path: heading.path, year: null, spread: null }
    const split = heading.path.map((text) => splitYear(withoutOrdinal(text)))
    const path = split.map((one) => one.rest).filter((rest) => rest !== '')
    const year = [...split].reverse().find((one) => one.year !== null)?.year ?? null
    return { heading, path: path.length === 0 ? heading.path : path, year: path.length === 0 ? null : year, spread: null }
  })
}

/** 2014年脱贫 may be the name of a field: then the year is no year of the values. */
function isKnownAsItStands(dictionary: Dictionary, leaf: string): boolean {
  return /20\d\d/.test(leaf) && dictionary.exact.has(leaf) && headingHit(dictionary, leaf) === 2
}
