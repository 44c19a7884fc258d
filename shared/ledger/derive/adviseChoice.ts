import { comparableText } from '#shared/values/text.ts'
import type { CodeList } from '../define.ts'

/** A name of one sign stands in too many words by chance. */
const shortest = 2

/** What stands before or around a name and turns its meaning: 非低保户, 未上初中, 疑似残疾. */
const turned = /[不非未无没否疑曾原前停退]/

/**
 * The only value of a list of which a name stands within the words of a cell (`大专在读` → 大专, `残疾（肢体二级）` → 残疾): advice
 * that a person takes or not, never filled in. Of names within one another the longer one counts (`脱贫户` in `脱贫不稳定脱贫户`).
 * Undefined where no value or several fit, or where other words may turn the meaning.
 */
export function adviseChoice(list: CodeList, text: string): string | undefined {
  const said = comparableText(text)
  const within = list.items.flatMap(({ value, aliases = [] }) =>
    [value, ...aliases]
      .map((name) => ({ value, name: comparableText(name) }))
      .filter(({ name }) => name.length >= shortest && said.includes(name)),
  )
  const longest = within.filter(({ name }) => !within.some((other) => other.name.length > name.length && other.name.includes(name)))
  const values = new Set(longest.map(({ value }) => value))
  const [only] = longest
  if (!only || values.size > 1) return undefined
  return turned.test(said.replace(only.name, '')) ? undefined : only.value
}
