import { resolve } from 'node:path'
import type { FieldTarget } from '#shared/importing/matchTypes.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { TemplateTableView, TemplateView } from '#shared/ipc/parts/templates.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'
import { textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import type { Session } from './session.ts'

/** Fills the county's own workbook: `export FILE OUT.xlsx --ledger ID --template T.xlsx`. */
export async function fillTemplateFile(line: CommandLine, session: Session, ledger: string): Promise<CommandResult | Fault> {
  const opened = await session.call('template.open', { token: session.token(textOption(line, 'template')!), ledger })
  if (isFault(opened)) return opened
  const tables = chosenTables(line, opened)
  if (isFault(tables)) return tables
  const pointing = pointedColumns(line, session.core.context.file().registry, { ledger, view: opened, table: tables[0]! })
  if (isFault(pointing)) return pointing
  const view =
    Object.keys(pointing).length === 0
      ? opened
      : await session.call('template.point', { template: opened.template, pointing: { [tables[0]!]: pointing } })
  if (isFault(view)) return view
  const filter = textOption(line, 'filter')
  const out = line.words[1]!
  const done = await session.call('template.fill', {
    template: view.template,
    selection: { ledger, ...(filter ? { filter } : {}) },
    tables: [...tables],
    mask: line.options['mask'] === true,
    perVillage: line.options['per-village'] === true,
    replace: line.options['replace'] === true,
    purpose: '命令行',
    token: session.token(out),
  })
  if (isFault(done)) return done
  const notices = [...done.notices, ...blankColumns(view, tables)]
  const text = [`已按表样填写 ${done.rows} 行到 ${resolve(out)}`, ...notices].join('\n')
  return { json: { rows: done.rows, file: resolve(out), sheets: done.sheets, notices }, text }
}

function chosenTables(line: CommandLine, view: TemplateView): readonly number[] | Fault {
  const sheet = textOption(line, 'sheet')
  if (sheet === undefined) return view.chosen.tables
  const found = view.tables.flatMap((table, index) => (table.sheet === sheet ? [index] : []))
  return found.length > 0 ? found.slice(0, 1) : { fault: 'input.invalid', detail: `表样里没有能填的工作表“${sheet}”` }
}

type Place = Readonly<{ ledger: string; view: TemplateView; table: number }>

/** `--map 列头=字段`: heading (or letter) and field (id, ledger.id or label); nothing behind the sign leaves it blank. */
function pointedColumns(line: CommandLine, registry: Registry, place: Place): Record<string, FieldTarget | null> | Fault {
  const table = place.view.tables[place.table]!
  const pointing: Record<string, FieldTarget | null> = {}
  for (const entry of Array.isArray(line.options['map']) ? (line.options['map'] as readonly string[]) : []) {
    const at = entry.lastIndexOf('=')
    const [heading, wanted] = [entry.slice(0, at).trim(), entry.slice(at + 1).trim()]
    const column = table.columns.find((one) => one.header === heading || one.header.split('/').at(-1) === heading || one.letter === heading)
    if (at < 0 || !column) return { fault: 'input.invalid', detail: `--map“${entry}”里的列在表样中找不到` }
    const target = wanted === '' ? null : targetNamed(registry, table, place.ledger, wanted)
    if (target === undefined) return { fault: 'query.field', field: wanted }
    pointing[column.index] = target
  }
  return pointing
}

function targetNamed(registry: Registry, table: TemplateTableView, ledger: string, wanted: string): FieldTarget | undefined {
  const dot = wanted.indexOf('.')
  const ledgers = dot > 0 ? [wanted.slice(0, dot)] : [table.ledger ?? ledger, ledger]
  const name = wanted.slice(dot + 1)
  for (const id of ledgers) {
    const field = findLedger(registry, id)?.fields.find((one) => one.id === name || one.label === name)
    if (field) return { ledger: id, field: field.id }
  }
  return undefined
}

function blankColumns(view: TemplateView, tables: readonly number[]): readonly string[] {
  const blank = tables.flatMap((index) => view.tables[index]!.columns.filter((column) => column.role === 'field' && !column.target))
  return blank.length === 0 ? [] : [`没有填的列：${blank.map((column) => column.header).join('、')}`]
}
