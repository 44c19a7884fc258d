import type { PageLine, RowLine } from './pages.ts'

/** Edges of lines and columns in whole pixels, from 0 to the table's height and width. */
export type Edges = Readonly<{ tops: readonly number[]; lefts: readonly number[] }>

/** All rules of a page's table as one SVG path; that above the first line is the heading's own. `shared`: merged columns. */
export function rulesPath(lines: readonly PageLine[], edges: Edges, shared: readonly boolean[]): string {
  return acrossRules(lines, edges, shared) + downRules(lines, edges)
}

/** Below each line but a chart, past merged cells that go on. */
function acrossRules(lines: readonly PageLine[], { tops, lefts }: Edges, shared: readonly boolean[]): string {
  return lines
    .map((line, at) => {
      const next = lines[at + 1]
      if (line.kind === 'drawing') return ''
      return next?.kind === 'row' ? rulesAbove(next, tops[at + 1]!, lefts, shared) : across(tops[at + 1]!, lefts[0]!, lefts.at(-1)!)
    })
    .join('')
}

function rulesAbove(row: RowLine, top: number, lefts: readonly number[], shared: readonly boolean[]): string {
  let path = ''
  let from = 0
  for (let column = 0; column <= shared.length; column += 1) {
    const isEnd = column === shared.length || (shared[column] === true && row.span === 0)
    if (!isEnd) continue
    if (column > from) path += across(top, lefts[from]!, lefts[column]!)
    from = column + 1
  }
  return path
}

/** Between the columns of rows, and on both sides of lines over all columns. */
function downRules(lines: readonly PageLine[], { tops, lefts }: Edges): string {
  const stretches = lines.map((line, at) => ({ kind: kindOf(line), from: tops[at]!, to: tops[at + 1]! }))
  return lefts
    .map((left, at) => {
      const isSide = at === 0 || at === lefts.length - 1
      return joined(stretches.filter(({ kind }) => kind === 'row' || (kind === 'wide' && isSide)))
        .map(([from, to]) => `M${left} ${from}V${to}`)
        .join('')
    })
    .join('')
}

function kindOf({ kind }: PageLine): 'row' | 'wide' | 'drawing' {
  return kind === 'row' || kind === 'drawing' ? kind : 'wide'
}

function joined(stretches: readonly Readonly<{ from: number; to: number }>[]): readonly (readonly [number, number])[] {
  const all: [number, number][] = []
  for (const { from, to } of stretches) {
    const last = all.at(-1)
    if (last?.[1] === from) last[1] = to
    else all.push([from, to])
  }
  return all
}

function across(top: number, from: number, to: number): string {
  return `M${from} ${top}H${to}`
}
