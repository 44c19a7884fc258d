export { MergeScreen } from './mergeScreen.tsx'
