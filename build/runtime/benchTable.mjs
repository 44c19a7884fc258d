/**
 * The rows of tests/bench as one table of text.
 *
 * @param {readonly Record<string, any>[]} rows
 * @param {{ load: number, processors: number }} machine
 * @returns {string}
 */
export function benchTable(rows, machine) {
  const measured = rows.filter((row) => row.skipped === undefined)
  const lines = [benchHead, ...measured.map(benchCells)]
  const widths = benchHead.map((_, column) => Math.max(...lines.map((line) => width(line[column]))))
  const text = lines.map((line) =>
    line
      .map((cell, column) => padded(cell, widths[column], column))
      .join('  ')
      .trimEnd(),
  )
  const skipped = rows.filter((row) => row.skipped !== undefined).map((row) => `未测 ${row.name}：${row.skipped}`)
  const busy = `结束时系统负载 ${machine.load.toFixed(1)}（${machine.processors} 个处理器）。负载高于处理器数时，墙钟时间偏大，以比值和用户 CPU 时间为准。`
  return `${[...text, '', ...skipped, busy].join('\n')}\n`
}

export const benchHead = ['项目', '本程序', 'p95', 'CPU', '对照', '对照值', 'p95', 'CPU', '比值', '目标']

/** A row in the order of `benchHead`. */
export function benchCells(row) {
  const { peer, unit } = row
  return [
    row.name,
    figure(row.value, unit),
    figure(row.p95, unit),
    seconds(row.cpu),
    peer?.name ?? '',
    figure(peer?.value, unit),
    figure(peer?.p95, unit),
    seconds(peer?.cpu),
    peer === undefined ? '' : ratioOf(row).toFixed(2),
    targetOf(row),
  ]
}

function ratioOf({ value, peer }) {
  return value / peer.value
}

/** `≤ 1.5× ✓`: met in this run or not, for the reader; nothing fails. */
function targetOf(row) {
  if (row.target === undefined) return ''
  const { of, most } = row.target
  const reached = of === 'ratio' ? ratioOf(row) : row[of]
  const wanted = of === 'ratio' ? `≤ ${most}×` : `${of === 'p95' ? 'p95 ' : ''}≤ ${most} ${row.unit}`
  return `${wanted} ${reached <= most ? '✓' : '✗'}`
}

function figure(value, unit) {
  if (value === undefined) return ''
  return `${value.toFixed(unit === 'MB' || value >= 100 ? 0 : 2)} ${unit}`
}

function seconds(value) {
  return value === undefined ? '' : `${value.toFixed(2)} s`
}

/** Chinese characters are two columns wide. */
function width(text) {
  let columns = 0
  for (const character of text) columns += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000]/.test(character) ? 2 : 1
  return columns
}

function padded(text, columns, column) {
  const space = ' '.repeat(Math.max(0, columns - width(text)))
  return column === 0 || column === 4 ? text + space : space + text
}
