export { MergePanels, MergeScreen } from './mergeScreen.tsx'
