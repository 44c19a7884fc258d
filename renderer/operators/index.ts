export { LockPanel } from './lockPanel.tsx'
export { OperatorsPanel } from './operatorsPanel.tsx'
export { SessionGate } from './sessionGate.tsx'
export { WhoMenu } from './whoMenu.tsx'
