import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isScript } from '../runtime/isScript.mjs'
import { root } from '../runtime/stamp.mjs'

/**
 * The advisories of an `npm audit --json` report that SECURITY.md does not name: what nobody has looked at yet.
 *
 * @param {unknown} report
 * @param {string} notes
 * @returns {readonly { id: string, name: string, title: string }[]}
 */
export function unanswered(report, notes) {
  const reports = Object.values(report.vulnerabilities ?? {}).flatMap(({ via }) => via.filter((one) => typeof one === 'object'))
  const advisories = new Map(reports.map(({ url, name, title }) => [url.split('/').at(-1), { name, title }]))
  return [...advisories].filter(([id]) => !notes.includes(id)).map(([id, about]) => ({ id, ...about }))
}

/** 0: every finding is answered; 1: some are not; 2: the registry at hand gives no audits. */
function audit() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { stdout } = spawnSync(npm, ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  const report = asJson(stdout)
  if (report?.vulnerabilities === undefined) {
    process.stderr.write('这里用的 npm 源不提供审计（npm audit），请在能用官方源的电脑上运行。\n')
    return 2
  }
  const open = unanswered(report, readFileSync(join(root, 'build', 'trust', 'SECURITY.md'), 'utf8'))
  for (const { id, name, title } of open) process.stderr.write(`没有答复：${id} ${name} ${title}\n`)
  process.stderr.write(open.length === 0 ? '随程序发出的组件：没有未答复的安全公告\n' : '请在 build/trust/SECURITY.md 里写明怎样处理\n')
  return open.length === 0 ? 0 : 1
}

function asJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

if (isScript(import.meta.url)) process.exitCode = audit()
