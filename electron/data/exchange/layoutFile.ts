import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { layoutFile, type LayoutFile } from '#shared/importing/layoutFile.ts'
import type { Outcome } from '#shared/ipc/faults.ts'

/** Bytes; two thousand layouts of fifty columns have some 15 MB. */
const most = 20_000_000

/** Reads a file of layouts and words. Faults: file.notFound, layouts.notLayouts with what is wrong in it. */
export function readLayoutFile(path: string): Outcome<LayoutFile> {
  const file = basename(path)
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) return { fault: 'file.notFound', file }
  if (size > most) return { fault: 'layouts.notLayouts', file, detail: '文件太大' }
  const content = parsedText(path)
  if (content === undefined) return { fault: 'layouts.notLayouts', file, detail: '读不出内容' }
  const checked = layoutFile.safeParse(content)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  return { fault: 'layouts.notLayouts', file, detail: `${issue?.path.join('.') || '开头'} 处的内容不对` }
}

function parsedText(path: string): unknown {
  try {
    // Editors of Windows write a byte order mark.
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
