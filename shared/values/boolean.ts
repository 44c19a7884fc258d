import { blank, parsed, refused, type Parsed } from './problem.ts'
import { comparableText, isBlankSign } from './text.ts'

const yes =
  '是 有 对 真 y yes true t v 1 1.0 √ ✓ ✔ ☑ ■ 已 已参加 参加 已参保 参保 享受 已享受 通 已通 达标 已达标 在 属于 符合 是的 会 安全 已解决 硬化 已硬化'
const no =
  '否 无 没有 没 不是 错 假 n no false f 0 0.0 × ✗ ✘ x ☐ □ 未 未参加 不参加 未参保 未享受 不享受 不通 未通 未达标 不达标 不在 不属于 不符合 不会 不安全 未解决 未硬化'

const answers = new Map<string, 0 | 1>([
  ...yes.split(' ').map((word): [string, 1] => [word, 1]),
  ...no.split(' ').map((word): [string, 0] => [word, 0]),
])

/** 是/否 and the many ways to write them; 0 or 1. A dash or slash is blank, 无 means no. */
export function parseBoolean(text: string): Parsed<0 | 1> {
  const clean = comparableText(text).replace(/^'/, '')
  const answer = answers.get(clean) ?? answers.get(bare(clean))
  if (answer !== undefined) return parsed(answer)
  if (isBlankSign(clean)) return blank
  const ticked = tickedAnswer(clean)
  if (ticked !== null) return parsed(ticked)
  return refused('boolean.unreadable', `“${text.trim()}”不是“是”或“否”`)
}

/** Without the number of the answer and the full stop: 1是, 是(1), 否。 */
function bare(text: string): string {
  return text.replace(/[。.;；,，!！]+$/, '').replace(/^\(?\d\)?[.、:-]?(?=\D)|(?<=\D)\(?\d\)?$/g, '')
}

const before = /[√✓✔☑■▣☒](是|否|有|无)/g
const after = /(是|否|有|无)[√✓✔☑■▣☒]/g

/** Printed forms: ☑是□否, 是√ 否□. Null unless one answer alone is ticked. */
function tickedAnswer(text: string): 0 | 1 | null {
  if (!/^[√✓✔☑■▣☒□☐是否有无()/]+$/.test(text)) return null
  const words = [...text.matchAll(/^[是否有无]/.test(text) ? after : before)].map((match) => match[1] ?? '')
  return words.length === 1 ? (answers.get(words[0] ?? '') ?? null) : null
}
