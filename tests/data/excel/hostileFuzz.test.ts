import { afterAll, describe, expect, it } from 'vitest'
import { readBytes } from '#data/excel/readBytes.ts'
import { cellKinds } from '#shared/importing/rawTable.ts'
import type { RawSheet } from '#shared/importing/rawTable.ts'
import { faultText, isFault } from '#shared/ipc/faults.ts'
import { containers } from './fuzz/containers.ts'
import { randomOf } from './fuzz/random.ts'

/** Broken files of all formats; the long run is `FUZZ=10000`. A failure names the seed: `FUZZ_SEED=` repeats it. */
const runs = Math.ceil(Number(process.env['FUZZ'] ?? 600) / containers.length)
const firstSeed = Number(process.env['FUZZ_SEED'] ?? 1)
const before = process.resourceUsage().maxRSS
const seen = { files: 0, read: 0, faults: new Map<string, number>(), slowest: 0 }

describe(`${runs} broken files of each format`, () => {
  it.each(containers.map((one) => [one.name, one] as const))(
    '%s: read or refused in words, never a crash',
    (name, container) => {
      for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
        const bytes = container.breakIt(randomOf(seed * 7919 + name.length))
        const start = performance.now()
        const result = attempt(bytes, container.password, `${name}, seed ${seed}`)
        seen.slowest = Math.max(seen.slowest, performance.now() - start)
        seen.files++
        if (!isFault(result)) {
          seen.read++
          for (const sheet of result.sheets) expect(faultsIn(sheet), `${name}, seed ${seed}`).toEqual([])
          continue
        }
        seen.faults.set(result.fault, (seen.faults.get(result.fault) ?? 0) + 1)
        expect(result.fault, `${name}, seed ${seed}`).toMatch(/^import\./)
        expect(faultText(result), `${name}, seed ${seed}`).toMatch(/^[^{}]*[\u4e00-\u9fff][^{}]*。$/)
      }
    },
    900_000,
  )

  afterAll(() => {
    expect(seen.slowest).toBeLessThan(30_000)
    const grown = (process.resourceUsage().maxRSS - before) * 1024
    expect(grown).toBeLessThan(600e6)
    if (!process.env['FUZZ']) return
    const { files, read, slowest, faults } = seen
    console.log({ files, read, slowestMs: Math.round(slowest), grownMb: Math.round(grown / 1e6), faults: Object.fromEntries(faults) })
  })
})

function attempt(bytes: Uint8Array, password: string | undefined, where: string): ReturnType<typeof readBytes> {
  try {
    return readBytes(bytes, { file: '坏文件', password })
  } catch (error) {
    throw new Error(`${where} throws`, { cause: error })
  }
}

/** What a sheet must be for all that reads it. */
function faultsIn(sheet: RawSheet): readonly string[] {
  const { cells, rowCount, columnCount } = sheet
  const faults: string[] = []
  const size = cells.row.length
  if (Object.values(cells).some((column) => column.length !== size)) faults.push('lengths')
  for (let at = 0; at < size; at++) {
    const place = cells.row[at]! * 16_384 + cells.column[at]!
    if (at > 0 && place <= cells.row[at - 1]! * 16_384 + cells.column[at - 1]!) faults.push(`order at ${at}`)
    if (cells.row[at]! >= rowCount || cells.column[at]! >= columnCount) faults.push(`outside at ${at}`)
    if (cells.text[at]! >= sheet.strings.length) faults.push(`text at ${at}`)
    if (cellKinds[cells.kind[at]!] === undefined || cells.kind[at] === 0) faults.push(`kind at ${at}`)
  }
  for (const { top, left, bottom, right } of sheet.merges) {
    if (!(top >= 0 && left >= 0 && top <= bottom && left <= right && bottom < rowCount && right < columnCount)) faults.push('merge')
  }
  return faults.slice(0, 3)
}
