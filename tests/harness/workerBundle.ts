import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Bundles a worker of the data core from source, as the build does; answers the path of the bundle. */
export async function bundleWorker(source: string, name: string): Promise<string> {
  const folder = `${root}node_modules/.cache/${name}`
  mkdirSync(folder, { recursive: true })
  // One file per process: test files run side by side.
  const outfile = `${folder}/${name}.${process.pid}.cjs`
  await build({
    entryPoints: [`${root}${source}`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    logLevel: 'error',
  })
  return outfile
}
