import type { NamePinyin } from '#shared/values/pinyin.ts'

/** An option of a list that is chosen by typing. */
export type Choice = Readonly<{ value: string; label: string; hint?: string; aliases?: readonly string[] }>

export type ReadPinyin = (text: string) => NamePinyin

/**
 * The options that typed text can mean, the likeliest first: by beginning, by pinyin initials, by full pinyin, by any
 * part, by an alias. Everything in its own order for blank text. `read` is left out until the dictionary is loaded.
 */
export function matchChoices(choices: readonly Choice[], typed: string, read?: ReadPinyin): readonly Choice[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return choices
  const ranked = choices.flatMap((choice, index) => {
    const rank = rankOf(choice, text, read)
    return rank === null ? [] : [{ choice, rank, index }]
  })
  return ranked.sort((a, b) => a.rank - b.rank || a.index - b.index).map((entry) => entry.choice)
}

function rankOf(choice: Choice, text: string, read?: ReadPinyin): number | null {
  const label = choice.label.toLowerCase()
  if (label === text) return 0
  if (label.startsWith(text)) return 1
  if (choice.aliases?.some((alias) => alias.toLowerCase() === text)) return 1
  const sound = read && /^[a-z]+$/.test(text) ? read(choice.label) : null
  if (sound?.initials.some((initials) => initials === text)) return 2
  if (sound?.initials.some((initials) => initials.startsWith(text))) return 3
  if (sound?.full.some((full) => full.startsWith(text))) return 4
  if (label.includes(text)) return 5
  if (sound?.initials.some((initials) => initials.includes(text))) return 6
  return choice.aliases?.some((alias) => alias.toLowerCase().includes(text)) ? 7 : null
}
