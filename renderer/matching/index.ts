export { DuplicatesScreen } from './duplicatesScreen.tsx'
export { MatchingScreen } from './matchingScreen.tsx'
