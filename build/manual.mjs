import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bundle } from './bundle.mjs'
import { resolveElectron } from './electron-runtime.mjs'
import { readyWords } from './manual/readyWords.mjs'
import { stageFor } from './manual/stage.mjs'
import { namedPictures } from './manual/topics.mjs'
import { ways } from './manual/ways.mjs'
import { hasDisplay, startXvfb } from './runtime/display.mjs'
import { root } from './runtime/stamp.mjs'
import { ask, openProgram } from './show/program.mjs'

// node build/manual.mjs            takes all pictures of the manual anew
// node build/manual.mjs --pdf FILE writes the manual as PDF, drawn by the program itself
const folder = join(root, 'build', 'manual', 'pictures')
const listed = join(root, 'build', 'manual', 'pictures.json')
const pdf = process.argv[2] === '--pdf' ? resolve(process.argv[3] ?? '使用说明.pdf') : null
const screen = hasDisplay() ? null : await startXvfb()
if (screen !== null) process.env['DISPLAY'] = screen.display

try {
  await bundle('app')
  if (pdf) await writePdf(pdf)
  else await takePictures()
} catch (error) {
  process.stderr.write(`说明书没有做成：${error.message}\n`)
  process.exitCode = 1
} finally {
  screen?.stop()
}

/** Fails at the first place or button that is not there, and where topics and ways do not name the same pictures. */
async function takePictures() {
  const wanted = (await namedPictures()).map(({ name }) => name)
  await withProgram({}, async (program, work) => {
    const stage = stageFor(program.page, folder)
    for (const way of ways) await walk(way, stage, program, work)
    const names = stage.taken.map(({ name }) => name)
    const odd = [...names.filter((name) => !wanted.includes(name)), ...wanted.filter((name) => !names.includes(name))]
    if (odd.length > 0) throw new Error(`帮助里写的图与脚本拍的不一致：${odd.join('、')}`)
    for (const file of readdirSync(folder)) if (!names.includes(file.replace(/\.png$/, ''))) rmSync(join(folder, file))
    const lasting = readyWords(root)
    const list = stage.taken.map(({ name, words }) => ({ name, words: words.filter(lasting) }))
    writeFileSync(listed, `${JSON.stringify(list, null, 2)}\n`)
    const bytes = names.reduce((sum, name) => sum + readFileSync(join(folder, `${name}.png`)).length, 0)
    process.stdout.write(`共 ${names.length} 张图，${Math.round(bytes / 1024)} KB\n`)
  })
}

async function walk(way, stage, program, work) {
  try {
    await way(stage, { program, work, ask: (method, input) => ask(program.page, 'call', method, input) })
  } catch (error) {
    await program.page.screenshot({ path: join(tmpdir(), 'township-ledger-manual-failed.png') })
    throw new Error(`走到“${way.name}”这一步：${error.message}`, { cause: error })
  }
}

async function writePdf(path) {
  await withProgram({ 'dialog.savePdf': [path] }, async ({ page }) => {
    await page.getByLabel('经办人姓名').fill('张敏')
    await page.getByRole('button', { name: '开始使用' }).click()
    await page.getByRole('heading', { name: '乡镇帮扶台账' }).waitFor()
    const { token } = await ask(page, 'shell', 'dialog.newDatabase', { suggestedName: '练习台账' })
    await ask(page, 'call', 'file.sample', { token, households: 300, villages: 6, seed: 7 })
    const { job, pages } = await ask(page, 'call', 'help.manual', { part: 'guide', paper: 'A4', orientation: 'portrait' })
    const grant = await ask(page, 'shell', 'dialog.savePdf', { suggestedName: '使用说明.pdf' })
    await ask(page, 'shell', 'print.savePdf', { job, token: grant.token })
    process.stdout.write(`${pages} 页 → ${path}\n`)
  })
}

/** The program with a folder of its own for what is made on the way. */
async function withProgram(dialogs, run) {
  const work = mkdtempSync(join(tmpdir(), 'township-ledger-manual-'))
  const electron = process.env['TOWNSHIP_LEDGER_ELECTRON'] ?? (await resolveElectron())
  const all = {
    'dialog.newDatabase': [join(work, '青溪镇帮扶台账.tzdb')],
    'dialog.openWorkbook': [join(work, '村里报来的表.xlsx')],
    'dialog.openReport': [join(work, '十一月份帮扶工作汇报.txt')],
    ...dialogs,
  }
  const program = await openProgram({ electron, dialogs: all })
  try {
    await run(program, work)
  } finally {
    await program.close()
    rmSync(work, { recursive: true, force: true })
  }
}
