import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { fileInfo, townshipOf } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { operatorsInWords } from '#data/core/sessionView.ts'
import { overviewAtOnce } from '#data/figures/homeOverview.ts'
import { openFields } from '#data/store/conflicts.ts'
import { verifyDatabase } from '#data/store/verify.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { HandoverPart, HandoverParties } from '#shared/ipc/parts/handover.ts'
import { operatorRoleWords } from '#shared/ipc/parts/operatorRoles.ts'
import { shippedBook } from '#shared/measures/index.ts'
import { handoverSheet } from '#shared/printing/layouts/handover.ts'
import { checksHandlers } from './checks.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'
import { importLayoutsHandlers } from './importLayouts.ts'
import { packageHandlers } from './packages.ts'
import { parkedHandlers } from './parked.ts'
import { keepPrint, settingOf } from './print.ts'

export const handoverHandlers = {
  'handover.look': (context) => partsOf(context),

  'handover.print': async (context, { parties, paper, orientation }) => {
    const parts = await partsOf(context)
    if (isFault(parts)) return parts
    return context.locked(() => {
      const township = townshipOf(context.file().engine)
      const setting = settingOf(context, undefined)
      const document = handoverSheet({ township, parties, parts }, { ...setting, paper, orientation, edition: 'internal' })
      noteHandover(context, `打印交接单：${partiesText(parties)}`)
      return keepPrint(context, { document, rows: parts.reduce((sum, { lines }) => sum + lines.length, 0) }, { paper, orientation })
    })
  },

  'handover.copy': (context, { token, to }) => {
    const path = pathOf(context, token)
    const { database, engine, registry } = context.file()
    const { ok, problems } = verifyDatabase(engine, registry)
    if (!ok) return { fault: 'file.damaged', file: basename(context.file().path), detail: problems.slice(0, 3).join('；') }
    noteHandover(context, `带走整份台账：${basename(path)}${to === '' ? '' : `，交给${to}`}`)
    const fault = database.saveCopy(path)
    if (fault) return fault
    const bytes = readFileSync(path)
    return { name: basename(path), bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  },
} satisfies Partial<Handlers>

function noteHandover(context: CoreContext, detail: string): void {
  noteAccess(context, { action: '交接', ledger: '', scope: '整份台账', count: 0, masked: false, detail: detail.slice(0, 500) })
}

function partiesText({ from, to, witness }: HandoverParties): string {
  return `移交 ${from || '—'}，接收 ${to || '—'}，监交 ${witness || '—'}`
}

/** Findings first: those are found in a turn of their own, and the rest is read in one. */
async function partsOf(context: CoreContext): Promise<readonly HandoverPart[] | Fault> {
  const summary = await checksHandlers['checks.summary'](context, {})
  if (isFault(summary)) return summary
  return context.locked(() => {
    const due = overviewAtOnce(context, shippedBook, 60)
    const { errors, doubts, reminders, excused } = summary
    const doubtLines = [
      { what: '错误', text: `${errors} 条` },
      { what: '疑点', text: `${doubts} 条` },
      { what: '提醒', text: `${reminders} 条` },
      { what: '已说明理由', text: `${excused} 条` },
    ]
    return [
      fileLines(context),
      { title: '要办的事（60 天内到期和已过期的）', lines: orNone(due.due.map(dueLine)) },
      { title: '疑点', lines: doubtLines },
      { title: '没取定的不同修改', lines: orNone(openFields(context.reading()).map(conflictLine)) },
      { title: '待处理的退回行', lines: orNone(parkedLines(context)) },
      { title: '记住的表格格式', lines: orNone(layoutLines(context)) },
      { title: '最近收发的交换包', lines: orNone(packageLines(context)) },
      { title: '操作员', lines: orNone(operatorLines(context)) },
    ]
  })
}

type Line = HandoverPart['lines'][number]

const orNone = (lines: readonly Line[]): readonly Line[] => (lines.length > 0 ? lines : [{ what: '没有', text: '' }])

function fileLines(context: CoreContext): HandoverPart {
  const { name, counts, lastBackup } = fileInfo(context)
  const ledgers = context.file().registry.ledgers.filter(({ id }) => ['household', 'member'].includes(id))
  const sizes = ledgers.map(({ id, label, unit }) => `${label} ${counts[id] ?? 0} ${unit}`).join('，')
  const backup = lastBackup === null ? '还没有' : lastBackup.slice(0, 16).replace('T', ' ')
  const lines = [
    { what: '文件', text: name },
    { what: '规模', text: sizes },
    { what: '最近一次核对过的备份', text: backup },
  ]
  return { title: '台账文件', lines }
}

type Due = Readonly<{
  label: string
  overdue: number
  soon: number
  first: readonly Readonly<{ title: string; due: string; village: string }>[]
}>

/** The count, and the nearest few by name. */
function dueLine({ label, overdue, soon, first }: Due): Line {
  const nearest = first.slice(0, 5).map(({ title, due, village }) => `${title}${village === '' ? '' : `（${village}）`} ${due}`)
  const more = overdue + soon > nearest.length ? '等' : ''
  return { what: label, text: `已过期 ${overdue} 件，将到期 ${soon} 件。${nearest.join('；')}${more}` }
}

function conflictLine({ ledgerLabel, fieldLabel, count }: Readonly<{ ledgerLabel: string; fieldLabel: string; count: number }>): Line {
  return { what: `${ledgerLabel}：${fieldLabel}`, text: `${count} 处` }
}

function parkedLines(context: CoreContext): readonly Line[] {
  return parkedHandlers['parked.list'](context).map(({ file, sheet, waiting, since }) => ({
    what: `${file}（${sheet}）`,
    text: `${waiting} 行，${since} 退回`,
  }))
}

function layoutLines(context: CoreContext): readonly Line[] {
  const { layouts } = importLayoutsHandlers['layouts.list'](context)
  return layouts.map(({ name, source, note }) => ({ what: name, text: [source, note].filter(Boolean).join('；') }))
}

function packageLines(context: CoreContext): readonly Line[] {
  return packageHandlers['package.log'](context, { limit: 10 }).map(({ direction, place, number, at, person }) => ({
    what: `${direction === 'out' ? '发往' : '来自'}${place} 第 ${number} 号`,
    text: `${at.slice(0, 10)} ${person}`,
  }))
}

function operatorLines(context: CoreContext): readonly Line[] {
  return operatorsInWords(context).map(({ name, role, villageNames, active, hasPassword }) => ({
    what: name,
    text: [operatorRoleWords[role], ...villageNames, hasPassword ? '有密码' : '没有密码', ...(active ? [] : ['已停用'])].join('，'),
  }))
}
