import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseCompatible, compatibleMode, setCompatible } from '#electron/main/start/compatible.ts'
import { watchStart } from '#electron/main/start/startWatch.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
  file = join(folder, 'start.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** One start: whether it came to a window, and what it knew of the one before. */
function start(ends: 'window' | 'dies', withoutGraphics = false): string {
  const watch = watchStart(file, withoutGraphics)
  if (ends === 'window') watch.settled()
  return watch.isHopeless ? 'hopeless' : watch.wasBroken ? 'careful' : 'plain'
}

describe('starts that never came to a window', () => {
  test('one makes the next careful, and only that', () => {
    expect(['window', 'dies', 'window', 'window'].map((ends) => start(ends as 'window'))).toEqual(['plain', 'plain', 'careful', 'plain'])
  })

  test('the second in a row with the graphics card is the last that tries it', () => {
    expect(['dies', 'window', 'dies', 'window'].map((ends) => start(ends as 'window'))).toEqual(['plain', 'careful', 'plain', 'hopeless'])
  })

  test('a start that comes to a window with the card forgives the one before', () => {
    const ends = ['dies', 'window', 'window', 'dies', 'window'] as const
    expect(ends.map((one) => start(one))).toEqual(['plain', 'careful', 'plain', 'plain', 'careful'])
  })

  test('without the card they say nothing about it', () => {
    expect([start('dies', true), start('dies', true), start('dies', true)]).not.toContain('hopeless')
  })

  test('a damaged note counts as none', () => {
    writeFileSync(file, '\0\0')
    expect(start('window')).toBe('plain')
  })
})

test('compatible mode holds for the version that asked for it', () => {
  const flag = join(folder, 'compatible-mode')
  expect(compatibleMode(flag, '0.6.0')).toBe('off')
  setCompatible(flag, '0.6.0')
  expect([compatibleMode(flag, '0.6.0'), compatibleMode(flag, '0.7.0')]).toEqual(['mended', 'off'])
})

test('compatible mode that a person chose holds for all versions, until it is given up', () => {
  const flag = join(folder, 'compatible-mode')
  expect(chooseCompatible(flag, true)).toBe(true)
  setCompatible(flag, '0.6.0')
  expect([compatibleMode(flag, '0.6.0'), compatibleMode(flag, '0.7.0')]).toEqual(['chosen', 'chosen'])
  expect(chooseCompatible(flag, false)).toBe(true)
  expect(compatibleMode(flag, '0.6.0')).toBe('off')
  expect(chooseCompatible(join(folder, 'gone', 'compatible-mode'), true)).toBe(false)
})
