export { OutputButtons } from './outputButtons.tsx'
export { Preview } from './preview.tsx'
export { PrintScreen } from './printScreen.tsx'
export { usePreparedJob } from './usePrintJob.ts'
