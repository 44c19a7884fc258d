import { defineRule, type Dossier, type Rule, type RuleHit } from '../define.ts'
import { hit, isNo, isPresent, isYes, listOf, membersOf, textOf } from '../facts.ts'

/** R133–R134: unsafe houses, power and water, unless something is being done. */

const group = '土地与户情'
const unsafe: readonly string[] = ['C级', 'D级']

const house = defineRule({
  id: 'R133',
  severity: '错误',
  title: '危房未处置',
  group,
  definition: '住房安全等级为 C、D 级或标为危房户的，应有危房改造等处置登记；在册户应有住房。',
  root: 'household',
  reads: ['member', 'housing', 'measure', 'monitoring'],
  check: (dossier) => {
    const { root } = dossier
    if (membersOf(dossier).length === 0) return []
    const grade = textOf(root, 'houseGrade')
    if (textOf(root, 'houseSource') === '无房' && !isHousingHelped(dossier)) {
      return [hit('household', root, 'houseSource', '登记为无房，没有住房保障登记，请落实租赁、公租房等措施')]
    }
    if (!unsafe.includes(grade) && !isYes(root, 'isDangerousHouse')) return []
    if (isHousingHelped(dossier)) return []
    const [field, words] = unsafe.includes(grade) ? ['houseGrade', `住房安全等级为 ${grade}`] : ['isDangerousHouse', '标为危房户']
    return [hit('household', root, field!, `${words}，没有危房改造或其他处置登记，请落实并登记`)]
  },
})

/** Rebuilding, moving or another measure is on record. */
function isHousingHelped(dossier: Dossier): boolean {
  const { root } = dossier
  if (isYes(root, 'isRelocated')) return true
  const isRebuilt = dossier
    .of('housing')
    .some((work) => ['way', 'year', 'startedOn', 'acceptedOn'].some((field) => textOf(work, field) !== ''))
  return isRebuilt || hasMeasure(dossier, '住房', 'housingHelp')
}

function hasMeasure(dossier: Dossier, kind: string, monitoringField: string): boolean {
  const isTold = dossier.of('monitoring').some((monitored) => listOf(monitored, monitoringField).length > 0)
  return isTold || dossier.of('measure').some((measure) => textOf(measure, 'kind').includes(kind))
}

const utilities = defineRule({
  id: 'R134',
  severity: '错误',
  title: '未通电或饮水不安全',
  group,
  definition: '在册户应通生活用电、饮水安全；不安全的应有解决措施。',
  root: 'household',
  reads: ['member', 'drinkingWater', 'measure', 'monitoring'],
  check: (dossier) => {
    const { root } = dossier
    if (!isPresent(root) || membersOf(dossier).length === 0) return []
    const found: RuleHit[] = []
    if (isNo(root, 'hasHousePower')) found.push(hit('household', root, 'hasHousePower', '没有通生活用电，请核实并落实措施'))
    const isUnsafe = isNo(root, 'hasSafeWater') || isYes(root, 'hasWaterTrouble')
    if (isUnsafe && !isWaterHelped(dossier)) {
      const field = isNo(root, 'hasSafeWater') ? 'hasSafeWater' : 'hasWaterTrouble'
      found.push(hit('household', root, field, '饮水不安全或有困难，没有解决措施登记，请核实并落实措施'))
    }
    return found
  },
})

function isWaterHelped(dossier: Dossier): boolean {
  const isSolved = dossier
    .of('drinkingWater')
    .some((water) => ['solvedYear', 'measures', 'mendedOn'].some((field) => textOf(water, field) !== ''))
  return isSolved || hasMeasure(dossier, '饮水', 'waterHelp')
}

export const houseRules: readonly Rule[] = [house, utilities]
