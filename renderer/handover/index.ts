export { HandoverScreen } from './handoverScreen.tsx'
export { PrintHandoverScreen } from './printHandoverScreen.tsx'
