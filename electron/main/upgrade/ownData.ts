import { promises as fs } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** Small files of the program that say how this user works; practice ledgers, logs and prints stay where they are. */
const going = ['settings.json', 'recent.json', 'workbooks.json', 'ledgers.json', 'window.json', 'kept.json']

/**
 * A 绿色版 keeps its settings beside itself: a copy of them goes into the new folder, so that the new version knows the office.
 * Where they lie elsewhere, both versions share them. What cannot be copied is made anew by the program.
 */
export async function takeAlong(ownFolder: string, programFolder: string, newFolder: string): Promise<void> {
  const below = relative(programFolder, ownFolder)
  if (below === '' || below.startsWith('..') || below.includes(`..${sep}`) || join(programFolder, below) !== ownFolder) return
  const target = join(newFolder, below)
  for (const name of going) {
    const path = join(target, name)
    await fs.mkdir(dirname(path), { recursive: true })
    await fs.copyFile(join(ownFolder, name), path, fs.constants.COPYFILE_EXCL).catch(() => undefined)
  }
}
