export { leakCountsText } from './countsText.ts'
export { FullNumbers, LeavingNumbers } from './fullNumbers.tsx'
export { LeaksScreen } from './leaksScreen.tsx'
