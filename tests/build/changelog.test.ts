import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { changelogText, changesOf } from '#build/changelog.mjs'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
const versions = readdirSync(fileURLToPath(new URL('../../build/changes', import.meta.url))).map((name) => name.replace(/\.md$/, ''))

test('the record of changes is the notes of all versions: after a note was written, run node build/changelog.mjs', () => {
  expect(read('CHANGELOG.md')).toBe(changelogText())
})

test('every version stands in it, the newest first', () => {
  const heads = [...changelogText().matchAll(/^## (\d+)\.(\d+)\.(\d+) /gm)].map(([, ...parts]) => parts.map(Number))
  expect(heads.map((parts) => parts.join('.')).sort()).toEqual([...versions].sort())
  const weights = heads.map(([major = 0, minor = 0, patch = 0]) => major * 1e6 + minor * 1e3 + patch)
  expect(weights).toEqual([...weights].sort((a, b) => b - a))
})

test('a version tells its changes as whole lines', () => {
  const told = changesOf('0.1.0')
  expect(told).toHaveLength(6)
  expect(told[0]).toBe('新建、打开、恢复台账文件；练习库（虚构农户）。')
  // A note whose lines are broken for the eye.
  expect(changesOf('0.4.0').every((line) => /[。）]$/.test(line) && !line.includes('\n'))).toBe(true)
  expect(changesOf('9.9.9')).toEqual([])
})
