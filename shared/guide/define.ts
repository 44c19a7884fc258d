/** The first-run guide: tasks in a practice ledger that tick themselves once they were really done. */

/** Where a task begins; each is a place of the window's navigation. */
export type GuidePlace =
  | Readonly<{ screen: 'home' | 'newHousehold' | 'import' | 'checks' | 'backups' | 'packages' | 'forms' }>
  | Readonly<{ screen: 'ledger'; ledger: string }>

/** What only the running data core knows, since it leaves no trace in the file. */
export type SessionFact =
  /** A household was opened that a search by letters had found. */
  | 'openedFound'
  /** A roster of households or persons was written as a workbook. */
  | 'exportedRoster'
  /** The pages of a 明白卡 with records were drawn to their end, which saving as PDF and printing do. */
  | 'drewCard'
  /** A finding that the list had shown is gone after the record was edited. */
  | 'mendedFinding'
  /** The list behind a figure was opened. */
  | 'openedFigure'
  /** A backup was made and then looked into. */
  | 'lookedIntoBackup'

/** What the practice file itself tells: change sets, packages. */
export type LogFact =
  /** A single change of a household or person was made by hand and taken back. */
  | 'undoneEdit'
  /** A household came with at least two persons, by hand. */
  | 'addedHousehold'
  /** 人口与户变动 was recorded by hand for a household that was there. */
  | 'recordedPopulation'
  /** The practice workbook was imported. */
  | 'importedPractice'
  /** A visit or a measure was recorded by hand. */
  | 'recordedCare'
  /** A package left. */
  | 'madePackage'

export type GuideFact = SessionFact | LogFact

export type GuideTask = Readonly<{
  id: string
  title: string
  /** What it is good for in the daily work. */
  why: string
  /** Words in “ ” stand on the screens; `{name}` and the like are filled in from the practice ledger. */
  steps: readonly string[]
  place: GuidePlace
  /** Name of the control to begin with, marked after “带我去”. */
  control?: string
  /** Ticks it. */
  check: GuideFact
  /** Said when it is done. */
  praise: string
}>

/** Words of the practice ledger that steps name: persons who are really there, and numbers for new ones. */
export const guideWords = [
  'name',
  'letters',
  'village',
  'group',
  'newHead',
  'newHeadId',
  'newMember',
  'newMemberId',
  'sheet',
  'today',
] as const
export type GuideWords = Readonly<Record<(typeof guideWords)[number], string>>

/** A step with the words of the practice ledger in it. */
export function stepInWords(step: string, words: GuideWords): string {
  return step.replace(/\{(\w+)\}/g, (whole, name: string) => (name in words ? words[name as keyof GuideWords] : whole))
}
