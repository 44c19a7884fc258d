export { ChecksScreen } from './checksScreen.tsx'
