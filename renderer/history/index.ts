export { AccessScreen } from './accessScreen.tsx'
export { BlockedProvider, useBlocked } from './blocked.tsx'
export { HistoryScreen } from './historyScreen.tsx'
export { RemovedScreen } from './removedScreen.tsx'
