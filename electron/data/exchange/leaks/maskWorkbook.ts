import { createReadStream, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { partText, readPackage, writePackage, type Package, type PartChanges } from '#data/excel/filling/package.ts'
import { decodeXml, encodeXml } from '#data/excel/filling/xmlTags.ts'
import { withTemporaryFolder } from '#data/file/temporary.ts'
import { replaceFile } from '#data/excel/fileReplacement.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import { findFullNumbers, kindOfNumber, maskFullNumbers } from '#shared/values/fullNumbers.ts'
import { scanFile } from './scanFile.ts'

/**
 * Writes a copy of an .xlsx with the middle of every full number hidden: in texts, in numeric cells, in comments, headers,
 * drawings and the caches of pivot tables. The copy is read again; one that still holds a number is thrown away.
 *
 * @returns how many places were masked. Faults: leaks.left, export.*, import.damaged.
 */
export async function maskWorkbook(from: string, to: string): Promise<Readonly<{ masked: number }> | Fault> {
  try {
    const file = readPackage(readFileSync(from))
    const { changes, masked } = maskedParts(file)
    return await withTemporaryFolder(async (folder) => {
      const trial = join(folder, basename(to))
      const written = await replaceFile(trial, (stream) => writePackage(stream, file, changes))
      if (isFault(written)) return written
      const again = await scanFile(trial, {})
      if (isFault(again)) return again
      const [left] = again.found
      if (left) return { fault: 'leaks.left', file: basename(to), where: left.where }
      const placed = await replaceFile(to, (stream) => pipeline(createReadStream(trial), stream))
      return isFault(placed) ? placed : { masked }
    })
  } catch (error) {
    if (error instanceof FaultError) return { ...error.fault, file: basename(from) }
    throw error
  }
}

function maskedParts(file: Package): Readonly<{ changes: PartChanges; masked: number }> {
  const changes: PartChanges = new Map()
  let masked = 0
  const count = (text: string): string => {
    const numbers = findFullNumbers(text).length
    masked += numbers
    return numbers === 0 ? text : maskFullNumbers(text)
  }
  for (const name of file.entries.keys()) {
    if (!/\.(?:xml|vml)$/.test(name) || name.startsWith('[')) continue
    const text = partText(file, name)
    if (text === undefined || !/\d/.test(text)) continue
    const next = maskedXml(name, text, count)
    if (next !== text) changes.set(name, next)
  }
  return { changes, masked }
}

function maskedXml(name: string, text: string, mask: (text: string) => string): string {
  const isSheet = /^xl\/worksheets\/[^/]+\.xml$/.test(name)
  const cells = isSheet ? maskedCells(text, mask) : name === 'xl/sharedstrings.xml' ? maskedItems(text, mask) : text
  const nodes = cells.replace(/>([^<>]+)</g, (whole, inner: string) => {
    const plain = decodeXml(inner)
    const next = mask(plain)
    return next === plain ? whole : `>${encodeXml(next)}<`
  })
  // Pivot caches keep values in attributes.
  if (!name.includes('pivotcache')) return nodes
  return nodes.replace(/ v="([^"]*)"/g, (whole, inner: string) => {
    const plain = decodeXml(inner)
    const next = mask(plain)
    return next === plain ? whole : ` v="${encodeXml(next).replaceAll('"', '&quot;')}"`
  })
}

/** A number in a numeric cell becomes text: stars are no number. */
function maskedCells(text: string, mask: (text: string) => string): string {
  return text.replace(
    /<c((?: [\w:]+="[^"]*")*)>(?:<f[^>]*>[^<]*<\/f>|<f[^>]*\/>)?<v>([^<]*)<\/v><\/c>/g,
    (whole, head: string, value: string) => {
      const isNumeric = !/ t="/.test(head) || / t="n"/.test(head)
      if (!isNumeric || kindOfNumber(value) === null) return whole
      return `<c${head.replace(/ t="n"/, '')} t="inlineStr"><is><t>${encodeXml(mask(value))}</t></is></c>`
    },
  )
}

/** Rich text spreads a number over runs: where the whole item holds one that no run holds, the item becomes plain. */
function maskedItems(text: string, mask: (text: string) => string): string {
  return text.replace(/<si>([\s\S]*?)<\/si>/g, (whole, inner: string) => {
    if (!inner.includes('<r>')) return whole
    const runs = [...inner.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, run]) => decodeXml(run!))
    const joined = runs.join('')
    const inRuns = runs.reduce((sum, run) => sum + findFullNumbers(run).length, 0)
    return findFullNumbers(joined).length === inRuns ? whole : `<si><t xml:space="preserve">${encodeXml(mask(joined))}</t></si>`
  })
}
