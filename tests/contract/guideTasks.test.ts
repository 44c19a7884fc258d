import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { forms } from '#shared/forms/index.ts'
import { guideTasks, guideWords, stepInWords, type GuideWords } from '#shared/guide/index.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { shippedBook } from '#shared/measures/index.ts'
import { shippedRules } from '#shared/rules/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('guide'))
  .map((name) => readFileSync(join(root, 'renderer', name), 'utf8'))
  .join('\n')
const screens = [...readFileSync(join(root, 'renderer/bridge/navigation.tsx'), 'utf8').matchAll(/screen: '(\w+)'/g)].map((hit) => hit[1])
/** What screens show of the content: names of ledgers, fields, forms, rules and figures. */
const shown = new Set([
  ...shippedRegistry.ledgers.flatMap((ledger) => [ledger.label, `新增${ledger.label}`, ...ledger.fields.map(({ label }) => label)]),
  ...forms.map(({ label }) => label),
  ...shippedRules.map(({ title }) => title),
  ...shippedBook.measures.map(({ label }) => label),
])
const stands = (word: string): boolean => sources.includes(word) || shown.has(word)

describe('tasks of the guide', () => {
  test('are twelve, each with its own name and its own check', () => {
    expect(guideTasks).toHaveLength(12)
    for (const part of ['id', 'title', 'check'] as const) expect(new Set(guideTasks.map((task) => task[part])).size).toBe(12)
  })

  test('name buttons and fields as they stand on the screens', () => {
    const quoted = guideTasks.flatMap((task) =>
      [...[...task.steps, task.praise].join('').matchAll(/“([^”]+)”/g)].map((hit) => [task.id, hit[1] as string] as const),
    )
    expect(quoted.length).toBeGreaterThan(25)
    // What a dialog is called is put together there.
    const made = new Set(['登记新增人口'])
    expect(quoted.filter(([, word]) => !stands(word) && !made.has(word))).toEqual([])
  })

  test('lead to places that there are, and to controls by their names', () => {
    for (const { place, control } of guideTasks) {
      expect(screens).toContain(place.screen)
      if (place.screen === 'ledger') expect(shippedRegistry.ledgers.map(({ id }) => id)).toContain(place.ledger)
      if (control && control !== '{sheet}') expect([control, stands(control)]).toEqual([control, true])
    }
  })

  test('leave no word of the practice ledger unfilled', () => {
    const words = Object.fromEntries(guideWords.map((name) => [name, '字'])) as GuideWords
    const left = guideTasks
      .flatMap(({ steps, control }) => [...steps, control ?? ''])
      .filter((step) => stepInWords(step, words).includes('{'))
    expect(left).toEqual([])
  })
})
