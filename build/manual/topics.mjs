import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { root } from '../runtime/stamp.mjs'

/**
 * The pictures that the help topics name, in their order.
 *
 * @returns {Promise<{ topic: string, name: string, caption: string }[]>}
 */
export async function namedPictures() {
  const { build } = await import('esbuild')
  const folder = mkdtempSync(join(tmpdir(), 'township-ledger-topics-'))
  const file = join(folder, 'topics.mjs')
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ['shared/help/index.ts'],
      outfile: file,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
    })
    const { helpTopics } = await import(pathToFileURL(file).href)
    return helpTopics.flatMap(({ id, pictures = [] }) => pictures.map(({ name, caption }) => ({ topic: id, name, caption })))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
