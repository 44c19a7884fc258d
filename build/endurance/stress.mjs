import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../runtime/stamp.mjs'
import { makePractice } from './practice.mjs'

/** Five times the largest township, an eleventh of a large county. */
const size = { households: 60_000, persons: 200_000, villages: 40, seed: 9 }

/**
 * A file far beyond a township by the command line, a process for each step: what it takes in CPU time and memory, and what is
 * said where a limit is reached. `--file` names a file made earlier: making one takes minutes.
 */
export async function stressRun({ folder, file, say }) {
  const own = join(folder, 'stress')
  mkdirSync(own)
  const path = join(own, '全县.tzdb')
  if (file) copyFileSync(file, path)
  else makePractice(path, size)
  const workbook = writeNewRows(own)
  const found = { bytes: statSync(path).size, steps: [] }
  const steps = {
    '打开、数一遍': ['rows', path, '--ledger', 'household', '--limit', '1'],
    按姓名找: ['rows', path, '--ledger', 'member', '--filter', 'name = "王芳"'],
    统计: ['stats', path],
    全部规则检查: ['check', path],
    完整校验: ['verify', path],
    '导入 3 人（前后备份）': ['import', path, workbook],
  }
  for (const [name, args] of Object.entries(steps)) {
    const step = { name, ...runMeasured([...args, '--json'], own) }
    found.steps.push(step)
    say(
      `${name}：CPU ${step.cpu.toFixed(1)} s，峰值 ${step.peak.toFixed(0)} MB，退出码 ${step.code}${step.told === '' ? '' : `，${step.told}`}`,
    )
  }
  return found
}

function writeNewRows(folder) {
  const path = join(folder, '新增.csv')
  const rows = ['5', '6', '7'].map((digit) => `新增户${digit},户主,,1390000000${digit}`)
  writeFileSync(path, ['姓名,与户主关系,证件号码,联系电话', ...rows, ''].join('\r\n'))
  return path
}

/** CPU seconds and highest memory are told by the process itself on its way out. */
function runMeasured(args, folder) {
  const report = join(folder, 'usage.json')
  const watch = join(root, 'build', 'endurance', 'usage.cjs')
  const script = join(root, 'out', 'cli', 'index.cjs')
  const options = { env: { ...process.env, ENDURANCE_USAGE: report }, maxBuffer: 2_000_000_000, stdio: ['ignore', 'pipe', 'pipe'] }
  let code = 0
  let told = ''
  try {
    execFileSync(process.execPath, ['-r', watch, script, ...args], options)
  } catch (error) {
    code = error.status ?? error.code
    told =
      String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .at(-1)
        ?.slice(0, 200) ?? ''
  }
  const usage = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { cpu: NaN, peak: NaN }
  return { ...usage, code, told }
}
