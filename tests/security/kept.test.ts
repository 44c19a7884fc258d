import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openKeptStates } from '#electron/main/files/kept.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'))
  file = join(folder, 'kept.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const day = (number: number) => new Date(2026, 2, number)

it('keeps states of each scope apart, over restarts', () => {
  openKeptStates(file).set('甲', 'list.household', '{"a":1}', day(1))
  openKeptStates(file).set('乙', 'list.household', '{"b":1}', day(2))
  openKeptStates(file).set('甲', 'menu', 'folded', day(3))
  const kept = openKeptStates(file)
  expect(kept.get('甲')).toEqual({ 'list.household': '{"a":1}', menu: 'folded' })
  expect(kept.get('乙')).toEqual({ 'list.household': '{"b":1}' })
  expect(kept.get('丙')).toEqual({})
})

it('forgets a key, and a scope without keys', () => {
  const kept = openKeptStates(file)
  kept.set('甲', 'menu', 'folded', day(1))
  kept.set('甲', 'menu', null, day(2))
  expect(kept.get('甲')).toEqual({})
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([])
})

it('says neither whose states nor of which ledger they are', () => {
  openKeptStates(file).set('["d1","张敏"]', 'menu', 'folded', day(1))
  expect(readFileSync(file, 'utf8')).not.toMatch(/张敏|d1/)
})

it('keeps the scopes that were used last', () => {
  const kept = openKeptStates(file)
  for (let number = 0; number < 25; number += 1) kept.set(`file ${number}`, 'menu', 'folded', day(number + 1))
  expect(kept.get('file 4')).toEqual({})
  expect(kept.get('file 5')).toEqual({ menu: 'folded' })
  expect(kept.get('file 24')).toEqual({ menu: 'folded' })
})

it.each(['', '{', '{}', '[1]', '[{"scope":"x","at":"","values":{"a":1}}]'])('begins anew after a damaged file %j', (text) => {
  writeFileSync(file, text)
  const kept = openKeptStates(file)
  expect(kept.get('甲')).toEqual({})
  kept.set('甲', 'menu', 'folded', day(1))
  expect(kept.get('甲')).toEqual({ menu: 'folded' })
})

it('does without where its folder cannot be written', () => {
  writeFileSync(join(folder, 'no folder'), '')
  const kept = openKeptStates(join(folder, 'no folder', 'kept.json'))
  kept.set('甲', 'menu', 'folded', day(1))
  expect(kept.get('甲')).toEqual({})
})
