/** What a unit measures. Figures of different dimensions are never added or compared. */
export type Dimension =
  | 'households'
  | 'persons'
  | 'visits'
  | 'money'
  | 'length'
  | 'area'
  | 'mu'
  | 'volume'
  | 'power'
  | 'energy'
  | 'percent'
  | 'count'

export type Unit = Readonly<{
  /** Units with the same key can be added. */
  key: string
  dimension: Dimension
  /** How many of the key's base: 公里 is 1,000 米. In millionths, so that all is whole numbers. */
  factor: bigint
}>

export const one = 1_000_000n

const measured: readonly (readonly [string, string, Dimension, bigint])[] = [
  ['人次', '人次', 'visits', one],
  ['户次', '户次', 'visits', one],
  ['户', '户', 'households', one],
  ['人', '人', 'persons', one],
  ['名', '人', 'persons', one],
  ['口人', '人', 'persons', one],
  ['元', '元', 'money', one],
  ['平方公里', '平方米', 'area', one * 1_000_000n],
  ['平方千米', '平方米', 'area', one * 1_000_000n],
  ['平方米', '平方米', 'area', one],
  ['平米', '平方米', 'area', one],
  ['㎡', '平方米', 'area', one],
  ['m²', '平方米', 'area', one],
  ['公顷', '平方米', 'area', one * 10_000n],
  ['亩', '亩', 'mu', one],
  ['立方米', '立方米', 'volume', one],
  ['m³', '立方米', 'volume', one],
  ['方', '立方米', 'volume', one],
  ['公里', '米', 'length', one * 1_000n],
  ['千米', '米', 'length', one * 1_000n],
  ['米', '米', 'length', one],
  ['千瓦时', '度', 'energy', one],
  ['kWh', '度', 'energy', one],
  ['度', '度', 'energy', one],
  ['兆瓦', '千瓦', 'power', one * 1_000n],
  ['千瓦', '千瓦', 'power', one],
  ['kW', '千瓦', 'power', one],
  ['个百分点', '百分点', 'percent', one],
  ['%', '%', 'percent', one],
]

const counted =
  '个|家|座|处|头|只|羽|份|次|期|场|项|台|套|宗|件|辆|批|所|间|盏|笔|条|株|吨|公斤|村|组|社|人岗|口|岗|位|支|片|眼|栋|幢|类'.split('|')

const units = new Map<string, Unit>([
  ...measured.map(([name, key, dimension, factor]) => [name, { key, dimension, factor }] as const),
  ...counted.map((name) => [name, { key: name, dimension: 'count', factor: one }] as const),
])

export function unitOf(name: string): Unit {
  return units.get(name)!
}

/** A unit by its name, in whatever place it is used; undefined where it is none of these. */
export function unitNamed(name: string): Unit | undefined {
  return units.get(name)
}

/** Longest names first. 人均, 人员, 户均, 个人, 户型… are no units. */
export const unitPattern = [...units.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace('%', '%'))
  .join('|')
