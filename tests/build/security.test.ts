import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { unanswered } from '#build/trust/audit.mjs'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const notes = readFileSync(at('build/trust/SECURITY.md'), 'utf8')

test('every guard names its tests, and they exist', () => {
  const rows = notes.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| threat'))
  expect(rows.length).toBeGreaterThan(12)
  for (const row of rows) {
    const named = [...row.matchAll(/`(tests\/[^`]+)`/g)].map(([, path]) => path as string)
    expect(named, row).not.toEqual([])
    expect(
      named.filter((path) => !existsSync(at(path)) || !/\.(test|spec)\.tsx?$/.test(path)),
      row,
    ).toEqual([])
  }
})

test('whatever else the notes name of the project exists', () => {
  const named = [...notes.matchAll(/`(?:node )?((?:build|electron|shared)\/[^` ]+)`/g)].map(([, path]) => path as string)
  expect(named).toContain('build/trust/audit.mjs')
  expect(named.filter((path) => !existsSync(at(path)))).toEqual([])
})

/** As npm 10 reports: the advisory itself under the package, its name under those that depend on it. */
const report = (id: string) => ({
  vulnerabilities: {
    uuid: { via: [{ name: 'uuid', title: 'Missing bounds check', url: `https://github.com/advisories/${id}` }] },
    exceljs: { via: ['uuid'] },
  },
})

test('an advisory counts as answered when the notes name it', () => {
  expect(unanswered(report('GHSA-w5hq-g745-h8pq'), notes)).toEqual([])
  expect(unanswered(report('GHSA-aaaa-bbbb-cccc'), notes)).toEqual([
    { id: 'GHSA-aaaa-bbbb-cccc', name: 'uuid', title: 'Missing bounds check' },
  ])
  expect(unanswered({ vulnerabilities: {} }, notes)).toEqual([])
})
