import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { theme } from '#renderer/ui/theme.ts'

const namesOf = (family: string | undefined) => (family ?? '').split(',').map((name) => name.trim().replaceAll('"', ''))

it('names the Chinese faces wherever it names Latin ones: what falls back on the system stays in memory each time', () => {
  const chinese = namesOf(theme.fontFamily).slice(0, -1)
  expect(chinese).toContain('Microsoft YaHei')
  expect(chinese).toContain('Noto Sans CJK SC')
  expect(namesOf(theme.fontFamilyMonospace)).toEqual(expect.arrayContaining(chinese))
})

it('leaves faces to the theme in all style sheets', () => {
  const folder = join(import.meta.dirname, '../../renderer')
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
  const own = sheets.flatMap((name) => {
    const found = [...readFileSync(join(folder, name), 'utf8').matchAll(/font-family:\s*([^;]+);/g)]
    return found
      .filter(([, value]) => !/^(inherit|var\(--mantine-font-family(-monospace)?\))$/.test(value ?? ''))
      .map(([text]) => `${name}: ${text}`)
  })
  expect(sheets.length).toBeGreaterThan(10)
  expect(own).toEqual([])
})
