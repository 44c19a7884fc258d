export { OfferedWorkbook } from './offeredWorkbook.tsx'
export { ImportScreen } from './importScreen.tsx'
export { useWizard } from './wizard/useWizard.ts'
export { PastedTable } from './pastedTable.tsx'
