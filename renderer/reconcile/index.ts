export { ReconcilePlace } from './reconcilePlace.tsx'
export { ReconcileScreen } from './reconcileScreen.tsx'
