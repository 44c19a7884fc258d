export { FirstStart } from './firstStart.tsx'
export { HomeScreen } from './homeScreen.tsx'
export { useOpening } from './opening.ts'
export type { Opening, PracticeSize } from './opening.ts'
