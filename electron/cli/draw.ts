import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { unloadEngine } from '#data/engine/loadEngine.ts'
import { withTemporaryFolder } from '#data/file/temporary.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import type { Session } from './session.ts'

/** Draws a prepared print to the file. */
export function draw(session: Session, job: PrintJob, target: string): Promise<Fault | null> {
  return withTemporaryFolder(async (folder) => {
    for (let index = 0; index < job.segments; index += 1) {
      const segment = await session.call('print.segment', { job: job.job, index })
      if (isFault(segment)) return segment
      writeFileSync(join(folder, `${String(index).padStart(5, '0')}.html`), segment.html)
    }
    await letGo(session, job.job)
    const order = { segmentsDir: '.', out: target, paper: job.paper, orientation: job.orientation, title: job.title }
    writeFileSync(join(folder, 'job.json'), JSON.stringify(order))
    return runDrawing(join(folder, 'job.json'))
  })
}

/**
 * The drawing needs half a GB of its own, and nothing more is read here: without this the ledger, the pages and V8's garbage
 * would stay in memory beside it.
 */
async function letGo(session: Session, job: string): Promise<void> {
  await session.call('print.done', { job })
  await session.close()
  unloadEngine()
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') return
  collect()
  // What the first look found unused (the engine's memory among it) is given back by a second one, once its ends have run.
  await new Promise((done) => setImmediate(done))
  collect()
}

function runDrawing(jobFile: string): Promise<Fault | null> {
  // The bundle lies in out/cli, the script that finds Electron in build/.
  const script = join(dirname(process.argv[1]!), '..', '..', 'build', 'draw.mjs')
  return new Promise((done) => {
    execFile(process.execPath, [script, jobFile], { maxBuffer: 16_000_000 }, (error, _, stderr) => {
      done(error ? { fault: 'print.failed', detail: stderr.trim().split('\n').slice(-3).join('；') || error.message } : null)
    })
  })
}
