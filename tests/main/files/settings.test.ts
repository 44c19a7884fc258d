import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSettings } from '#electron/main/files/settings.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'))
  file = join(folder, 'settings.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the first start makes a name of the device, which later starts keep', () => {
  const { device } = openSettings(file).get()
  expect(device).toMatch(/-[0-9a-f]{8}$/)
  expect(openSettings(file).get()).toEqual({ operator: '', device, zoom: 1 })
})

describe('a damaged file', () => {
  const whole = { operator: '张敏', device: '办公室-12345678', zoom: 1.25 }

  test.each([
    ['a wrong zoom', { zoom: 'x' }, { ...whole, zoom: 1 }],
    ['a wrong operator', { operator: 7 }, { ...whole, operator: '' }],
    ['a wrong theme', { theme: 'pink' }, whole],
    ['a wrong sheet of labels', { labelGrid: { columns: 'x' } }, whole],
  ])('%s costs itself only', (_name, wrong, expected) => {
    writeFileSync(file, JSON.stringify({ ...whole, ...wrong }))
    expect(openSettings(file).get()).toEqual(expected)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(expected)
  })

  test.each([
    ['empty', ''],
    ['zeros', '\0'.repeat(200)],
    ['half', '{"operator":"张'],
    ['a list', '[1]'],
    ['null', 'null'],
  ])('%s is replaced by what stood there before the last change', (_name, text) => {
    const settings = openSettings(file)
    const { device } = settings.get()
    settings.set({ operator: '张敏' })
    settings.set({ zoom: 1.5 })
    writeFileSync(file, text)
    expect(openSettings(file).get()).toEqual({ operator: '张敏', device, zoom: 1 })
  })

  test('nothing usable at all begins anew', () => {
    writeFileSync(file, '\0')
    expect(openSettings(file).get()).toMatchObject({ operator: '', zoom: 1 })
  })
})

test('entries of a newer version survive', () => {
  writeFileSync(file, JSON.stringify({ operator: '', device: 'a-1', zoom: 1, later: { deep: true } }))
  expect(openSettings(file).set({ operator: '王强' })).toMatchObject({ operator: '王强', later: { deep: true } })
})
