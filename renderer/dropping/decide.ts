import type { Place } from '#renderer/bridge/index.ts'
import type { DropKind } from './kinds.ts'

/** What is done with a file that is let go over the window. */
export type Deed =
  /** Opened instead of what is open. */
  | 'open'
  | 'package'
  /** A copy of the open ledger, or another ledger: looked at under 收包, which says so. */
  | 'return'
  /** Taken in by an open county file. */
  | 'collect'
  | 'restore'
  | 'import'
  /** Imported as soon as a ledger is open. */
  | 'hold'
  | 'match'
  | 'leaks'
  | 'reconcile'
  | 'made'
  | 'layouts'
  | 'policy'

/** The window at the moment when files are let go. */
export type Scene = Readonly<{
  /** `name`: asks for the operator's name. `locked`: waits for a password or a login. */
  window: 'name' | 'locked' | 'start' | 'file'
  /** Title of the dialog in front, null: none. */
  dialog: string | null
  place: Place | null
  mayWrite: boolean
  county: boolean
  /** 已出报告 is in front. */
  made: boolean
  busy: 'import' | 'merge' | null
}>

export type DroppedFile = Readonly<{ name: string; kind: DropKind }>

export type Plan = Readonly<{
  /** What is done with which file (index); empty: nothing. */
  take: readonly Readonly<{ file: number; deed: Deed }>[]
  /** Said while the files are held over the window. */
  will: string
  /** Said when they were let go: why nothing, or not all, is done, and the way on. */
  note: string | null
}>

/** The one table of what happens to dropped files, by kind, place and state. `folders`: how many of them are folders. */
export function planOf(files: readonly DroppedFile[], scene: Scene, folders = 0): Plan {
  const closed = closedBy(scene)
  if (closed !== null) return nothing(closed)
  if (files.length === 0) return nothing(folders > 0 ? folderText(scene) : '没有收到文件。请再拖一次。')
  const answers = files.map((file) => answerTo(file, scene))
  const taken = answers.flatMap((answer, file) => ('deed' in answer ? [{ file, deed: answer.deed }] : []))
  const refused = answers.flatMap((answer) => ('text' in answer ? [answer.text] : []))
  if (taken.length === 0) return nothing(refused[0]!)
  const deeds = [...new Set(taken.map(({ deed }) => deed))]
  if (deeds.length > 1 && !deeds.every((deed) => together.has(deed))) return nothing(mixedText)
  const only = together.has(deeds[0]!) ? taken : taken.slice(0, 1)
  const left = [...leftText(files, taken, only), ...refused, ...(folders > 0 ? [folderText(scene)] : [])]
  return { take: only, will: deeds.length > 1 ? mixedWill : wills[deeds[0]!], note: left.length > 0 ? left.join('') : null }
}

/** What may be told before the kinds are known. */
export function willOf(kinds: readonly (DropKind | null)[], scene: Scene): Readonly<{ text: string; takes: boolean }> {
  const closed = closedBy(scene)
  if (closed !== null) return { text: closed, takes: false }
  if (kinds.length === 0 || kinds.includes(null)) return { text: scene.window === 'start' ? startWill : mixedWill, takes: true }
  const plan = planOf(
    kinds.map((kind) => ({ name: '这个文件', kind: kind! })),
    scene,
  )
  // Names are not known yet.
  const refusal = (plan.note ?? '').replace('“这个文件”这种', '这种').replace('《这个文件》', '这个文件')
  return { text: plan.take.length > 0 ? plan.will : refusal, takes: plan.take.length > 0 }
}

const wills: Readonly<Record<Deed, string>> = {
  open: '松开鼠标，打开这份台账',
  package: '松开鼠标，收下数据包',
  return: '松开鼠标，核对这份台账带来什么，再合并',
  collect: '松开鼠标，汇总这些文件',
  restore: '松开鼠标，看看这份备份',
  import: '松开鼠标，导入表格',
  hold: '松开鼠标，打开台账后导入这份表格',
  match: '松开鼠标，比对这份名单',
  leaks: '松开鼠标，检查这份文件里的完整号码',
  reconcile: '松开鼠标，核对这份报告里的数字',
  made: '松开鼠标，看这份报告的数字当时和现在',
  layouts: '松开鼠标，看看这份表格格式',
  policy: '松开鼠标，看看这份政策参数',
}
const startWill = '松开鼠标：打开台账或数据包，报告就核数'
const mixedWill = '松开鼠标：表格导入，数据包和副本合并，报告核数'

