import { setMatchWorkerFile } from '#data/matching/workerFile.ts'
import { bundleWorker } from './workerBundle.ts'

/** Makes the data core use the matching worker as it stands in the source. */
export async function prepareMatchWorker(): Promise<string> {
  const file = await bundleWorker('electron/data/matching/worker.ts', 'matchWorker')
  setMatchWorkerFile(file)
  return file
}
