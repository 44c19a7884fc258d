export { PrintScreen } from './printScreen.tsx'
export { SheetPrint } from './sheetPrint.tsx'
export { usePreparedJob } from './usePrintJob.ts'
