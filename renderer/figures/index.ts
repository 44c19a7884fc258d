export { FiguresScreen } from './figuresScreen.tsx'
export { PrintTableScreen } from './tables/printTableScreen.tsx'
