import { helpFields } from '#shared/monitoring/helpFields.ts'

/** Conditions that several figures share, so that the same words mean the same everywhere. Texts of the filter language. */

/** 在册: counted on the day. Households and persons that left stay in the file and are counted as of earlier days. */
export const here = 'status = "在册"'
export const membersHere = `${here} and householdStatus = "在册"`

/** 系统内帮扶对象 of a household, and of what reads the kind of a household. */
export const inSystem = '(kind = "脱贫户" or monitoringKind is not blank)'
export const ofInSystem = '(householdKind = "脱贫户" or monitoringKind is not blank)'

export const ofLifted = 'householdKind = "脱贫户"'

/** A day, month or year within the year of the figure, whatever the precision. */
export function inYear(field: string): string {
  return `${field} starts with "{year}"`
}

export function inMonth(field: string): string {
  return `${field} starts with "{month}"`
}

/** 低保, 特困 as the register of persons says; what civil affairs pays has ledgers of its own. */
export const hasLowIncome = 'lowIncome in ("农村低保","城市低保")'
export const isDestitute = 'destitute in ("农村特困","城市特困")'

/** 有劳动能力: 技能, 普通 and 弱劳动力或半劳动力. */
export const canWork = 'laborSkill in ("技能劳动力","普通劳动力","弱劳动力或半劳动力")'

/** The monitoring procedure: taken in by the county, and let out again. Blank state is an entry taken over from a list. */
export const monitoringEntered =
  'not state in ("线索登记","待核实","待比对","待评议","公示中","待乡镇审核","待县级审定","不予纳入","农户放弃")'
export const monitoringRemoved = '(isRemoved = true or state in ("已消除","自然消除"))'
export const monitoringActive = `${monitoringEntered} and not ${monitoringRemoved}`

/** At least one measure stands in the entry. */
export const hasHelp = `(helpStartedAt is not blank or ${helpFields.map((field) => `${field} is not blank`).join(' or ')})`

/** Loans that are still to be paid back. */
export const loanOpen = 'not status in ("结清","代偿") and not balance <= 0'

/** Posts held on the day. */
export const postHeld = 'leftOn is blank and (endDate is blank or endDate >= {asOf})'

/** Projects that were not taken out again. */
export const projectLives = 'not state in ("终止","出库")'
export const projectApproved =
  'state in ("已批复","设计/预算评审","招投标","合同签订","已开工","在建","完工","乡镇初验","县级验收","结(决)算审计","报账/拨付","资金结清","形成资产移交","已办结","暂停","调整")'
export const projectStarted =
  '(startedOn is not blank or isStarted = true or state in ("已开工","在建","完工","乡镇初验","县级验收","结(决)算审计","报账/拨付","资金结清","形成资产移交","已办结"))'
export const projectCompleted =
  '(completedOn is not blank or state in ("完工","乡镇初验","县级验收","结(决)算审计","报账/拨付","资金结清","形成资产移交","已办结"))'
export const projectAccepted = '(acceptedOn is not blank or state in ("结(决)算审计","报账/拨付","资金结清","形成资产移交","已办结"))'

/** Assets that are still there. */
export const assetHere = 'not state in ("已处置","灭失")'

/** Unsafe housing and water of a household. */
export const houseUnsafe = '(isDangerousHouse = true or houseGrade in ("C级","D级"))'
export const waterUnsafe = '(hasSafeWater = false or hasWaterTrouble = true)'

export const isInsured = '(hasResidentMedical = true or hasWorkerMedical = true)'
export const isSchoolAge = 'age >= {policy.schoolAgeFrom} and age <= {policy.schoolAgeTo}'
