import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clearLeftovers, clearOwn, temporaryRoot, withTemporaryFolder } from '#data/file/temporary.ts'

let base: string
beforeEach(() => (base = mkdtempSync(join(tmpdir(), 'temporary-test-'))))
afterEach(() => rmSync(base, { recursive: true, force: true }))

test('what is written for a moment lies in one folder of this user and is gone afterwards, also after a failure', async () => {
  const seen = await withTemporaryFolder((folder) => {
    writeFileSync(join(folder, '张三.xlsx'), '439999')
    expect(folder.startsWith(temporaryRoot(base))).toBe(true)
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o077).toBe(0)
    return folder
  }, base)
  expect(existsSync(seen)).toBe(false)
  await expect(withTemporaryFolder(() => Promise.reject(new Error('broken')), base)).rejects.toThrow('broken')
  expect(readdirSync(temporaryRoot(base))).toEqual([])
})

test('the next start removes what a crash left, and nothing of a program that still runs', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  for (const id of [dead, process.pid]) {
    const folder = join(temporaryRoot(base), `${id}-abc`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '退回.xlsx'), '439999')
  }
  clearLeftovers(base)
  expect(readdirSync(temporaryRoot(base))).toEqual([`${process.pid}-abc`])
  clearOwn(base)
  expect(readdirSync(temporaryRoot(base))).toEqual([])
})
