import type { Input } from '#shared/ipc/contract.ts'
import { codesOf } from '#shared/ledger/registry.ts'
import { attempt, call, showDone } from '#renderer/bridge/index.ts'
import { mistake, readDraft, todayIso, type Draft } from '../input/draft.ts'
import { withinOf } from '../input/within.ts'
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
  if (targets.length > mostCells) return showDone(`一次最多粘贴 ${mostCells} 格，这里有 ${targets.length} 格。成批数据请用“导入”。`)
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
    const draft: Draft = { text: target.text, link: links.get(placeOf(target)) ?? null }
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
  const missing = [...new Set(targets.map((target) => model.ids[target.row]))].filter((id) => id !== undefined && !model.store.get(id))
  for (let from = 0; from < missing.length; from += 200) {
    const ids = missing.slice(from, from + 200) as string[]
    const rows = await attempt(() => call('ledger.rows', { ledger: model.ledger.id, ids }))
    if (rows) model.store.put(rows)
  }
}

type Links = ReadonlyMap<string, string>

/**
 * Pasted words of link fields → the one record of exactly that name, by cell. Groups are looked for in the village of
 * their row, also one that is pasted with them; hence in the order of the definition, where the village comes first.
 */
async function readLinks(model: GridModel, targets: readonly Target[]): Promise<Links> {
  const links = new Map<string, string>()
  const pasted = new Map<string, Readonly<Record<string, string>>>()
  const answers = new Map<string, string | null>()
  for (const { field, row, target } of linkCells(model, targets)) {
    const within = withinOf(field, { values: { ...row.values, ...pasted.get(row.id) } })
    const question = { ledger: field.target ?? '', text: target.text.trim(), ...(within ? { within } : {}) }
    const key = JSON.stringify(question)
    if (!answers.has(key)) answers.set(key, await onlyRecord(question))
    const id = answers.get(key)
    if (!id) continue
    links.set(placeOf(target), id)
    pasted.set(row.id, { ...pasted.get(row.id), [field.id]: id })
  }
  return links
}

function linkCells(model: GridModel, targets: readonly Target[]) {
  const order = new Map(model.ledger.fields.map((field, index) => [field.id, index]))
  const cells = targets.flatMap((target) => {
    const found = cellOf(model, target.row, target.column)
    return found?.field.type === 'link' && target.text.trim() !== '' ? [{ ...found, target }] : []
  })
  return cells.sort((a, b) => (order.get(a.field.id) ?? 0) - (order.get(b.field.id) ?? 0))
}

async function onlyRecord(question: Input<'ledger.options'>): Promise<string | null> {
  const options = (await attempt(() => call('ledger.options', question))) ?? []
  const exact = options.filter((option) => option.label === question.text)
  return exact.length === 1 ? exact[0]!.id : null
}

function placeOf(target: Target): string {
  return `${target.row} ${target.column}`
}
