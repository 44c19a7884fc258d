import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchCells, benchHead } from '../runtime/benchTable.mjs'

const folder = dirname(fileURLToPath(import.meta.url))
const path = join(folder, 'REPORT.md')
/** What the report was last written from. */
const figures = join(folder, 'figures.json')

/**
 * Writes REPORT.md from what `npm run bench -- --json` and `npm run endurance -- --json` left. The machine is named by its
 * kind only, so that the report may be handed on.
 *
 * @param {{ rows?: readonly object[], load?: number, endurance?: Record<string, any> }} found what is left out is left out
 */
function writeReport({ rows = [], load, endurance = {} }) {
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  const busy = load === undefined ? '' : `，结束时系统负载 ${load.toFixed(1)}`
  const parts = [
    '# 测量报告',
    '',
    `由脚本写成（\`npm run bench -- --report\`，长跑：\`npm run endurance -- --report\`），${new Date().toISOString().slice(0, 10)}。机器：Linux，${cpus().length} 个处理器（${kindOf(cpus()[0]?.model)}），内存 ${gigabytes} GB${busy}。`,
    '负载高于处理器数时墙钟时间偏大，以 CPU 时间、比值和内存为准；Windows 上没有测过。',
    '',
    ...(rows.length > 0 ? tableOf(rows) : []),
    ...soakOf(endurance.soak),
    ...oldPcOf(endurance.oldPc),
    ...stressOf(endurance.stress),
  ]
  writeFileSync(path, `${parts.join('\n').trim()}\n`)
}

/** Maker and speed, no more. */
function kindOf(model = '') {
  return model
    .replace(/\(R\)|\(TM\)|CPU|Processor/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function tableOf(rows) {
  const measured = rows.filter((row) => row.skipped === undefined)
  const skipped = rows.filter((row) => row.skipped !== undefined)
  return ['## 各项', '', ...table(benchHead, measured.map(benchCells)), ...skipped.map((row) => `\n未测 ${row.name}：${row.skipped}`), '']
}

function soakOf(soak) {
  if (!soak?.growth) return []
  const [first, last] = [soak.samples[0], soak.samples.at(-1)]
  const kinds = { private: '私有（任务管理器里的“内存”）', pss: '按份额（PSS，含程序文件）', rss: '驻留（RSS，共享的重复计）' }
  const mb = (value) => (value === undefined ? '' : `${value.toFixed(0)} MB`)
  const percent = (value) => (value === undefined ? '' : `${value.toFixed(1)} %`)
  const rows = Object.entries(kinds).map(([kind, label]) => [
    label,
    mb(first[kind]),
    mb(last[kind]),
    percent(soak.growth[kind]),
    mb(soak.peak[kind]),
  ])
  const processes = last.processes.filter((one) => one.private >= 1).map((one) => `${one.type} ${one.private.toFixed(0)}`)
  return [
    '## 连续办公',
    '',
    `11,001 户 38,006 人的台账，真实窗口里照脚本做 ${soak.actions} 个操作（没有走通 ${soak.failed.length} 个），静置后取样；增长为前三分之一与后三分之一样本中位数之比。`,
    '',
    ...table(['全部进程合计', '预热后', '结束时', '增长', '操作中的峰值'], rows),
    '',
    `结束时各进程私有内存（MB）：${processes.join('，')}。界面节点 ${first.nodes} → ${last.nodes}，监听器 ${first.listeners} → ${last.listeners}。`,
    '',
  ]
}

function oldPcOf(found) {
  if (!found?.slow) return []
  const names = {
    empty: '空窗口（同一运行环境）',
    workbench: '冷启动到工作台（装好后第一次）',
    grid: '冷启动到第一屏列表（装好后第一次）',
    workbenchAgain: '再次冷启动到工作台',
    gridAgain: '再次冷启动到第一屏列表',
    search: '查找',
    save: '改一格存盘',
    import: '导入 1,000 行',
    print: '打印一个村',
  }
  const measured = Object.entries(names).filter(([key]) => found.slow[key] !== undefined)
  const all = { '整个处理器，慢盘': found.whole, '半个处理器，慢盘': found.slow, 不受限: found.free }
  const kinds = Object.entries(all).filter(([, kind]) => kind !== undefined)
  const rows = measured.map(([key, name]) => [name, ...kinds.map(([, kind]) => `${kind[key].toFixed(0)} ms`)])
  const lacks = found.lacks.length > 0 ? `这台机器不能限制：${found.lacks.join('、')}。` : ''
  return [
    '## 老电脑替身',
    '',
    `控制组限制：两个处理器（整个，或各一半），内存 2 GB，磁盘读写各 60 MB/s、每秒写 100 次，读的次数不限。${lacks}私有内存 ${found.slow.private.toFixed(0)} MB。`,
    '',
    ...table(['', ...kinds.map(([label]) => label)], rows),
    '',
  ]
}

function stressOf(found) {
  if (!found) return []
  const rows = found.steps.map((step) => [step.name, `${step.cpu.toFixed(1)} s`, `${step.peak.toFixed(0)} MB`, `${step.code}`, step.told])
  return [
    '## 六万户 20 万人',
    '',
    `文件 ${(found.bytes / 1e6).toFixed(0)} MB，命令行，每步一个进程。`,
    '',
    ...table(['步骤', 'CPU', '峰值内存', '退出码', '说了什么'], rows),
    '',
  ]
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

/**
 * Puts newly measured parts in place of those of an earlier run, kept beside the report, and writes it anew.
 *
 * @param {{ rows?: readonly object[], load?: number, endurance?: Record<string, any> }} found
 */
export function keepFound(found) {
  const before = existsSync(figures) ? JSON.parse(readFileSync(figures, 'utf8')) : {}
  const names = new Set(found.rows?.map(({ name }) => name))
  const rows = found.rows ? [...(before.rows ?? []).filter(({ name }) => !names.has(name)), ...found.rows] : before.rows
  const now = { ...before, ...found, rows, endurance: { ...before.endurance, ...found.endurance } }
  writeFileSync(figures, `${JSON.stringify(now)}\n`)
  writeReport(now)
}
