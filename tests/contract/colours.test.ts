import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cssVariables } from '#renderer/ui/theme.ts'

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url))

/** Where colours are made, and what is written for other programs (a table on the clipboard). */
const makers: ReadonlySet<string> = new Set(['ui/palette.css', 'ui/theme.ts', 'figures/clipboard.ts'])

const named = 'white|black|red|green|blue|yellow|orange|gray|grey|silver|navy|teal|maroon|purple'
const figure = /#[0-9a-f]{3,8}\b(?!\/)|\b(?:rgba?|hsla?|hwb|oklch|oklab)\(/i
const inStyle = new RegExp(
  String.raw`(?:color|background|border|outline|shadow|fill|stroke)[a-z-]*: *[^;]*(?<![-\w])(?:${named})(?![-\w])|${figure.source}`,
  'i',
)
/** Chromium 108 does not know them. */
const tooNew = /color-mix\(|light-dark\(|^\s*&|@scope/

describe('colours', () => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(?:css|tsx?|html)$/.test(name) && !makers.has(name))

  it('come from the palette alone, so that dark and high contrast reach every screen', () => {
    expect(files.filter((name) => name.endsWith('.css')).length).toBeGreaterThan(30)
    expect(files.flatMap((name) => linesWith(name, name.endsWith('.css') ? inStyle : figure))).toEqual([])
  })

  it('and Mantine’s fixed shades are not used in styles', () => {
    const shade = /--mantine-color-(?:[a-z]+-\d|white|black)\b/
    expect(files.flatMap((name) => linesWith(name, shade))).toEqual([])
  })

  it('styles run on Chromium 108', () => {
    const styles = [...files.filter((name) => name.endsWith('.css')), 'ui/palette.css']
    expect(styles.flatMap((name) => linesWith(name, tooNew))).toEqual([])
  })

  it('every name in use is defined', () => {
    const palette = readFileSync(`${renderer}/ui/palette.css`, 'utf8')
    const defined = new Set([...palette.matchAll(/^\s*(--[a-z-]+):/gm)].map(([, name]) => name))
    const own = [...files.filter((name) => name.endsWith('.css')), 'ui/theme.ts'].flatMap((name) => {
      const text = readFileSync(`${renderer}/${name}`, 'utf8')
      const set = new Set([...text.matchAll(/(--[a-z-]+):/g)].map(([, one]) => one))
      const used = [...text.matchAll(/var\((--[a-z-]+)\)/g)].map(([, one]) => one as string)
      return used.filter((one) => !one.startsWith('--mantine') && !defined.has(one) && !set.has(one)).map((one) => `${name}: ${one}`)
    })
    expect(own).toEqual([])
  })

  it('text is readable on every ground of its look', () => {
    const found = looks().flatMap(({ name, value }) => {
      const floor = name.startsWith('contrast') ? 7 : 4.5
      const grounds = ['--surface', '--raised', '--hovered', '--sunken', '--sunken-deep', '--mark']
      const pairs = [
        ...grounds.flatMap((ground) => ['--text', '--text-quiet'].map((text) => [text, ground, floor] as const)),
        ...grounds.slice(0, 4).map((ground) => ['--text-dimmed', ground, floor] as const),
        ...['accent', 'good', 'warn', 'bad'].flatMap((tone) => [
          ...['faint', 'soft'].map((ground) => [`--${tone}-text`, `--${tone}-${ground}`, floor] as const),
          ...['faint', 'soft'].map((ground) => ['--text', `--${tone}-${ground}`, floor] as const),
          ...['--surface', '--raised'].map((ground) => [`--${tone}-text`, ground, floor] as const),
          ['--on-solid', `--${tone}-solid`, floor] as const,
          ['--on-solid', `--${tone}-solid-hover`, floor] as const,
        ]),
        ['--on-solid', '--quiet-solid', floor] as const,
        ['--accent', '--raised', floor] as const,
        ...['--surface', '--raised', '--sunken'].flatMap((ground) => [
          ['--focus', ground, 3] as const,
          ['--line-control', ground, 3] as const,
        ]),
      ]
      return pairs
        .map(([text, ground, least]) => ({ text, ground, least, ratio: contrast(value(text), value(ground)) }))
        .filter(({ ratio, least }) => ratio < least)
        .map(({ text, ground, ratio }) => `${name}: ${text} on ${ground} ${ratio.toFixed(2)}`)
    })
    expect(found).toEqual([])
  })

  it('Mantine takes all of its own from the palette, by day and by night', () => {
    const { light, dark } = cssVariables({} as Parameters<typeof cssVariables>[0])
    expect(Object.values(light).filter((value) => !/^var\(--[a-z-]+\)$/.test(value))).toEqual([])
    expect(dark).toEqual(light)
  })
})

function linesWith(name: string, pattern: RegExp): readonly string[] {
  const text = readFileSync(`${renderer}/${name}`, 'utf8')
  return text.split('\n').flatMap((line, index) => (pattern.test(withoutImports(line)) ? [`${name}:${index + 1}: ${line.trim()}`] : []))
}

/** `#renderer/…` and `#data/…` are addresses. */
function withoutImports(line: string): string {
  return line.replaceAll(/['"]#[a-z]+\/[^'"]*['"]/g, '')
}

type Look = Readonly<{ name: string; value: (variable: string) => string }>

/** The four blocks of the palette, each over those that it changes. */
function looks(): readonly Look[] {
  const palette = readFileSync(`${renderer}/ui/palette.css`, 'utf8')
  const block = (selector: string) => {
    const from = palette.indexOf(`\n${selector} {`)
    const text = palette.slice(from, palette.indexOf('\n}', from))
    return new Map([...text.matchAll(/^\s*(--[a-z-]+): (#[0-9a-f]+);/gm)].map(([, name, value]) => [name as string, value as string]))
  }
  const light = block(':root')
  const dark = block(":root[data-mantine-color-scheme='dark']")
  const strong = block(":root[data-contrast='more']")
  const strongDark = block(":root[data-contrast='more'][data-mantine-color-scheme='dark']")
  const over = (...blocks: readonly ReadonlyMap<string, string>[]) => {
    const all = new Map(blocks.flatMap((one) => [...one]))
    return (variable: string) => all.get(variable) ?? ''
  }
  return [
    { name: 'light', value: over(light) },
    { name: 'dark', value: over(light, dark) },
    { name: 'contrast light', value: over(light, strong) },
    { name: 'contrast dark', value: over(light, dark, strong, strongDark) },
  ]
}

/** WCAG 2.2, contrast ratio of two opaque colours. */
function contrast(one: string, other: string): number {
  const [bright = 0, deep = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (deep + 0.05)
}

function luminance(colour: string): number {
  const digits = colour.slice(1)
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(six.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
