import { box, letter, widthOf, words } from './drawing.ts'
import type { Shape } from './drawing.ts'
import type { Tone } from './tones.ts'

const lineHeight = 20

/** Names of the series with their tones, broken into lines; nothing for a single one. */
export function legend(
  names: readonly string[],
  width: number,
  tones: readonly Tone[],
): Readonly<{ shapes: readonly Shape[]; height: number }> {
  if (names.length < 2) return { shapes: [], height: 0 }
  const shapes: Shape[] = []
  let [x, y] = [0, 0]
  names.forEach((name, index) => {
    const needed = letter + 5 + widthOf(name) + 14
    if (x > 0 && x + needed > width) [x, y] = [0, y + lineHeight]
    shapes.push(box({ x, y: y + 3, width: letter, height: letter }, tones[index]!), words(name, { x: x + letter + 5, y: y + 13 }))
    x += needed
  })
  return { shapes, height: y + lineHeight }
}
