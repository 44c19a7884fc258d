import { office } from './office.mjs'
import { cpuOf, memoryOf } from './memory.mjs'
import { openWindow } from './window.mjs'

/** Actions of a clerk in eight hours: one each half minute. */
export const actionsOfADay = 960
/** Rounds until every screen was seen and every cache filled. */
const warmUp = 4
/** Between samples. */
const roundsPerSample = 4
/** So long must the program do nothing: it lets go of memory after 5 s without a call. */
const restMs = 9_000
/** Checks, figures and a backup go on after the last answer, on a busy machine for long. */
const longestRestMs = 180_000
/** CPU seconds in a second that are nothing: a caret blinks. */
const nothing = 0.08

/**
 * Office work in a loop in the real window; memory of all processes after a rest, between the same steps each time.
 *
 * @param {{ electron: string, file: string, minutes: number, actions: number, say: (text: string) => void }} options ends
 *   with whichever of minutes and actions comes first
 */
export async function soak({ electron, file, minutes, actions, say }) {
  const window = await openWindow({ electron, file })
  const stage = { ...window, round: 0, written: false }
  const found = { samples: [], actions: 0, failed: [] }
  const session = await window.page.context().newCDPSession(window.page)
  await session.send('Performance.enable')
  const peak = watchPeak(window.pid)
  const end = Date.now() + minutes * 60_000
  try {
    const opened = await rested(window, session)
    say(`打开后：${told(opened)}`)
    found.opened = opened
    for (; Date.now() < end && found.actions < actions; stage.round += 1) {
      await oneRound(stage, found)
      if (stage.round + 1 < warmUp || (stage.round + 1 - warmUp) % roundsPerSample !== 0) continue
      const sample = { round: stage.round + 1, actions: found.actions, ...(await rested(window, session)) }
      found.samples.push(sample)
      say(`第 ${sample.round} 轮，${sample.actions} 个操作：${told(sample)}`)
    }
  } finally {
    found.peak = peak.stop()
    await window.close()
  }
  return { ...found, ...growthOf(found.samples) }
}

async function oneRound(stage, found) {
  for (const [name, step] of Object.entries(office)) {
    try {
      await step(stage)
      found.actions += 1
    } catch (error) {
      found.failed.push(`${name}，第 ${stage.round + 1} 轮：${String(error.message).split('\n')[0]}`)
      await stage.page.keyboard.press('Escape').catch(() => undefined)
      if (found.failed.length > 20) throw new Error(`太多操作没有走通，例如 ${found.failed[0]}`, { cause: error })
    }
  }
}

/** On the same screen each time; the window's own heap is collected, the core rests by itself. */
async function rested({ page, pid }, session) {
  await untilIdle(page, pid)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  await page.waitForTimeout(500)
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name) => metrics.find((one) => one.name === name)?.value ?? 0
  const counts = { nodes: metric('Nodes'), listeners: metric('JSEventListeners'), heap: metric('JSHeapUsedSize') / 1e6 }
  return { ...memoryOf(pid), ...counts }
}

async function untilIdle(page, pid) {
  const end = Date.now() + longestRestMs
  for (let idle = 0; idle < restMs && Date.now() < end;) {
    const before = cpuOf(pid)
    await page.waitForTimeout(1_000)
    idle = cpuOf(pid) - before < nothing ? idle + 1_000 : 0
  }
}

function watchPeak(pid) {
  const highest = { private: 0, pss: 0 }
  const timer = setInterval(() => {
    const now = memoryOf(pid)
    for (const kind of Object.keys(highest)) highest[kind] = Math.max(highest[kind], now[kind])
  }, 1_000)
  return {
    stop: () => {
      clearInterval(timer)
      return highest
    },
  }
}

/** In per cent, between the medians of the first and the last third of the samples: one sample swings by some MB. */
function growthOf(samples) {
  if (samples.length < 3) return { growth: null }
  const third = Math.max(1, Math.floor(samples.length / 3))
  const growth = (of) => {
    const [first, last] = [samples.slice(0, third), samples.slice(-third)].map((part) => median(part.map(of)))
    return (last / first - 1) * 100
  }
  const byType = {}
  for (const { type } of samples[0].processes) byType[type] = growth((sample) => sumOf(sample, type))
  const kinds = ['private', 'pss', 'nodes', 'listeners', 'heap']
  return { growth: { ...Object.fromEntries(kinds.map((kind) => [kind, growth((sample) => sample[kind])])), byType } }
}

function sumOf({ processes }, type) {
  return processes.filter((one) => one.type === type).reduce((total, one) => total + one.private, 0)
}

function median(values) {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)]
}

function told(sample) {
  const parts = sample.processes.filter((one) => one.private >= 2).map((one) => `${one.type} ${one.private.toFixed(0)}`)
  return `私有 ${sample.private.toFixed(0)} MB（${parts.join('，')}），PSS ${sample.pss.toFixed(0)} MB，节点 ${sample.nodes}，监听 ${sample.listeners}`
}
