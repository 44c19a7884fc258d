/** Headings under which county sheets name the village that a household or person belongs to. */
export const villageAliases: readonly string[] = [
  '村',
  '村名',
  '村名称',
  '行政村名称',
  '村(社区)',
  '村居',
  '村委会',
  '所在村',
  '所属村',
  '村庄',
  '社区',
  '村别',
  '行政村(社区)',
  '村民委员会',
  '村屯',
]

/** The same for the group (组、社、湾组) within the village. */
export const groupAliases: readonly string[] = [
  '组',
  '组别',
  '小组',
  '村组',
  '自然村',
  '自然村屯',
  '自然屯',
  '湾组',
  '社',
  '生产队',
  '所在组',
  '所属组',
  '片区',
]
