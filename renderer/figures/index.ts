export { useDrill } from './drill.tsx'
export { FiguresScreen } from './figuresScreen.tsx'
export { PrintTableScreen } from './tables/printTableScreen.tsx'
