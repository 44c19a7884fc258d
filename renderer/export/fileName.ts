/** Words of a file name's pattern and what stands for them. */
export type NameParts = Readonly<{ township: string; ledger: string; village: string; date: string }>

export const startPattern = '{乡镇}_{台账}_{日期}'

/** `示例镇_监测对象信息_20250902.xlsx`: signs that no disk takes are left out, and so is what stands for nothing. */
export function fileNameOf(pattern: string, parts: NameParts): string {
  const words: Readonly<Record<string, string>> = {
    乡镇: parts.township,
    台账: parts.ledger,
    村: parts.village,
    日期: parts.date.replaceAll('-', ''),
  }
  const name = pattern
    .replace(/\{([^{}]*)\}/g, (_, word: string) => words[word.trim()] ?? '')
    .replace(/[\\/:*?"<>|\n\r\t]/g, '')
    .replace(/([_\-—])\1+/g, '$1')
    .replace(/^[_\-—\s.]+|[_\-—\s.]+$/g, '')
    .slice(0, 80)
  return `${name === '' ? parts.ledger : name}.xlsx`
}

/** The one village that a filter names. */
export function villageOfFilter(filter: string | undefined): string {
  const named = [...(filter ?? '').matchAll(/\bvillage\s*=\s*"([^"]+)"/g)].map((match) => match[1]!)
  return new Set(named).size === 1 ? named[0]! : ''
}
