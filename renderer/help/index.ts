export { HelpHost, showHelp } from './helpHost.tsx'
export { PrintManualScreen } from './printManual.tsx'
