import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { expect, test } from '@playwright/test'
import { channels, install, start, tidy } from './installed.ts'
import type { Installed } from './installed.ts'

/** How long the packed program takes to its first screen, against an empty window packed over the same runtime. */

test.afterEach(() => tidy())

const starts = 5
/** The aim is 2; a busy machine may not fail this test, a program that reads its data before it shows itself must. */
const mostRatio = 3

for (const channel of channels()) {
  test(`the start against an empty packed window (${channel})`, async () => {
    test.slow()
    const program = await install(channel)
    mkdirSync(program.userData, { recursive: true })
    writeFileSync(join(program.userData, 'settings.json'), JSON.stringify({ operator: '张敏', device: 'a-1', zoom: 1 }))
    const empty = await install(channel)
    rmSync(join(empty.folder, 'resources', 'app.asar'))
    await createPackage(emptyProgram(empty.work), join(empty.folder, 'resources', 'app.asar'))

    const times: { ours: number[]; empty: number[] } = { ours: [], empty: [] }
    for (let round = 0; round <= starts; round += 1) {
      const [ours, nothing] = [await timeOf(program, 'main h1'), await timeOf(empty, 'h1')]
      // The first fills caches.
      if (round > 0) times.ours.push(ours)
      if (round > 0) times.empty.push(nothing)
    }
    const [ours, nothing] = [median(times.ours), median(times.empty)]
    const words = `${channel}: ${Math.round(ours)} ms, empty ${Math.round(nothing)} ms, ratio ${(ours / nothing).toFixed(2)}`
    process.stdout.write(`start ${words}\n`)
    test.info().annotations.push({ type: 'start', description: words })
    expect(ours / nothing).toBeLessThan(mostRatio)
  })
}

/** The least that can be shown. Not from a file: the shipped fuses leave `file:` without access to the archive. */
function emptyProgram(work: string): string {
  const folder = join(work, 'empty')
  mkdirSync(folder)
  const page = 'data:text/html;charset=utf-8,<title>empty</title><h1>empty</h1>'
  const code = `const { app, BrowserWindow } = require('electron')
void app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, width: 1280, height: 800, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => window.show())
  return window.loadURL(${JSON.stringify(page)})
})`
  writeFileSync(join(folder, 'main.cjs'), code)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty-window', version: '1.0.0', main: 'main.cjs' }))
  return folder
}

/** Milliseconds from the start of the process until the largest part of the first screen was painted. */
async function timeOf(program: Installed, until: string): Promise<number> {
  const began = Date.now()
  const { app, page } = await start(program)
  const ended = new Promise((resolve) => app.process().on('exit', resolve))
  try {
    await page.locator(until).first().waitFor()
    return (await page.evaluate(paintedAt)) - began
  } finally {
    app.process().kill('SIGKILL')
    await ended
  }
}

/** Runs in the page: clock time of the largest paint so far, or of the first where the browser tells no more. */
function paintedAt(): Promise<number> {
  return new Promise((resolve) => {
    const tell = (time: number): void => resolve(performance.timeOrigin + time)
    const observer = new PerformanceObserver((list) => tell(list.getEntries().at(-1)?.startTime ?? 0))
    observer.observe({ type: 'largest-contentful-paint', buffered: true })
    setTimeout(() => tell(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0), 1_000)
  })
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number
}
