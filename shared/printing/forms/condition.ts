/**
 * When something is printed: `path` (it has a value; 否 and 0 are none), `path=词1|词2` (it is, or its list holds, one of the
 * words), `path~词1|词2` (its text contains one of them); `!` before it turns it round; several joined by `&`.
 */
export type Condition = Readonly<{ not: boolean; path: string; how: 'has' | 'is' | 'says'; words: readonly string[] }>

/** Conditions joined by `&`, which must all hold. */
export function parseConditions(text: string): readonly Condition[] {
  return text.split('&').map((part) => parseCondition(part.trim()))
}

function parseCondition(text: string): Condition {
  const [, not, path = '', sign = '', words = ''] = /^(!?)([^=~]*)([=~]?)(.*)$/s.exec(text)!
  return { not: not === '!', path: path.trim(), how: sign === '=' ? 'is' : sign === '~' ? 'says' : 'has', words: words.split('|') }
}

/** `value`: the text that stands at the path, '' for none. */
export function isMet({ not, how, words }: Condition, value: string): boolean {
  const holds =
    how === 'is'
      ? value.split('、').some((one) => words.includes(one))
      : how === 'says'
        ? words.some((word) => value.includes(word))
        : value !== '' && value !== '0' && value !== '否'
  return holds !== not
}
