import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepFound } from './bench/report.mjs'
import { bundle } from './bundle.mjs'
import { actionsOfADay, soak } from './endurance/soak.mjs'
import { oldPcRun } from './endurance/oldPc.mjs'
import { practiceFile } from './endurance/practice.mjs'
import { stressRun } from './endurance/stress.mjs'
import { resolveElectron } from './electron-runtime.mjs'
import { startXvfb } from './runtime/display.mjs'

// `npm run endurance [-- soak] [--minutes N] [--actions N] [--file F.tzdb] [--json OUT]`: long and heavy runs, apart from
// `npm test`. Linux. A person's screen is not used: everything happens on a virtual one.
const tasks = { soak: runSoak, oldPc: oldPcRun, stress: stressRun }

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function main(args) {
  const options = optionsOf(args)
  const wanted = options.names.length === 0 ? Object.keys(tasks) : options.names
  if (options.unknown || wanted.some((name) => !Object.hasOwn(tasks, name))) {
    process.stderr.write(
      `用法：npm run endurance [-- ${Object.keys(tasks).join('|')} …] [--minutes N] [--actions N] [--file 台账] [--json 文件] [--report]\n`,
    )
    return 2
  }
  const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'ledger-long-'))
  process.env['BENCH_FOLDER'] = folder
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))
  await bundle('all')
  const place = { folder, electron: await resolveElectron(), ...options, say: (text) => process.stderr.write(`${text}\n`) }
  const screen = await startXvfb('1920x1200x24')
  process.env['DISPLAY'] = screen.display
  const found = {}
  try {
    for (const name of wanted) found[name] = await tasks[name](place)
  } finally {
    screen.stop()
  }
  if (options.report) keepFound({ endurance: found, load: loadavg()[0] })
  if (options.json) writeFileSync(options.json, `${JSON.stringify(found, null, 2)}\n`)
  return 0
}

function optionsOf(args) {
  const options = { names: [], minutes: 15, actions: actionsOfADay, file: null, json: null, report: false, unknown: false }
  for (let at = 0; at < args.length; at += 1) {
    const name = args[at].startsWith('--') ? args[at].slice(2) : null
    if (name === null) options.names.push(args[at])
    else if (name === 'file' || name === 'json') options[name] = args[(at += 1)]
    else if (name === 'minutes' || name === 'actions') options[name] = Number(args[(at += 1)])
    else if (name === 'report') options.report = true
    else options.unknown = true
  }
  return options
}

async function runSoak(place) {
  const own = join(place.folder, 'soak')
  mkdirSync(own)
  const found = await soak({ ...place, file: practiceFile(join(own, '台账.tzdb'), place) })
  for (const one of found.failed) place.say(`没有走通：${one}`)
  place.say(
    `操作 ${found.actions} 个，没有走通 ${found.failed.length} 个，峰值私有 ${found.peak.private.toFixed(0)} MB，PSS ${found.peak.pss.toFixed(0)} MB`,
  )
  if (found.growth)
    place.say(
      `增长：${Object.entries(found.growth)
        .map(([kind, value]) => (typeof value === 'number' ? `${kind} ${value.toFixed(1)} %` : JSON.stringify(value)))
        .join('，')}`,
    )
  return found
}
