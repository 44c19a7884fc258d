export { ReportsScreen } from './reportsScreen.tsx'
