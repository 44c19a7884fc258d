import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DrawnPicture } from '#shared/help/define.ts'

/** A picture of the manual; null where the program was built without it: the words stand by themselves. */
export function manualPicture(name: string): DrawnPicture | null {
  const path = folders.map((folder) => join(folder, `${name}.png`)).find((file) => existsSync(file))
  if (path === undefined) return null
  const bytes = readFileSync(path)
  // Width and height stand in the first chunk (PNG, IHDR).
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  return { source: `data:image/png;base64,${bytes.toString('base64')}`, width, height }
}

/** Beside the bundle, else in the project that this source belongs to. */
const folders =
  typeof __dirname === 'string' ? [join(__dirname, 'manual'), join(__dirname, '..', '..', '..', 'build', 'manual', 'pictures')] : []
