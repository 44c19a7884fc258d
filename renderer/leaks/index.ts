export { FullNumbers } from './fullNumbers.tsx'
export { LeaksScreen } from './leaksScreen.tsx'
