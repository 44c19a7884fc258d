import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { root } from '../runtime/stamp.mjs'

/**
 * The built program in its window, on a file, as a person who has started it before.
 *
 * @param {{ electron: string, file?: string, program?: string, kept?: string }} options `program`: another folder with a
 *   program; `kept`: a folder whose settings and caches outlive the window, for a next start
 */
export async function openWindow({ electron, file, program = root, kept }) {
  const own = kept ?? mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'ledger-endurance-'))
  const profile = join(own, 'profile')
  const answers = join(own, 'dialogs.json')
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ operator: '测速', device: 'bench', zoom: 1 }))
  writeFileSync(answers, '{}')
  const app = await _electron.launch({
    executablePath: electron,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`, program, ...(file ? [file] : [])],
    env: { ...process.env, TOWNSHIP_LEDGER_USER_DATA: profile, TOWNSHIP_LEDGER_DIALOGS: answers },
    timeout: 120_000,
  })
  const page = await app.firstWindow({ timeout: 120_000 })
  page.setDefaultTimeout(60_000)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, width: 1366, height: 768 }))
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  if (file) await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
  return {
    app,
    page,
    folder: own,
    pid: app.process().pid,
    answer: (lists) => writeFileSync(answers, JSON.stringify(lists)),
    close: async () => {
      const end = setTimeout(() => app.process().kill('SIGKILL'), 30_000)
      await app.close().catch(() => undefined)
      clearTimeout(end)
      if (kept === undefined) rmSync(own, { recursive: true, force: true })
    },
  }
}
