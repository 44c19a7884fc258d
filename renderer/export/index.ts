export { ExportDialog } from './exportDialog.tsx'
