export { ExportDialog } from './exportDialog.tsx'
export { ExportResult } from './exportResult.tsx'
export type { Exported } from './useExport.ts'
export { WrittenFile } from './writtenFile.tsx'
