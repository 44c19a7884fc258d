/**
 * When something is printed: `path` (it has a value; 否 and 0 are none), `path=词1|词2` (it is, or its list holds, one of the
 * words), `path~词1|词2` (its text contains one of them), `path<today` (its day lies before that of printing); `!` before it
 * turns it round; several joined by `&`.
 */
export type Condition = Readonly<{ not: boolean; path: string; how: 'has' | 'is' | 'says' | 'isOver'; words: readonly string[] }>

/** Conditions joined by `&`, which must all hold. */
export function parseConditions(text: string): readonly Condition[] {
  return text.split('&').map((part) => parseCondition(part.trim()))
}

function parseCondition(text: string): Condition {
  const [, not, path = '', sign = '', words = ''] = /^(!?)([^=~<]*)([=~<]?)(.*)$/s.exec(text)!
  return { not: not === '!', path: path.trim(), how: howBySign[sign] ?? 'has', words: words.split('|') }
}

const howBySign: Readonly<Record<string, Condition['how']>> = { '=': 'is', '~': 'says', '<': 'isOver' }

/** `value`: the text that stands at the path, '' for none. `today`: ISO day. */
export function isMet({ not, how, words }: Condition, value: string, today: string): boolean {
  return holds(how, words, value, today) !== not
}

function holds(how: Condition['how'], words: Condition['words'], value: string, today: string): boolean {
  switch (how) {
    case 'is':
      return value.split('、').some((one) => words.includes(one))
    case 'says':
      return words.some((word) => value.includes(word))
    case 'isOver':
      return value !== '' && value < today
    case 'has':
      return value !== '' && value !== '0' && value !== '否'
  }
}