/** These may come together and many at once: what a village returned looks like any workbook. */
const together: ReadonlySet<Deed> = new Set(['package', 'return', 'collect', 'import'])

const accepted =
  '可以拖进来的有：台账（.tzdb）、数据包（.tzpkg）、表格（.xlsx、.xls、.et、.csv、.zip）、报告（.docx、.txt）、表格格式（.tzgs）、政策参数（.json）。'
const mixedText = '拖进来的文件不是一种，不能一起处理。请一种一种地拖。'

const nothing = (note: string): Plan => ({ take: [], will: note, note })

type Answer = Readonly<{ deed: Deed }> | Readonly<{ text: string }>

/** No file can be taken, whatever it is. */
function closedBy({ window, dialog }: Scene): string | null {
  if (window === 'name') return '请先填写经办人姓名，再把文件拖进来。'
  if (window === 'locked') return '请先登录或解锁，再把文件拖进来。'
  return dialog === null ? null : `请先关闭${dialog === '' ? '正开着的对话框' : `“${dialog}”`}，再把文件拖进来。`
}

function answerTo({ name, kind }: DroppedFile, scene: Scene): Answer {
  if (kind === 'shortcut') return { text: `“${name}”是快捷方式，不是文件本身。请拖原来的文件。` }
  if (kind === 'other') return { text: `“${name}”这种文件处理不了。${accepted}` }
  return scene.window === 'start' ? onStart(kind) : inFile(name, kind, scene)
}

type Known = Exclude<DropKind, 'shortcut' | 'other'>

function onStart(kind: Known): Answer {
  if (kind === 'ledger') return { deed: 'open' }
  if (kind === 'package') return { deed: 'package' }
  if (kind === 'report' || kind === 'text') return { deed: 'reconcile' }
  return kind === 'workbook' ? { deed: 'hold' } : { text: '还没有打开台账。请先打开或新建一份，再把这个文件拖进来。' }
}

function inFile(name: string, kind: Known, scene: Scene): Answer {
  const deed = atPlace(kind, scene) ?? anywhere(kind, scene)
  if (deed === 'import' && scene.busy === 'import') return { text: `上一份表格还在处理，《${name}》没有打开。等它处理完，再拖一次。` }
  const returns = deed === 'return' || deed === 'package' || deed === 'collect'
  if (returns && scene.busy === 'merge') return { text: `正在合并，《${name}》没有收下。等它合并完，再拖一次。` }
  if ((deed === 'layouts' || deed === 'policy') && !scene.mayWrite)
    return { text: `现在的台账您只能查看，不能导入${deed === 'layouts' ? '表格格式' : '政策参数'}。请由能修改的人来做。` }
  return { deed }
}

/** What the page in front is there for. */
function atPlace(kind: Known, { place, made }: Scene): Deed | null {
  const isRead = kind === 'workbook' || kind === 'text' || kind === 'report'
  if (place?.screen === 'leaks' && isRead) return 'leaks'
  if (place?.screen === 'reconcile' && isRead) return 'reconcile'
  if (place?.screen === 'matching' && (kind === 'workbook' || kind === 'text')) return 'match'
  if (place?.screen === 'import' && kind === 'text') return 'import'
  if (place?.screen === 'backups' && kind === 'ledger') return 'restore'
  return place?.screen === 'reports' && made && kind === 'report' ? 'made' : null
}

function anywhere(kind: Known, { mayWrite, county }: Scene): Deed {
  if (kind === 'text' || kind === 'report') return 'reconcile'
  if (kind === 'workbook') return 'import'
  if (kind !== 'ledger') return kind
  if (!mayWrite) return 'open'
  return county ? 'collect' : 'return'
}

function leftText(files: readonly DroppedFile[], taken: Plan['take'], only: Plan['take']): readonly string[] {
  if (only.length === taken.length) return []
  return [`一次处理一份：先看《${files[only[0]!.file]!.name}》，其余 ${taken.length - only.length} 份请再拖一次。`]
}

function folderText({ county }: Scene): string {
  return `拖进来的是文件夹。请打开它，把里面的文件拖进来${county ? '，或者到“县级汇总”点“添加文件夹…”' : ''}。`
}
