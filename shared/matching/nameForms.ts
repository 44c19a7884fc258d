import { namePinyin } from '#shared/values/pinyin.ts'
import { normalizeName, toHalfWidth } from '#shared/values/text.ts'
import { foldCharacter, looksAlike } from './characters.ts'

/** How names are compared: folded characters, sounds without tones, a likeness between 0 and 1. */

/** The name without blanks, remarks in brackets and numbers (张三（已故）, 李四2), old forms of characters made new. For comparing only. */
export function foldName(text: string): string {
  const known = folded.get(text)
  if (known !== undefined) return known
  const bare = normalizeName(toHalfWidth(text))
    .replace(/[([【{<].*$/, '')
    .replace(/[\s·\d*'"、,，.。/\\-]+/g, '')
    .toUpperCase()
  let result = ''
  for (const sign of bare) result += foldCharacter(sign)
  remember(folded, text, result)
  return result
}

/** Sounds of the characters as people of all regions hear them: no tones, z = zh, in = ing, l = n. */
export function soundOf(foldedName: string): string {
  const known = sounds.get(foldedName)
  if (known !== undefined) return known
  const result = [...foldedName].map(soundOfCharacter).join(' ')
  remember(sounds, foldedName, result)
  return result
}

/** 1 for the same name, about 0.9 for one written by its sound or shape, below 0.55 for another name, 0 where one is missing. Both folded. */
export function nameLikeness(first: string, second: string): number {
  if (first === second) return first === '' ? 0 : 1
  if (first === '' || second === '') return 0
  const longest = Math.max(first.length, second.length)
  return Math.max(0.01, longest > longestByDistance ? jaroWinkler(first, second) : 1 - distance(first, second) / longest)
}

/** Names of the same length whose characters all sound alike. */
export function soundsAlike(first: string, second: string): boolean {
  return first.length === second.length && soundOf(first) === soundOf(second)
}

const folded = new Map<string, string>()
const sounds = new Map<string, string>()
const soundsOfCharacters = new Map<string, string>()
const readings = new Map<string, ReadonlySet<string>>()

/** Names repeat within lists, but a list of a million must not fill the memory. */
function remember(map: Map<string, string>, key: string, value: string): void {
  if (map.size > 120_000) map.clear()
  map.set(key, value)
}

function soundOfCharacter(sign: string): string {
  const known = soundsOfCharacters.get(sign)
  if (known !== undefined) return known
  const sound = broad(namePinyin(sign).full[0] ?? sign)
  soundsOfCharacters.set(sign, sound)
  return sound
}

function broad(reading: string): string {
  return reading
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[^g])/, 'l')
    .replace(/ng$/, 'n')
}

function readingsOf(sign: string): ReadonlySet<string> {
  const known = readings.get(sign)
  if (known) return known
  const found = new Set(namePinyin(sign).full)
  readings.set(sign, found)
  return found
}

/** What a character for another costs: 0 the same, little when they sound or look alike, 1 otherwise. */
function substitution(first: string, second: string): number {
  if (first === second) return 0
  const others = readingsOf(second)
  for (const reading of readingsOf(first)) if (others.has(reading)) return 0.15
  if (looksAlike(first, second)) return 0.25
  return soundOfCharacter(first) === soundOfCharacter(second) ? 0.3 : 1
}

const missing = 0.6
const swapped = 0.5

/** Longer names are compared otherwise. */
const longestByDistance = 6
const costs = new Float64Array((longestByDistance + 1) ** 2)

/** Edit distance with the costs above; two neighbours exchanged cost 0.5. */
function distance(first: string, second: string): number {
  const width = second.length + 1
  for (let column = 0; column < width; column += 1) costs[column] = column * missing
  for (let row = 1; row <= first.length; row += 1) {
    costs[row * width] = row * missing
    for (let column = 1; column < width; column += 1) {
      const at = row * width + column
      const replaced = costs[at - width - 1]! + substitution(first[row - 1]!, second[column - 1]!)
      let best = Math.min(replaced, costs[at - 1]! + missing, costs[at - width]! + missing)
      const isSwap = row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1]
      if (isSwap) best = Math.min(best, costs[at - 2 * width - 2]! + swapped)
      costs[at] = best
    }
  }
  return costs[first.length * width + second.length]!
}

/** For long names (those of ethnic groups, in letters): Jaro–Winkler, Winkler 1990. */
export function jaroWinkler(first: string, second: string): number {
  const reach = Math.max(0, Math.floor(Math.max(first.length, second.length) / 2) - 1)
  const taken = [...second].map(() => false)
  const common: string[] = []
  for (let index = 0; index < first.length; index += 1) {
    const found = place(first[index]!, { text: second, from: index - reach, to: index + reach, taken })
    if (found >= 0) common.push(first[index]!)
  }
  if (common.length === 0) return 0
  const others = [...second].filter((_, index) => taken[index])
  const turned = common.filter((sign, index) => sign !== others[index]).length / 2
  const share = common.length
  const jaro = (share / first.length + share / second.length + (share - turned) / share) / 3
  let prefix = 0
  while (prefix < 4 && prefix < first.length && first[prefix] === second[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

type Reach = Readonly<{ text: string; from: number; to: number; taken: boolean[] }>

function place(sign: string, { text, from, to, taken }: Reach): number {
  for (let index = Math.max(0, from); index <= Math.min(text.length - 1, to); index += 1) {
    if (taken[index] || text[index] !== sign) continue
    taken[index] = true
    return index
  }
  return -1
}
