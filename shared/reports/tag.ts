import type { Measure, TableDefinition } from '#shared/measures/define.ts'
import type { FigurePart } from './define.ts'
import { measureByName, nearestName, reportWords, tableByName, type ReportWord } from './names.ts'

export type Direction = 'any' | 'none' | 'up' | 'down' | 'same'

/** What stands between braces. */
export type Tag =
  | Readonly<{ kind: 'figure'; measure: Measure; part: FigurePart }>
  | Readonly<{ kind: 'word'; word: ReportWord }>
  | Readonly<{ kind: 'table'; table: TableDefinition; annex: boolean }>
  | Readonly<{ kind: 'chart'; table: TableDefinition; label: string }>
  /** 一是、二是 … within its paragraph. */
  | Readonly<{ kind: 'clause' }>

/** When what follows up to `{/}` is shown. `measure` null: where there is a day to compare with. */
export type Condition = Readonly<{ measure: Measure | null; direction: Direction }>

/** What is wrong with a placeholder, in Chinese; `nearest` is the name that was likely meant. */
export type TagProblem = Readonly<{ problem: string; nearest?: string }>

const parts: Readonly<Record<string, FigurePart>> = {
  上期: 'then',
  增减: 'change',
  增减数: 'size',
  本期: 'period',
  万元: 'wan',
}

/** Reads a placeholder without its braces. */
export function readTag(text: string): Tag | TagProblem {
  const [name = '', option, ...rest] = text.split(/[：:]/).map((part) => part.trim())
  if (name === '一是') return { kind: 'clause' }
  if (name === '表' || name === '附表') return tableTag(option ?? '', name === '附表')
  if (name === '图') return chartTag(option ?? '', rest.join('：'))
  if (option === undefined && name in reportWords) return { kind: 'word', word: name as ReportWord }
  const measure = measureByName(name)
  if (!measure) return unknown(name, 'figures')
  if (option === undefined) return { kind: 'figure', measure, part: 'now' }
  const part = Object.hasOwn(parts, option) ? parts[option]! : null
  if (part === null) return { problem: `“${option}”不是数字的写法，可以写：${Object.keys(parts).join('、')}` }
  const why = refusal(measure, part)
  return why === null ? { kind: 'figure', measure, part } : { problem: why }
}

/** Reads the condition after `#`: 有监测对象户数, 无…, …：增加. */
export function readCondition(text: string): Condition | TagProblem {
  const [name = '', option] = text.split(/[：:]/).map((part) => part.trim())
  if (name === '有上期') return { measure: null, direction: 'any' }
  if (name === '无上期') return { measure: null, direction: 'none' }
  if (option !== undefined) {
    const direction = ({ 增加: 'up', 减少: 'down', 持平: 'same' } as const)[option]
    const measure = measureByName(name) ?? measureByName(name.replace(/^有/, ''))
    if (!measure) return unknown(name, 'figures')
    return direction ? { measure, direction } : { problem: `“${option}”不是条件的写法，可以写：增加、减少、持平` }
  }
  const whole = measureByName(name)
  if (whole) return { measure: whole, direction: 'any' }
  const measure = /^[有无]/.test(name) ? measureByName(name.slice(1)) : undefined
  if (measure) return { measure, direction: name.startsWith('无') ? 'none' : 'any' }
  return unknown(name.replace(/^[有无]/, ''), 'figures')
}

function tableTag(name: string, annex: boolean): Tag | TagProblem {
  const table = tableByName(name)
  return table ? { kind: 'table', table, annex } : unknown(name, 'tables')
}

function chartTag(name: string, label: string): Tag | TagProblem {
  const table = tableByName(name)
  return table ? { kind: 'chart', table, label } : unknown(name, 'tables')
}

function unknown(name: string, among: 'figures' | 'tables'): TagProblem {
  const nearest = nearestName(name, among)
  const what = among === 'tables' ? '报表' : '指标或名称'
  return { problem: `没有叫“${name}”的${what}`, ...(nearest === null ? {} : { nearest }) }
}

/** Only what adds up within the year has an amount of the period; only 元 are said in 万元. */
function refusal(measure: Measure, part: FigurePart): string | null {
  if (part === 'wan' && measure.unit !== '元') return `“${measure.label}”的单位是${measure.unit}，不能换成万元`
  if (part !== 'period') return null
  const adds = measure.time === 'year' && 'aggregate' in measure.of && measure.of.aggregate.kind !== 'distinct'
  return adds ? null : `“${measure.label}”不是从年初累计的数，没有本期数`
}

export function isProblem(read: Tag | Condition | TagProblem): read is TagProblem {
  return 'problem' in read
}
