import type { CopiesOutputs, CopyComparison, OtherCopyFound } from '#shared/ipc/parts/copies.ts'
import type { ShellOutputs } from '#shared/ipc/shell.ts'

/** Another copy that is worth a question. `isMain`: it is this PC's own, and what is open came by stick or for the first time. */
export type Asked = Readonly<{ copy: OtherCopyFound; comparison: CopyComparison; isMain: boolean }>

/** Those worth a question, the most urgent first: nobody is asked about a copy that holds nothing of importance here. */
export function worthAsking(found: CopiesOutputs['copy.others'], known: ShellOutputs['copies.known']): readonly Asked[] {
  const asked = found.copies.flatMap((copy): readonly Asked[] => {
    const { comparison } = copy
    if (!comparison || comparison.verdict === 'same') return []
    const isMain = !copy.removable && (found.openIsRemovable || known.firstTime)
    return isMain || comparison.verdict !== 'older' ? [{ copy, comparison, isMain }] : []
  })
  return [...asked].sort((a, b) => urgency(a) - urgency(b))
}

function urgency({ comparison, isMain }: Asked): number {
  return ['diverged', 'newer', 'older'].indexOf(comparison.verdict) * 2 + (isMain ? 0 : 1)
}

/** 本机那份, or where the other one lies. */
export function placeWords({ copy, isMain }: Asked): string {
  if (isMain) return '本机那份'
  return copy.removable ? 'U 盘上那份' : '另一份'
}

/**
 * The question, as seen by the person: what was just opened, beside the other one. `comparison` sees it from the open file,
 * so a `newer` other one means that this is the older.
 */
export function questionWords(asked: Asked): string {
  const { comparison, isMain } = asked
  const { verdict, days, here, there } = comparison
  const place = placeWords(asked)
  // A space between Chinese and Latin letters.
  const other = isMain ? '本机的' : place.replace(/^(?=[A-Z])/, ' ')
  const isOlder = Date.parse(here.newest ?? '') < Date.parse(there.newest ?? '')
  const age = days === 0 ? `与${other}日期相近` : `比${other}${isOlder ? '旧' : '新'} ${days} 天`
  if (verdict === 'diverged') return `这份文件${age}，且各自有修改：合并？`
  if (verdict === 'newer') return `这份文件${days === 0 ? `比${other}旧` : age}，没有${place}不知道的内容。`
  return `这份文件${days === 0 ? `比${other}新` : age}，${place}的内容这里都有。`
}
