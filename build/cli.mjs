import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { isFresh, root } from './runtime/stamp.mjs'

// `npm run --silent cli -- <command> …`: builds the command line where its sources have changed, then
// runs it in the caller's folder with the caller's input, output and exit code.
await buildIfStale()
const script = join(root, 'out', 'cli', 'index.cjs')
// npm changes to the project's folder; paths on the command line are meant from where it was called.
const cwd = process.env['npm_lifecycle_event'] === 'cli' ? (process.env['INIT_CWD'] ?? process.cwd()) : process.cwd()
const child = spawn(process.execPath, ['--enable-source-maps', script, ...process.argv.slice(2)], {
  cwd,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('close', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
})

async function buildIfStale() {
  if (isFresh('cli') && isFresh('cliExcelWorker')) return
  const { bundle } = await import('./bundle.mjs')
  await bundle('cli')
}
