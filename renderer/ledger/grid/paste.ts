import type { FieldDefinition } from '#shared/ledger/define.ts'
import { codesOf } from '#shared/ledger/registry.ts'
import { attempt, call, showDone } from '#renderer/bridge/index.ts'
import { emptyDraft, mistake, readDraft, todayIso, type Draft } from '../input/draft.ts'
import { lockedWhy } from './cellText.ts'
import { parseBlock, pasteTargets, type Target } from './clipboard.ts'
import { cellOf, park, sentCell } from './editCell.ts'
import type { Sent } from './editing.ts'
import { extentOf, type GridModel } from './model.ts'
import { blockOf } from './selection.ts'

/** Cells that may be pasted at once; more belongs into the import. */
const mostCells = 5_000

/** Writes pasted cells into the marked place as one change. What cannot be read is marked at its cell; the rest is saved. */
export async function pasteBlock(model: GridModel, text: string): Promise<void> {
  const { targets, outside } = pasteTargets(parseBlock(text), blockOf(model.selection), extentOf(model))
  if (targets.length === 0) return
  if (targets.length > mostCells)
    return showDone(`一次最多粘贴 ${mostCells} 格，这里有 ${targets.length} 格。成批数据请用“导入”。`)
  await loadRows(model, targets)
  const links = await readLinks(model, targets)
  let locked = 0
  let wrong = 0
  const sent: Sent[] = []
  for (const target of targets) {
    const found = cellOf(model, target.row, target.column)
    if (!found || lockedWhy(found.field, found.row, model.readOnly) !== null) {
      locked += 1
      continue
    }
    const draft: Draft = { text: target.text, link: links.get(linkKey(found.field, target.text)) ?? null }
    const reading = readDraft(found.field, draft, { codes: codesOf(model.registry, found.field), today: todayIso() })
    const cell = sentCell(found.field, found.row.id, draft, reading.value)
    const message = mistake(reading.problems)
    if (message === null) sent.push(cell)
    else {
      wrong += 1
      park(model, cell, message)
    }
  }
  const saved = sent.length > 0 ? await model.edits.save(sent, `粘贴 ${sent.length} 格`) : true
  tell({ saved: saved ? sent.length : 0, locked, wrong, outside })
}

type Tally = Readonly<{ saved: number; locked: number; wrong: number; outside: number }>

function tell({ saved, locked, wrong, outside }: Tally): void {
  const parts = [`已粘贴 ${saved} 格`]
  if (wrong > 0) parts.push(`${wrong} 格内容有误，已标红，文字保留在格内`)
  if (locked > 0) parts.push(`${locked} 格不能编辑，没有改动`)
  if (outside > 0) parts.push(`${outside} 格超出表格范围，没有粘贴`)
  if (parts.length > 1 || saved > 1) showDone(parts.join('；'))
}

async function loadRows(model: GridModel, targets: readonly Target[]): Promise<void> {
  const missing = [...new Set(targets.map((target) => model.ids[target.row]))].filter(
    (id) => id !== undefined && !model.store.get(id),
  )
  for (let from = 0; from < missing.length; from += 200) {
    const ids = missing.slice(from, from + 200) as string[]
    const rows = await attempt(() => call('ledger.rows', { ledger: model.ledger.id, ids }))
    if (rows) model.store.put(rows)
  }
}

/** Pasted words of link fields → the one record of exactly that name. */
async function readLinks(model: GridModel, targets: readonly Target[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const target of targets) {
    const field = model.columns[target.column]?.field
    if (field?.type !== 'link' || field.target === undefined || target.text.trim() === '') continue
    const key = linkKey(field, target.text)
    if (found.has(key)) continue
    const input = { ledger: field.target, text: target.text.trim() }
    const options = (await attempt(() => call('ledger.options', input))) ?? []
    const exact = options.filter((option) => option.label === target.text.trim())
    if (exact.length === 1) found.set(key, exact[0]!.id)
  }
  return found
}

function linkKey(field: FieldDefinition, text: string): string {
  return `${field.id} ${text.trim() || emptyDraft.text}`
}
