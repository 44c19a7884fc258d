export { guideWords, stepInWords } from './define.ts'
export type { GuideFact, GuidePlace, GuideTask, GuideWords, LogFact, SessionFact } from './define.ts'
export { guideTasks } from './tasks.ts'
