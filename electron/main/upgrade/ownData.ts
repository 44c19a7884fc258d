import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { portableFolder } from '#electron/main/dataFolder.ts'
import { readJson } from '#electron/main/files/jsonFile.ts'
import { roamingOf } from '#electron/main/files/roaming.ts'

/**
 * A 绿色版 keeps its settings beside itself: a copy of its small files goes into the new folder, so that the new version knows
 * operator, recent files and how lists were left. Ledgers, practice ledgers and logs stay; what names them finds them still.
 * Where the data lies elsewhere, both versions share it. What cannot be copied is made anew by the program.
 */
export async function takeAlong(ownFolder: string, programFolder: string, newFolder: string): Promise<void> {
  if (ownFolder !== join(programFolder, portableFolder)) return
  const target = join(newFolder, portableFolder)
  await fs.mkdir(target, { recursive: true })
  const names = await fs.readdir(ownFolder)
  // Of a start that is going on only the running program may tell.
  for (const name of names.filter((one) => one.endsWith('.json') && one !== 'start.json')) {
    const [from, to] = [join(ownFolder, name), join(target, name)]
    const value = readJson<unknown>(from, (read): read is unknown => read !== undefined, null)
    if (value === null) continue
    const moved = eachText(value, (text) => roamingOf(to).store(roamingOf(from).load(text)))
    await fs.writeFile(to, JSON.stringify(moved, null, 2), { flag: 'wx' }).catch(() => undefined)
  }
}

/** Paths that are written relative to the old program (`portable:…`), wherever they stand. */
function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return value.startsWith('portable:') ? change(value) : value
  if (Array.isArray(value)) return value.map((one) => eachText(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, eachText(one, change)]))
}
