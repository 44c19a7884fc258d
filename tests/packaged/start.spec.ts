import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { chromium, expect, test, type Page } from '@playwright/test'
import { channels, install, startAlone, tidy } from './installed.ts'
import type { Installed } from './installed.ts'

/** How long the packed program takes to its first screen, against an empty window packed over the same runtime. */

test.afterEach(() => tidy())

const starts = 5
/** The aim is 2; a busy machine may not fail this test, a program that reads its data before it shows itself must. */
const mostRatio = 3

for (const channel of channels()) {
  test(`the start against an empty packed window (${channel})`, async () => {
    test.slow()
    const program = await install(channel, true)
    mkdirSync(program.userData, { recursive: true })
    writeFileSync(join(program.userData, 'settings.json'), JSON.stringify({ operator: '张敏', device: 'a-1', zoom: 1 }))
    const empty = await install(channel, true)
    rmSync(join(empty.folder, 'resources', 'app.asar'))
    await createPackage(join('tests', 'bench', 'window', 'empty'), join(empty.folder, 'resources', 'app.asar'))

    const times: { ours: number[]; empty: number[] } = { ours: [], empty: [] }
    for (let start = 0; start <= starts; start += 1) {
      const [ours, nothing] = [await timeOf(program, 'main h1'), await timeOf(empty, 'h1')]
      // The first fills caches.
      if (start > 0) times.ours.push(ours)
      if (start > 0) times.empty.push(nothing)
    }
    const [ours, nothing] = [median(times.ours), median(times.empty)]
    const words = `${channel}: ${Math.round(ours)} ms, empty ${Math.round(nothing)} ms, ratio ${(ours / nothing).toFixed(2)}`
    process.stdout.write(`start ${words}\n`)
    test.info().annotations.push({ type: 'start', description: words })
    expect(ours / nothing).toBeLessThan(mostRatio)
  })
}

/** Milliseconds from the start of the process until the largest part of the first screen was painted. */
async function timeOf(program: Installed, until: string): Promise<number> {
  const began = Date.now()
  const running = startAlone(program, { args: ['--remote-debugging-port=0'], stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = ''
      running.stderr?.on('data', (data) => {
        said += String(data)
        const found = /DevTools listening on (ws:\S+)/.exec(said)
        if (found) resolve(found[1] as string)
      })
      running.on('exit', () => reject(new Error(`ended: ${said}`)))
    })
    const browser = await chromium.connectOverCDP(address)
    const page = await firstPage(() => browser.contexts().flatMap((context) => context.pages()))
    await page.locator(until).first().waitFor()
    const painted = await page.evaluate(paintedAt)
    await browser.close()
    return painted - began
  } finally {
    running.kill('SIGKILL')
    if (running.exitCode === null && running.signalCode === null) await new Promise((resolve) => running.on('exit', resolve))
  }
}

async function firstPage(pages: () => readonly Page[]): Promise<Page> {
  await expect.poll(() => pages().length, { intervals: [20] }).toBeGreaterThan(0)
  return pages()[0] as Page
}

/** Runs in the page: clock time of the largest paint so far, once there was one. */
function paintedAt(): Promise<number> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const last = list.getEntries().at(-1)
      if (last) resolve(performance.timeOrigin + last.startTime)
    })
    observer.observe({ type: 'largest-contentful-paint', buffered: true })
  })
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number
}
