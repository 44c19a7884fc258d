import type { CopyComparison, CopySide, Incomparable } from '#shared/ipc/parts/copies.ts'
import { countText } from '#renderer/ui/index.ts'

const namesShown = 3

/** `张敏 30 步、王芳 4 步等 5 人`; empty for nobody. */
export function sideWords({ authors }: CopySide): string {
  const shown = authors.slice(0, namesShown).map(({ person, sets }) => `${person || '未署名'} ${countText(sets)} 步`)
  return `${shown.join('、')}${authors.length > namesShown ? `等 ${authors.length} 人` : ''}`
}

/** `旧 12 天`, `新 3 天`, or that both end on the same day; judged by the newest step of each. */
export function ageWords({ days, here, there }: CopyComparison): string {
  if (days === 0) return '日期相近'
  return Date.parse(there.newest ?? '') < Date.parse(here.newest ?? '') ? `旧 ${countText(days)} 天` : `新 ${countText(days)} 天`
}

const incomparableWords: Readonly<Record<Incomparable, string>> = {
  otherOrigin: '它是另一份台账，只是同名。',
  notLedger: '它不是台账文件。',
  sealed: '它设有密码，没有打开来比较。',
  share: '其中一份只有一个村的内容，不能直接比较。',
  busy: '它正在被别的程序写入。',
  unreadable: '它读不出来，可能已损坏。',
}

export function whyWords(why: Incomparable): string {
  return incomparableWords[why]
}

/** The other copy as seen from the open file, in one sentence. */
export function compareWords(comparison: CopyComparison, other: string): string {
  const { verdict, here, there } = comparison
  if (verdict === 'same') return `${other}与本机的内容相同。`
  if (verdict === 'older') return `${other}比本机的旧：少 ${countText(here.sets)} 步修改（${sideWords(here)}），没有本机不知道的内容。`
  if (verdict === 'newer') return `${other}比本机的新：多 ${countText(there.sets)} 步修改（${sideWords(there)}）。`
  return `${other}与本机的各自有修改：本机另有 ${countText(here.sets)} 步（${sideWords(here)}），它另有 ${countText(there.sets)} 步（${sideWords(there)}）。`
}
