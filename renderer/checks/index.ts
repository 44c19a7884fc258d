export { ChecksScreen } from './checksScreen.tsx'
export { PrintFindingsScreen } from './printFindingsScreen.tsx'
