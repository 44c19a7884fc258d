export { BackupsScreen } from './backupsScreen.tsx'
export { RestoreWizard } from './restoreWizard.tsx'
export type { RestoreSource, RestoredFile } from './restoreWizard.tsx'
export { SettingsScreen } from './settingsScreen.tsx'
