import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { setMatchWorkerFile } from '#data/matching/workerFile.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Bundles the matching worker from source, as the build does, and makes the data core use it. */
export async function prepareMatchWorker(): Promise<string> {
  const folder = `${root}node_modules/.cache/match-worker`
  mkdirSync(folder, { recursive: true })
  // One file per process: test files run side by side.
  const outfile = `${folder}/matchWorker.${process.pid}.cjs`
  await build({
    entryPoints: [`${root}electron/data/matching/worker.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    logLevel: 'error',
  })
  setMatchWorkerFile(outfile)
  return outfile
}
