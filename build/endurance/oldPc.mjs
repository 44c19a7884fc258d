import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import exceljs from 'exceljs'
import { ask } from '../show/program.mjs'
import { root } from '../runtime/stamp.mjs'
import { cpuOf, memoryOf } from './memory.mjs'
import { exportRows, practiceFile } from './practice.mjs'
import { forget, slowed } from './slowness.mjs'
import { openWindow } from './window.mjs'

/** Rows of the workbook that is imported: each gets another phone. */
const importedRows = 1_000

/**
 * Start, search, save, import and print as on an old PC, with whole and with half processors, and the same without a limit in the
 * same run: the ratio holds on any machine, the seconds only on a quiet one. An empty window of the same runtime starts beside, as the measure.
 */
export async function oldPcRun(place) {
  const runtime = join(place.folder, 'runtime')
  // Its own copy: that of the tests may be in use, and is then never read from the disk.
  cpSync(dirname(place.electron), runtime, { recursive: true })
  const program = join(runtime, 'electron')
  const workbook = join(place.folder, '一千行.xlsx')
  const found = { rows: [], lacks: [] }
  await writeChangedRows(workbook, place)
  try {
    found.free = await measure({ ...place, electron: program, runtime, workbook, name: 'free' })
    for (const [name, shareOfEach] of [
      ['whole', 1],
      ['slow', 0.5],
    ]) {
      const slow = slowed({ folder: place.folder, program, shareOfEach })
      found.lacks = slow.lacks
      if (slow.lacks.length > 0) place.say(`这台机器不能限制：${slow.lacks.join('、')}`)
      try {
        found[name] = await measure({ ...place, electron: slow.executable, runtime, workbook, name })
      } finally {
        slow.stop()
      }
    }
  } finally {
    rmSync(runtime, { recursive: true, force: true })
  }
  return found
}

async function measure({ folder, electron, runtime, workbook, name, say, ...rest }) {
  const own = join(folder, name)
  mkdirSync(own)
  const file = practiceFile(join(own, '台账.tzdb'), { folder, ...rest })
  // Settings and caches are kept for the second start, which finds compiled scripts as any but a person's very first one does.
  const kept = join(own, 'kept')
  mkdirSync(kept)
  const cold = () => [runtime, join(root, 'out'), file, kept].forEach(forget)
  cold()
  const empty = await timed(() => openWindow({ electron, program: join(root, 'tests', 'bench', 'window', 'empty') }))
  await empty.value.close()
  cold()
  const { window, ...first } = await start({ electron, file, kept })
  const figures = { empty: empty.ms, ...first }
  await work(window, { figures, name, own, workbook })
  cold()
  const { window: again, ...second } = await start({ electron, file, kept })
  await again.close()
  Object.assign(figures, Object.fromEntries(Object.entries(second).map(([what, value]) => [`${what}Again`, value])))
  say(
    `${name}：${Object.entries(figures)
      .map(([what, value]) => `${what} ${value.toFixed(0)}`)
      .join('，')}`,
  )
  return figures
}

async function start(options) {
  const began = performance.now()
  const window = await openWindow(options)
  const workbench = performance.now() - began
  await window.page.keyboard.press('Alt+1')
  await window.page.locator('[role=grid] [role=gridcell]', { hasText: /[^…]/ }).first().waitFor()
  return { window, workbench, grid: performance.now() - began, cpuToGrid: cpuOf(window.pid) * 1000 }
}

async function work(window, { figures, name, own, workbook }) {
  const { page, pid } = window
  try {
    // The check of a new day, the first backup: what follows is the usual day.
    await page.waitForTimeout(name === 'free' ? 30_000 : 60_000)
    figures.search = median(await times(5, (at) => search(page, at)))
    figures.save = median(await times(9, (at) => save(page, at)))
    figures.import = (await timed(() => importRows(window, workbook))).ms
    figures.print = (await timed(() => printVillage(window, join(own, '一个村.pdf')))).ms
    await page.waitForTimeout(9_000)
    Object.assign(figures, { private: memoryOf(pid).private, pss: memoryOf(pid).pss })
  } finally {
    await window.close()
  }
}

/** From the last key to the list. */
async function search(page, at) {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('z')
  await page.waitForTimeout(1_000)
  const { ms } = await timed(async () => {
    await page.keyboard.type('lwcyx'[at % 5])
    await page.getByRole('option').first().waitFor()
  })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  return ms
}

/** One cell, until the answer says that it is on the disk; in the page, without the tool that asks. */
async function save(page, at) {
  const { ids } = await ask(page, 'call', 'ledger.query', { ledger: 'household' })
  const id = crypto.randomUUID()
  const change = { ledger: 'household', recordId: ids[100 + at], op: 'change', values: { phone: `1390000${2_000 + at}` } }
  return page.evaluate(
    async (input) => {
      const began = performance.now()
      const answer = await window.townshipLedger.call('edit.commit', input)
      if (answer.fault) throw new Error(JSON.stringify(answer))
      return performance.now() - began
    },
    { id, changes: [change] },
  )
}

async function importRows({ page, answer }, workbook) {
  answer({ 'dialog.openWorkbook': [workbook] })
  const { token } = await ask(page, 'shell', 'dialog.openWorkbook', {})
  const { session } = await ask(page, 'call', 'import.open', { token })
  const { tables } = await ask(page, 'call', 'import.commit', { session, id: crypto.randomUUID() })
  const { accepted } = tables[0].balance
  if (accepted < importedRows * 0.9) throw new Error(`只有 ${accepted} 行导入`)
}

async function printVillage({ page, answer }, path) {
  const filter = `village = "${await firstVillage(page)}"`
  const wish = { layout: 'householdRoster', selection: { ledger: 'household', filter }, paper: 'A4', orientation: 'landscape', mask: true }
  const { job } = await ask(page, 'call', 'print.prepare', wish)
  answer({ 'dialog.savePdf': [path] })
  const { token } = await ask(page, 'shell', 'dialog.savePdf', { suggestedName: '一个村.pdf' })
  await ask(page, 'shell', 'print.savePdf', { job, token })
}

async function firstVillage(page) {
  const { ids } = await ask(page, 'call', 'ledger.query', { ledger: 'household' })
  const [row] = await ask(page, 'call', 'ledger.rows', { ledger: 'household', ids: ids.slice(0, 1) })
  return row.links.village
}

async function writeChangedRows(path, place) {
  exportRows(practiceFile(join(place.folder, 'exported.tzdb'), place), path, 'member')
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(path)
  const [sheet] = book.worksheets
  const { row: heading, column } = placeOf(sheet, '联系电话')
  for (let row = heading + 1; row <= heading + importedRows; row += 1)
    sheet.getRow(row).getCell(column).value = `1390001${String(row).padStart(4, '0')}`
  sheet.spliceRows(heading + importedRows + 1, sheet.rowCount)
  await book.xlsx.writeFile(path)
}

function placeOf(sheet, label) {
  for (let row = 1; row <= 6; row += 1)
    for (let column = 1; column <= sheet.columnCount; column += 1)
      if (sheet.getRow(row).getCell(column).text.includes(label)) return { row, column }
  throw new Error(`导出的表里没有“${label}”`)
}

async function times(count, work) {
  const found = []
  for (let at = 0; at < count; at += 1) found.push(await work(at))
  return found
}

async function timed(work) {
  const began = performance.now()
  const value = await work()
  return { value, ms: performance.now() - began }
}

function median(values) {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)]
}
