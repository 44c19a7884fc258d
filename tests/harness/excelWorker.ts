import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { setWorkerFile } from '#data/excel/workerFile.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Bundles the reading worker from source, as the build does, and makes `readWorkbookInWorker` use it. */
export async function prepareExcelWorker(): Promise<string> {
  const folder = `${root}node_modules/.cache/excel-worker`
  mkdirSync(folder, { recursive: true })
  // One file per process: test files run side by side.
  const outfile = `${folder}/excelWorker.${process.pid}.cjs`
  await build({
    entryPoints: [`${root}electron/data/excel/worker.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    logLevel: 'error',
  })
  setWorkerFile(outfile)
  return outfile
}
