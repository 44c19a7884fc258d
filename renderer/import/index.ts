export { ImportScreen } from './importScreen.tsx'
