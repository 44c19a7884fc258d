import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { logError, logLine } from '#electron/log/log.ts'

let folder: string
let log: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'))
  log = join(folder, 'logs', 'program.log')
  vi.stubEnv('TOWNSHIP_LEDGER_LOG', log)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('a bug gets a number, and the log its stack without personal numbers', () => {
  const number = logError('import', new Error('439999199001012232 twice'))
  const text = readFileSync(log, 'utf8')
  expect(text).toMatch(new RegExp(String.raw`^\d{4}-\S+ ${number} import: Error: 439\*+2232 twice\n\s+at `))
  expect(text).not.toContain('439999199001012232')
})

test('a log over 2 MB is put aside once, a second time over the first: two files at most, the newest lines kept', () => {
  logLine('the very first line')
  for (const turn of ['second', 'third']) {
    writeFileSync(log, `${readFileSync(log, 'utf8')}${'x'.repeat(2_000_001)}\n`)
    logLine(`the ${turn} beginning`)
    expect(statSync(log).size).toBeLessThan(200)
    expect(readFileSync(log, 'utf8')).toContain(`the ${turn} beginning`)
  }
  const aside = readFileSync(`${log}.1`, 'utf8')
  expect(aside).toContain('the second beginning')
  expect(aside).not.toContain('the very first line')
  expect(existsSync(`${log}.2`)).toBe(false)
})

test('a log that cannot be written does not stop the program', () => {
  vi.stubEnv('TOWNSHIP_LEDGER_LOG', join(folder, 'file', 'program.log'))
  writeFileSync(join(folder, 'file'), 'in the way')
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  logLine('still told')
  expect(String(said.mock.calls[0]?.[0])).toContain('still told')
  said.mockRestore()
})
