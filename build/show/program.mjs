import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { root } from '../runtime/stamp.mjs'

/**
 * The program in its window, with a settings folder of its own and answers for its file dialogs.
 *
 * @param {{ electron: string, dialogs: Record<string, readonly string[]> }} options paths by dialog name
 */
export async function openProgram({ electron, dialogs }) {
  const own = mkdtempSync(join(tmpdir(), 'township-ledger-show-'))
  const answers = join(own, 'dialogs.json')
  writeFileSync(answers, JSON.stringify(dialogs))
  const app = await _electron.launch({
    executablePath: electron,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${own}`, root],
    env: { ...process.env, TOWNSHIP_LEDGER_USER_DATA: own, TOWNSHIP_LEDGER_DIALOGS: answers },
    timeout: 60_000,
  })
  const page = await app.firstWindow({ timeout: 60_000 })
  page.setDefaultTimeout(20_000)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, width: 1366, height: 768 }))
  const close = async () => {
    await app.close()
    rmSync(own, { recursive: true, force: true })
  }
  return { page, close }
}

/** A call over the page's own bridge; a fault is thrown. */
export async function ask(page, way, method, input) {
  const answer = await page.evaluate(async ([how, name, value]) => await window.townshipLedger[how](name, value), [way, method, input])
  if (answer?.fault !== undefined) throw new Error(`${method}：${JSON.stringify(answer)}`)
  return answer
}
