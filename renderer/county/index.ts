export { CountyScreen } from './countyScreen.tsx'
export { PrintCountyScreen } from './printCountyScreen.tsx'
