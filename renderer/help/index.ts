export { HelpHost, showHelp } from './helpHost.tsx'
