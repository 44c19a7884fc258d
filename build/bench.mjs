import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepFound } from './bench/report.mjs'
import { bundle } from './bundle.mjs'
import { resolveElectron } from './electron-runtime.mjs'
import { benchTable } from './runtime/benchTable.mjs'
import { hasDisplay, startXvfb } from './runtime/display.mjs'
import { root } from './runtime/stamp.mjs'

// `npm run bench [-- names…] [-- --json file]`: measures, prints one table, judges nothing. The exit code tells only
// whether it ran. Peers: better-sqlite3 is used when BENCH_PEERS names a folder in which it is installed.
const names = [
  'sample',
  'commit',
  'edit',
  'open',
  'grid',
  'search',
  'read',
  'import',
  'export',
  'matching',
  'merge',
  'packages',
  'sealing',
  'figures',
  'reports',
  'forms',
  'memory',
  'window',
  'print',
]
const withWindow = new Set(['window', 'print'])

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function main(args) {
  const at = args.indexOf('--json')
  const jsonFile = at < 0 ? null : args[at + 1]
  const isReported = args.includes('--report')
  const wanted = (at < 0 ? args : args.toSpliced(at, 2)).filter((name) => name !== '--report')
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length > 0 || jsonFile === undefined) {
    process.stderr.write(`用法：npm run bench [-- ${names.join('|')} …] [-- --json 文件] [-- --report]\n`)
    return 2
  }
  const chosen = wanted.length === 0 ? names : names.filter((name) => wanted.includes(name))
  const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'ledger-bench-'))
  const clean = () => rmSync(folder, { recursive: true, force: true })
  // 'exit' too, so that Ctrl-C leaves no gigabyte behind; a task is ended by runTask.
  process.on('exit', clean)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))
  try {
    const rows = await runAll(chosen, folder)
    process.stdout.write(benchTable(rows, { load: loadavg()[0], processors: availableParallelism() }))
    if (isReported) keepFound({ rows, load: loadavg()[0] })
    if (jsonFile !== null) writeFileSync(jsonFile, `${JSON.stringify(rows, null, 2)}\n`)
    return 0
  } finally {
    clean()
  }
}

async function runAll(chosen, folder) {
  const script = await bundleBench()
  const windows = await prepareWindows(chosen)
  const place = { folder, sample: join(folder, 'sample.tzdb'), electron: windows.electron }
  const rows = []
  // The others copy the practice file: it is made in any case, shown only when asked for.
  for (const name of new Set(['sample', ...chosen])) {
    process.stderr.write(`测量 ${name} …\n`)
    const found = await runTask(script, { task: name, ...place }, windows.env)
    if (chosen.includes(name)) rows.push(...found)
  }
  windows.stop()
  return rows
}

/** A task that cannot run (no Electron, no peer) leaves a line that says so; the practice file is indispensable. */
function runTask(script, job, env) {
  const child = spawn(process.execPath, [script, JSON.stringify(job)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const end = () => child.kill()
  process.on('exit', end)
  child.on('close', () => process.off('exit', end))
  let output = ''
  let errors = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (errors += data))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve(JSON.parse(output))
      const why = errors.trim().split('\n').at(-1) ?? `exit ${code}`
      if (job.task === 'sample') return reject(new Error(why))
      return resolve([{ name: job.task, skipped: why }])
    })
  })
}

async function prepareWindows(chosen) {
  const none = { electron: null, env: process.env, stop: () => undefined }
  if (!chosen.some((name) => withWindow.has(name))) return none
  try {
    await bundle('all')
    const electron = await resolveElectron()
    if (hasDisplay()) return { ...none, electron }
    const screen = await startXvfb()
    return { electron, env: { ...process.env, DISPLAY: screen.display }, stop: screen.stop }
  } catch (error) {
    process.stderr.write(`窗口与打印不测：${error.message}\n`)
    return none
  }
}

/** As the product is built: CommonJS for Node 16, with the worker and the engine beside it. */
async function bundleBench() {
  const { build } = await import('esbuild')
  const outdir = join(root, 'node_modules', '.cache', 'bench')
  mkdirSync(outdir, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: {
      index: 'tests/bench/index.ts',
      excelWorker: 'electron/data/excel/worker.ts',
      matchWorker: 'electron/data/matching/worker.ts',
    },
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    define: {
      'import.meta.url': '__fileUrl',
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
    },
    banner: { js: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'warning',
  })
  cpSync(join(root, 'node_modules', 'sql.js', 'dist', 'sql-wasm.wasm'), join(outdir, 'sql-wasm.wasm'))
  return join(outdir, 'index.cjs')
}
