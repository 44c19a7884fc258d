import { FaultError } from '#shared/ipc/faults.ts'
import { limits } from './limits.ts'
import { natureOf } from './magic.ts'
import { notWorkbook, tooLarge } from './refusal.ts'
import { gbText } from './text/gb18030.ts'
import { unpackHead, unpackWhole } from './unpackPart.ts'
import type { Budget } from './unpackPart.ts'
import type { ZipEntry } from './zipDirectory.ts'

type Entries = ReadonlyMap<string, ZipEntry>
type Candidate = Readonly<{ name: string; entry: ZipEntry }>

/** What a zip is, by the parts that only one kind of file has. */
export function packageNature(entries: Entries): 'workbook' | 'archive' | Readonly<{ foreign: string }> {
  const has = (name: string): boolean => entries.has(name)
  if (has('xl/workbook.bin')) return { foreign: '它是二进制工作簿（.xlsb），请在 WPS 或 Excel 中另存为 .xlsx' }
  if (has('word/document.xml')) return { foreign: '它是 Word 文档，请把其中的表格复制到 Excel' }
  if (has('ppt/presentation.xml')) return { foreign: '它是演示文稿' }
  if (has('mimetype') && has('content.xml')) return { foreign: '它是 OpenDocument 文件（.ods），请在 WPS 或 Excel 中另存为 .xlsx' }
  return has('xl/workbook.xml') || has('[content_types].xml') || has('_rels/.rels') ? 'workbook' : 'archive'
}

/**
 * The workbook of an archive: the one that is named, or the only one. Throws FaultError, import.archive with the
 * names where there is a choice.
 */
export function openArchive(entries: Entries, wanted: string | undefined): Readonly<{ name: string; bytes: Uint8Array }> {
  const candidates = findCandidates(entries)
  const chosen = wanted === undefined || wanted === '' ? candidates : candidates.filter((one) => one.name === wanted)
  const only = chosen[0]
  if (only && (chosen.length === 1 || wanted)) return { name: only.name, bytes: unpackCandidate(only.entry) }
  if (candidates.length > 0) throw choiceOf(candidates)
  const inner = [...entries.values()].some((entry) => entry.name.endsWith('.zip') || entry.name.endsWith('.rar'))
  throw notWorkbook(inner ? '压缩包里还有压缩包，请先解压，再选择里面的表格' : '压缩包里没有表格')
}

/** The names are told one a line in `entries`; the sentence shows the first few. */
function choiceOf(candidates: readonly Candidate[]): FaultError {
  const names = candidates.map((one) => one.name)
  const detail = names.length > 5 ? `${names.slice(0, 5).join('、')}等` : names.join('、')
  return new FaultError({ fault: 'import.archive', count: names.length, detail, entries: names.join('\n') })
}

function unpackCandidate(entry: ZipEntry): Uint8Array {
  const budget: Budget = { inflatedBytes: 0, onConsumed: () => {} }
  const bytes = unpackWhole(entry, budget)
  if (bytes.length > limits.textFileBytes) throw tooLarge('解压后超过 200 MB')
  return bytes
}

/** By content first; what content cannot tell (a text that is no table, a Word file) the name does. */
function findCandidates(entries: Entries): readonly Candidate[] {
  const found: Candidate[] = []
  for (const entry of entries.values()) {
    const name = entryName(entry)
    const base = name.slice(name.lastIndexOf('/') + 1)
    if (name.startsWith('__MACOSX/') || base === '' || base.startsWith('.') || base.startsWith('~$')) continue
    if (otherFiles.test(base) || !isTable(entry, base)) continue
    found.push({ name, entry })
  }
  return found.sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN'))
}

const otherFiles = /\.(docx?|dotx?|pptx?|wps|dps|odt|ods|odp|zip|rar|7z|jar|apk|exe|msg|mdb|accdb|vsdx?)$/i

function isTable(entry: ZipEntry, base: string): boolean {
  const nature = natureOf(unpackHead(entry, 8192))
  if (typeof nature === 'object' || nature === 'empty') return false
  return nature === 'zip' || nature === 'compound' || nature === 'biff' || /\.(csv|txt|tsv|xlsx?|xlsm|et|html?|xml|mht)$/i.test(base)
}

/** Packers on Chinese Windows write names in GBK and do not say so. */
function entryName({ rawName, unicode }: ZipEntry): string {
  const text = Buffer.from(rawName).toString('utf8')
  const name = unicode || !text.includes('\ufffd') ? text : gbText(rawName)
  return Array.from(name.replaceAll('\\', '/'), (letter) => (letter < ' ' ? ' ' : letter)).join('')
}
