import { expect, test } from 'vitest'
import type { CopyComparison, OtherCopyFound } from '#shared/ipc/parts/copies.ts'
import { compareWords, sideWords } from '#renderer/copies/index.ts'
import { questionWords, worthAsking } from '#renderer/copies/otherCopy.ts'
import { noteText } from '#renderer/settings/backupNote.tsx'

const side = (sets: number, newest: string): CopyComparison['here'] => ({
  sets,
  newest,
  authors: sets === 0 ? [] : [{ person: '王芳', device: 'PC', sets, last: newest }],
})

/** The open file was last changed on the 1st, the other copy on the 13th, unless said otherwise. */
function compared(verdict: CopyComparison['verdict'], days = 12): CopyComparison {
  const here = side(verdict === 'older' || verdict === 'diverged' ? 2 : 0, '2026-03-01T10:00:00+08:00')
  const there = side(verdict === 'newer' || verdict === 'diverged' ? 3 : 0, days === 0 ? here.newest! : '2026-03-13T10:00:00+08:00')
  return { verdict, days, here, there }
}

function found(verdict: CopyComparison['verdict'], removable = false): OtherCopyFound {
  return { token: 'token-of-it', name: '甲.tzdb', folder: 'D:\\', removable, comparison: compared(verdict), why: null }
}

const known = (firstTime: boolean) => ({ firstTime, copies: [], except: [] })
const ask = (copies: readonly OtherCopyFound[], openIsRemovable: boolean, firstTime = false) =>
  worthAsking({ openIsRemovable, copies }, known(firstTime))

test('a file from a stick beside that of this PC', () => {
  const words = (verdict: CopyComparison['verdict']) => questionWords(ask([found(verdict)], true)[0]!)
  expect(words('diverged')).toBe('这份文件比本机的旧 12 天，且各自有修改：合并？')
  expect(words('newer')).toBe('这份文件比本机的旧 12 天，没有本机那份不知道的内容。')
  expect(words('older')).toMatch(/，本机那份的内容这里都有。$/)
  expect(ask([found('same')], true)).toEqual([])
})

test('an older copy elsewhere troubles nobody, one that knows more does; the most urgent is asked about', () => {
  expect(ask([found('older'), found('same'), found('older', true)], false)).toEqual([])
  expect(ask([found('newer'), found('diverged', true)], false).map(({ comparison }) => comparison.verdict)).toEqual(['diverged', 'newer'])
  expect(questionWords(ask([found('diverged', true)], false)[0]!)).toBe('这份文件比 U 盘上那份旧 12 天，且各自有修改：合并？')
  expect(ask([found('older')], false, true)).toMatchObject([{ isMain: true }])
  expect(ask([{ ...found('newer'), comparison: null, why: 'sealed' }], true)).toEqual([])
})

test('what stands on the stick, in words', () => {
  expect(compareWords(compared('diverged'), '那份')).toBe('那份与本机的各自有修改：本机另有 2 步（王芳 2 步），它另有 3 步（王芳 3 步）。')
  const authors = ['甲', '乙', '丙', '丁'].map((person) => ({ person, device: '', sets: 1, last: '' }))
  expect(sideWords({ sets: 4, newest: null, authors })).toBe('甲 1 步、乙 1 步、丙 1 步等 4 人')
})

test('the status bar says where the newest proved backup stands, and what is missing', () => {
  const now = new Date(2026, 2, 2, 15, 0)
  const place = { folder: 'E:\\台账备份', name: 'E:', last: null, missing: false, upToDate: true, copying: false, problem: null }
  const text = (second: typeof place | null, last: string | null = '2026-03-02T09:12:00') => noteText({ last, second, drill: null }, now)
  expect(text(null, null)).toBe('还没有备份')
  expect(text(null)).toBe('最近验证的备份 今天 09:12（本机）')
  expect(text(place)).toBe('最近验证的备份 今天 09:12（本机、E:）')
  expect(text({ ...place, upToDate: false, missing: true }, '2026-03-01T09:12:00')).toBe('最近验证的备份 昨天 09:12（本机），E: 没有插上')
  expect(text({ ...place, upToDate: false }, '2026-02-01T09:12:00')).toBe('最近验证的备份 2026-02-01 09:12（本机）')
})
