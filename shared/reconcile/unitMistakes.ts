import type { Figure } from './figures.ts'
import type { Judged, Remark } from './finding.ts'
import type { Dimension } from './units.ts'

/** What is measured, right before the figure, and what it can never be measured in. */
const rules: readonly Readonly<{ words: RegExp; never: readonly Dimension[]; right: string }>[] = [
  { words: /(?:发电|用电|供电)(?:总)?量(?:为|达到?|约|共)?$/, never: ['power'], right: '度（千瓦时）' },
  { words: /装机(?:总?容量|规模)?(?:为|达到?|约|共)?$/, never: ['energy'], right: '千瓦' },
  {
    words: /(?:总|占地|建筑|种植|国土|幅员|耕地)?面积(?:为|达到?|约|共)?$/,
    never: ['length', 'households', 'persons', 'money'],
    right: '亩、平方米、平方公里',
  },
  {
    words: /(?:总里程|里程|全长|总长|长度|路长)(?:为|达到?|约|共)?$/,
    never: ['area', 'mu', 'volume', 'households', 'persons', 'money'],
    right: '公里、米',
  },
  { words: /(?:户数)(?:为|达到?|约|共)?$/, never: ['persons', 'money'], right: '户' },
  { words: /(?:人数)(?:为|达到?|约|共)?$/, never: ['households', 'money'], right: '人' },
  { words: /(?:容积|蓄水量|土方量|库容)(?:为|达到?|约|共)?$/, never: ['area', 'length', 'mu'], right: '立方米' },
]

/** A length in 亩, an output of power in 千瓦. */
export function judgeUnits(figures: readonly Figure[]): Judged {
  return { sums: [], remarks: figures.flatMap(judge) }
}

function judge(figure: Figure): readonly Remark[] {
  const rule = rules.find(({ words, never }) => words.test(figure.before) && never.includes(figure.unit.dimension))
  if (!rule) return []
  const { start, end, quote, before } = figure
  return [
    {
      severity: '错误',
      kind: 'unit',
      start,
      end,
      printed: quote,
      recomputed: '',
      message: `“${before}${quote}”的单位不对，应是${rule.right}。`,
    },
  ]
}
