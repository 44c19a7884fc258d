import type { PackageKind, PackageManifest } from '#shared/ipc/parts/packages.ts'
import { countText } from '#renderer/ui/index.ts'

export const kindWords: Readonly<Record<PackageKind | 'workbook', string>> = {
  whole: '整份',
  changes: '变动',
  subset: '部分村',
  workbook: '村级表格',
}

/** 清水村、白沙村等 5 个村; null: all. */
export function listWords(names: readonly string[] | null, all: string, unit: string): string {
  if (names === null) return all
  const shown = names.slice(0, 3).join('、')
  return names.length > 3 ? `${shown}等 ${countText(names.length)} ${unit}` : shown
}

/** 清溪镇给清水村第 3 号（部分村）2026-03-02.tzpkg */
export function packageFileName(
  township: string,
  { place, number, kind, day }: Readonly<{ place: string; number: number; kind: PackageKind; day: string }>,
): string {
  return `${township}给${place}第${number}号（${kindWords[kind]}）${day}.tzpkg`
}

/** The first characters of a digest, to be compared by eye or telephone. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')
}

export function contentWords({ scope, records, kind }: PackageManifest): string {
  const what = kind === 'changes' ? `${countText(records)} 条记录的变动` : `${countText(records)} 条记录`
  if (!scope) return what
  return `${what}；${listWords(scope.villages, '全部村', '个村')}；${listWords(scope.ledgers, '全部台账', '本台账')}`
}
