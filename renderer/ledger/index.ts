export { NewHouseholdScreen } from './entry/NewHouseholdScreen.tsx'
export { LedgerScreen } from './LedgerScreen.tsx'
export { HouseholdScreen } from './record/HouseholdScreen.tsx'
