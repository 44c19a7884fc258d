export { HelpHost, showHelp } from './helpHost.tsx'
export { useTellHelpPlace } from './helpPlace.ts'
export { PrintManualScreen } from './printManual.tsx'
