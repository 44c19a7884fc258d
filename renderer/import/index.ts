export { DroppedWorkbook } from './droppedWorkbook.tsx'
export { ImportScreen } from './importScreen.tsx'
export { useWizard } from './wizard/useWizard.ts'
export { PastedTable } from './pastedTable.tsx'
