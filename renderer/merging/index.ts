export { ChangesButton } from './changes/changesDialog.tsx'
export { createKept } from './keptList.ts'
export { useIsMerging } from './useMerging.ts'
export { MergePanels, MergeScreen } from './mergeScreen.tsx'
