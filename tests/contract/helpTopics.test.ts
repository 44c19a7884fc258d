import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { toldFaults } from '#shared/help/faults/index.ts'
import { findTopics, helpTopics, topicOf } from '#shared/help/index.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(root, 'renderer', name), 'utf8'))
  .join('\n')
/** Places as the navigation names them. */
/** Beside the places of an open file: the page without one. */
const screens = [
  'start',
  ...new Set(
    [...readFileSync(join(root, 'renderer/bridge/navigation.tsx'), 'utf8').matchAll(/screen: '(\w+)'/g)].map((hit) => hit[1] as string),
  ),
]

describe('help', () => {
  test.each(screens)('screen %s has a topic', (screen) => {
    expect(topicOf(screen)?.about).toBeTruthy()
  })

  test('no topic is for a screen that is gone, and no screen has two', () => {
    const named = helpTopics.flatMap((topic) => topic.screens)
    expect(named.filter((screen) => !screens.includes(screen))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
    expect(new Set(helpTopics.map((topic) => topic.id)).size).toBe(helpTopics.length)
  })

  test('words in quotation marks stand on the screens', () => {
    const labels = shippedRegistry.ledgers.map((ledger) => ledger.label)
    const quoted = helpTopics.flatMap((topic) =>
      [...JSON.stringify(topic).matchAll(/“([^”]+)”/g)].map((hit) => [topic.id, hit[1] as string] as const),
    )
    expect(quoted.length).toBeGreaterThan(50)
    const missing = quoted.filter(([, word]) => !sources.includes(word) && !labels.includes(word))
    expect(missing).toEqual([])
    const advised = toldFaults().flatMap(({ number, happened, mend }) =>
      [...`${happened}${mend}`.matchAll(/“([^”]+)”/g)].map((hit) => [number, hit[1] as string] as const),
    )
    expect(advised.filter(([, word]) => !sources.includes(word) && !labels.includes(word))).toEqual([])
  })

  test('search finds by words of the text, titles first', () => {
    expect(findTopics('').length).toBe(helpTopics.length)
    expect(findTopics('回收站')[0]?.id).toBe('removed')
    expect(findTopics('密码 U').map((topic) => topic.id)).toContain('packages')
    expect(findTopics('没有这样的话')).toEqual([])
  })
})
