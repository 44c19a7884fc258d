import type { Random } from './random.ts'
import type { House, Person } from './township.ts'
import type { Concept, Topic } from './words.ts'

/** What a column of a sheet has to be read as. */
export type Expected = Readonly<{ target: string; repeat?: number; year?: string }> | null

export type Column = Readonly<{
  /** Headings from the outermost group down to the column itself. */
  path: readonly string[]
  topic: Topic
  expected: Expected
  /** The heading is one that nobody uses but this office. */
  isOdd: boolean
  /** The same for all members of the household. */
  ofHouse: boolean
  cell: (house: House, person: Person) => string | number | null
}>

const oddShare = 0.12

/** The concept under one of its headings, written as offices write. */
export function columnOf(random: Random, one: Concept, more: Partial<Pick<Column, 'expected' | 'ofHouse'>> = {}): Column {
  const { word, isOdd } = wordOf(random, one)
  return {
    path: [dressed(random, word, one.unit)],
    topic: one.topic,
    expected: one.target === null ? null : { target: one.target },
    isOdd,
    ofHouse: one.topic !== 'person',
    cell: (house, person) => one.cell(house, person, random),
    ...more,
  }
}

export function wordOf(random: Random, one: Concept): Readonly<{ word: string; isOdd: boolean }> {
  const isOdd = one.usual[0] === '' || (one.odd.length > 0 && random.chance(oddShare))
  return { word: random.pick(isOdd ? one.odd : one.usual), isOdd }
}

/** Blanks, line breaks, stars, widths, numbers before and units behind. */
export function dressed(random: Random, word: string, unit?: string): string {
  let text = word
  if (unit && random.chance(0.6)) text += random.pick([`（${unit}）`, `(${unit})`, `\n（${unit}）`, `（单位：${unit}）`])
  if (text.length === 2 && random.chance(0.25)) text = `${text[0] ?? ''}${random.pick([' ', '　', '  '])}${text[1] ?? ''}`
  if (text.length >= 5 && random.chance(0.12)) text = `${text.slice(0, 3)}\n${text.slice(3)}`
  if (random.chance(0.05)) text = `*${text}`
  if (random.chance(0.04)) text = `${text}（必填）`
  if (random.chance(0.04)) text = `${text} `
  if (random.chance(0.03)) text = text.replace(/\(/g, '（').replace(/\)/g, '）')
  return text
}

const names: Readonly<Record<Topic, readonly string[]>> = {
  house: ['农户基本信息', '户基本情况', '农户信息', '基本情况'],
  person: ['家庭成员信息', '家庭成员情况', '家庭成员', '人员基本信息'],
  land: ['土地情况', '土地资源', '生产条件'],
  home: ['住房及生活条件', '生产生活条件', '住房情况'],
  poverty: ['脱贫信息', '致贫及脱贫情况', '帮扶对象信息'],
  school: ['教育情况', '教育信息'],
  health: ['健康情况', '健康信息'],
  work: ['劳动力及务工情况', '就业务工情况', '务工情况'],
  insurance: ['社会保障', '保障情况', '参保情况'],
  income: ['家庭收入情况', '收入情况（元）', '年度收入'],
  watch: ['监测信息', '监测对象信息', '监测帮扶情况'],
  bank: ['银行账户', '账户信息', '开户信息'],
  other: ['具体情况', '其他情况'],
}

/** Neighbours of one topic under a common heading, these again under greater ones: `depth` rows of headings at most. */
export function grouped(random: Random, columns: readonly Column[], depth: number): readonly Column[] {
  let made = columns
  for (let level = 1; level < depth; level += 1) made = level === 1 ? byTopic(random, made) : byHalves(random, made)
  return made
}

function byTopic(random: Random, columns: readonly Column[]): readonly Column[] {
  const runs = runsOf(columns)
  return runs.flatMap((run) => {
    const first = run[0]
    if (!first || run.length < 2 || first.expected === null || first.path.length > 1 || random.chance(0.15)) return run
    const group = random.pick(names[first.topic])
    return run.map((column) => ({ ...column, path: [group, ...column.path] }))
  })
}

function runsOf(columns: readonly Column[]): readonly (readonly Column[])[] {
  const runs: Column[][] = []
  for (const column of columns) {
    const last = runs.at(-1)
    const isSame = last?.[0]?.topic === column.topic && (last[0].expected === null) === (column.expected === null)
    if (last && isSame) last.push(column)
    else runs.push([column])
  }
  return runs
}

const parts = ['第一部分', '（一）基础信息', '一、脱贫户和监测对象信息', '系统导出信息', '采集信息', '乡镇填报部分']

/** The greater headings stand over everything from one column on; they never cut a lesser group in two. */
function byHalves(random: Random, columns: readonly Column[]): readonly Column[] {
  const borders = columns.flatMap((column, index) =>
    index >= 2 &&
    columns[index - 1]?.path[0] !== column.path[0] &&
    (column.expected?.repeat ?? 0) === 0 &&
    columns[index - 1]?.topic !== column.topic
      ? [index]
      : [],
  )
  if (borders.length === 0) return columns
  const cut = random.pick(borders)
  const [left, right] = random.some(parts, 2)
  return columns.map((column, index) => ({ ...column, path: [(index < cut ? left : right) ?? '', ...column.path] }))
}
