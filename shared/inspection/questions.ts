/** A doubt of the rules that is open for a household. */
export type OpenDoubt = Readonly<{ rule: string; title: string; message: string }>

/** Doubts written out on a checklist; more are counted. */
export const mostQuestions = 10

/**
 * What is asked at a household beside the standard points: what the rules find doubtful, each once, numbered lines;
 * '' without any.
 */
export function questionsOf(doubts: readonly OpenDoubt[]): string {
  const asked = [...new Set(doubts.map(({ title, message }) => `${title}：${message}`))]
  const told = asked.slice(0, mostQuestions).map((text, place) => `${place + 1}. ${text}`)
  const more = asked.length - told.length
  return [...told, ...(more > 0 ? [`另有 ${more} 条疑点，见疑点清单。`] : [])].join('\n')
}
