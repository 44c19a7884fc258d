import { formatQuantity } from '#shared/values/quantity.ts'
import { defineRule, type Dossier, type Rule, type RuleHit } from '../define.ts'
import { hit, isBlank, isHelped, isPresent, numberOf } from '../facts.ts'

/** R130–R132: areas (stored in hundredths of a 亩) and distances. */

const group = '土地与户情'

const areas: readonly (readonly [field: string, label: string, item: string])[] = [
  ['arableLand', '耕地面积', 'arableLandMax'],
  ['forestLand', '林地面积', 'forestLandMax'],
  ['returnedForest', '退耕还林面积', 'forestLandMax'],
  ['orchardLand', '林果面积', 'forestLandMax'],
  ['pasture', '牧草地面积', 'pastureMax'],
  ['waterArea', '水面面积', 'pastureMax'],
]

const areaRange = defineRule({
  id: 'R130',
  severity: '疑点',
  title: '面积超合理范围或为空',
  group,
  definition:
    '耕地不超过 {耕地面积上限} 亩，林地、退耕、林果不超过 {林地、退耕、林果面积上限} 亩，牧草地、水面不超过 {牧草地、水面面积上限} 亩；脱贫户、监测对象的耕地面积不能为空。',
  root: 'household',
  reads: [],
  params: ['arableLandMax', 'forestLandMax', 'pastureMax'],
  check: ({ root }, { policy, today }) => {
    if (!isPresent(root)) return []
    const found: RuleHit[] = []
    if (isBlank(root, 'arableLand') && isHelped(root)) found.push(hit('household', root, 'arableLand', '耕地面积为空，没有耕地的填 0'))
    for (const [field, label, item] of areas) {
      const most = policy.number(item, today)
      const area = numberOf(root, field) ?? 0
      if (area > most * 100) found.push(hit('household', root, field, `${label} ${mu(area)} 亩，超过 ${most} 亩，请核对单位和小数点`))
      if (area < 0) found.push(hit('household', root, field, `${label}为负数，请改正`))
    }
    return found
  },
})

function mu(area: number): string {
  return formatQuantity(area, 2)
}

const areaSums = defineRule({
  id: 'R131',
  severity: '疑点',
  title: '面积关系错误',
  group,
  definition: '退耕还林面积不超过林地与牧草地之和；实种面积、水田与旱地之和不超过耕地面积。',
  root: 'household',
  reads: [],
  check: (dossier) => {
    if (!isPresent(dossier.root)) return []
    return [
      ...larger(dossier, ['returnedForest'], ['forestLand', 'pasture'], '退耕还林面积大于林地与牧草地之和'),
      ...larger(dossier, ['plantedLand'], ['arableLand'], '实种面积大于耕地面积'),
      ...larger(dossier, ['paddyLand', 'dryLand'], ['arableLand'], '水田与旱地之和大于耕地面积'),
    ]
  },
})

/** Only where every bound is known: a blank is not 0. */
function larger({ root }: Dossier, parts: readonly string[], bounds: readonly string[], words: string): readonly RuleHit[] {
  if (bounds.every((field) => isBlank(root, field))) return []
  if (bounds.length === 1 && isBlank(root, bounds[0]!)) return []
  const sum = (fields: readonly string[]): number => fields.reduce((total, field) => total + (numberOf(root, field) ?? 0), 0)
  const [part, bound] = [sum(parts), sum(bounds)]
  return part > bound ? [hit('household', root, parts[0]!, `${words}（${mu(part)} 亩与 ${mu(bound)} 亩），请核对`)] : []
}

const distance = defineRule({
  id: 'R132',
  severity: '疑点',
  title: '与村主干路距离异常',
  group,
  definition: '与村主干路距离一般不超过 {与村主干路距离上限} 公里。',
  root: 'household',
  reads: [],
  params: ['roadDistanceMax'],
  check: ({ root }, { policy, today }) => {
    const most = policy.number('roadDistanceMax', today)
    const far = numberOf(root, 'roadDistance') ?? 0
    if (!isPresent(root) || far <= most * 100) return []
    return [hit('household', root, 'roadDistance', `与村主干路距离 ${mu(far)} 公里，超过 ${most} 公里，请核对是否把米填成了公里`)]
  },
})

export const landRules: readonly Rule[] = [areaRange, areaSums, distance]
