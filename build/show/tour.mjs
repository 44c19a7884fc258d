import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openProgram } from './program.mjs'
import { checkAndCount, editAndUndo, exportAll, findByInitials, importWorkbook, makePractice, printRoster } from './steps.mjs'

/**
 * Does the main job once, telling each step on standard output, with a screenshot of what a person
 * would see. Throws at the first step that does not work.
 *
 * @param {{ folder: string, electron: string }} options
 */
export async function tour({ folder, electron }) {
  const began = Date.now()
  mkdirSync(folder, { recursive: true })
  const paths = pathsIn(folder)
  clear(folder, paths)
  const program = await openProgram({
    electron,
    dialogs: {
      'dialog.newDatabase': [paths.ledger],
      'dialog.openWorkbook': [paths.workbook],
      'dialog.saveWorkbook': [paths.exported],
      'dialog.savePdf': [paths.pdf],
    },
  })
  const stage = stageFor(program.page, folder)
  try {
    await makePractice(stage, paths)
    await importWorkbook(stage, paths)
    await findByInitials(stage)
    await editAndUndo(stage)
    await exportAll(stage, paths)
    await printRoster(stage, paths)
    await checkAndCount(stage)
  } catch (error) {
    await stage.shot('没有走完').catch(() => undefined)
    throw error
  } finally {
    await program.close()
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(0)
  process.stdout.write(`\n演示完成，用时 ${seconds} 秒。结果都在：${folder}\n`)
  for (const path of Object.values(paths)) process.stdout.write(`  ${path}\n`)
  process.stdout.write(`  ${join(folder, '01-….png')} 等 ${stage.shots()} 张截图\n`)
}

function pathsIn(folder) {
  return {
    ledger: join(folder, '练习台账.tzdb'),
    workbook: join(folder, '村里报来的表.xlsx'),
    exported: join(folder, '导出的农户.xlsx'),
    pdf: join(folder, '花名册.pdf'),
  }
}

/** Takes away what an earlier tour left, and nothing else that somebody may have laid there. */
function clear(folder, paths) {
  const shots = readdirSync(folder).filter((name) => /^\d{2}-.+\.png$/.test(name))
  for (const path of [...Object.values(paths), ...shots.map((name) => join(folder, name))]) rmSync(path, { force: true })
}

/** Says what was done and takes a picture of it. */
function stageFor(page, folder) {
  let count = 0
  return {
    page,
    shots: () => count,
    say: (text) => process.stdout.write(`· ${text}\n`),
    shot: async (name) => {
      count += 1
      const path = join(folder, `${String(count).padStart(2, '0')}-${name}.png`)
      await page.screenshot({ path })
      process.stdout.write(`    截图 ${path}\n`)
    },
  }
}
