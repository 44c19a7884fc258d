export { PrintScreen } from './printScreen.tsx'
