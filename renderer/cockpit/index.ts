export { CockpitScreen } from './cockpitScreen.tsx'
