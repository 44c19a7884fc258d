import { setWorkerFile } from '#data/excel/workerFile.ts'
import { bundleWorker } from './workerBundle.ts'

/** Makes `readWorkbookInWorker` use the reading worker as it stands in the source. */
export async function prepareExcelWorker(): Promise<string> {
  const file = await bundleWorker('electron/data/excel/worker.ts', 'excelWorker')
  setWorkerFile(file)
  return file
}
