import type { Block, ChecksBlock, FormDefinition, TableBlock, TimelineBlock } from '#shared/forms/define.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'
import { relationOf, resolvePath, targetOf, type FormPath, type LinkStep } from '#shared/printing/forms/paths.ts'
import { parseConditions } from '#shared/printing/forms/condition.ts'
import { conditionsIn, isTemplate, placeholdersOf, shareOf } from '#shared/printing/forms/template.ts'
import type { ChildWish } from './recordStore.ts'

/** What a form will ask of the file, worked out once: which links are followed, which child records are read. */
export type FormPlan = Readonly<{
  ledger: LedgerDefinition
  /** Of a placeholder on a record of that ledger. */
  path: (ledger: LedgerDefinition, path: string) => FormPath
  /** Links to follow from records of the form's ledger. */
  links: readonly (readonly LinkStep[])[]
  children: readonly ChildPlan[]
}>

export type ChildPlan = Readonly<{ wish: ChildWish; links: readonly (readonly LinkStep[])[]; grandchildren: readonly ChildPlan[] }>

type Making = Readonly<{ registry: Registry; form: FormDefinition; ledger: LedgerDefinition; answers: Answers; names: boolean }>
export type Answers = Readonly<Record<string, string>>

/** `names`: the edition hides names of minors, so persons behind names are read too. The form has no problems (formProblems). */
export function planForm(registry: Registry, form: FormDefinition, answers: Answers, names: boolean): FormPlan {
  const ledger = findLedger(registry, form.ledger)!
  const making: Making = { registry, form, ledger, answers, names }
  const known = new Map<string, FormPath>()
  const path = (of: LedgerDefinition, text: string): FormPath => {
    const key = `${of.id} ${text}`
    const found = known.get(key) ?? pathOf(making, of, text)
    known.set(key, found)
    return found
  }
  const texts = form.blocks.flatMap((block) => ownTexts(block))
  const apart = (form.apart ?? []).flatMap((one) => (isTemplate(one) ? pathsIn(one) : pathsOfWhen(one)))
  const paths = [...apart, ...texts.flatMap(pathsIn), ...form.blocks.flatMap(ownPaths)]
  return {
    ledger,
    path,
    links: linksOf(making, ledger, paths),
    children: [...childPaths(making, paths), ...form.blocks.flatMap((block) => blockChildren(making, block))],
  }
}

/** A problem here is a bug: forms are checked before they are planned. */
function pathOf({ registry, form }: Making, ledger: LedgerDefinition, text: string): FormPath {
  const found = resolvePath({ registry, form, ledger }, text)
  if (typeof found === 'string') throw new Error(`${form.id}: ${found}`)
  return found
}

function pathsIn(text: string): readonly string[] {
  return placeholdersOf(text).flatMap(({ path, format }) =>
    [path, shareOf(format), ...(conditionsIn(format) ?? []).map((one) => one.path)].filter((one) => one !== null),
  )
}

/** Texts that are filled in from the record of the sheet, or of the list. */
function ownTexts(block: Block): readonly string[] {
  switch (block.kind) {
    case 'title':
    case 'text':
      return [block.text]
    case 'line':
      return [block.left ?? '', block.middle ?? '', block.right ?? '']
    case 'qr':
      return [block.text, ...(block.beside ?? [])]
    case 'grid':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => [cell.text, cell.foot ?? '']))
    case 'sign':
      return [...block.labels, block.seal ?? '', block.date ?? '']
    case 'table':
      return [
        ...(block.of === undefined ? rowTexts(block) : []),
        block.totals?.label ?? '',
        ...block.columns.map((column) => column.known?.text ?? ''),
      ]
    default:
      return []
  }
}

function rowTexts(block: TableBlock): readonly string[] {
  return [...block.columns.filter((column) => column.of === undefined).map((column) => column.text), block.groupBy ?? '']
}

function pathsOfWhen(text: string | undefined): readonly string[] {
  return text === undefined ? [] : parseConditions(text).map(({ path }) => path)
}

function ownPaths(block: Block): readonly string[] {
  const when = 'when' in block ? pathsOfWhen(block.when) : []
  if (block.kind === 'grid') return [...when, ...block.rows.flatMap((row) => pathsOfWhen(row.when))]
  if (block.kind === 'table') return [...when, ...block.columns.flatMap((column) => (column.known?.when ?? []).flatMap(pathsOfWhen))]
  if (block.kind === 'fields') return [...when, ...block.fields.map((entry) => (typeof entry === 'string' ? entry : entry.field))]
  return when
}

function linksOf(making: Making, ledger: LedgerDefinition, paths: readonly string[]): readonly (readonly LinkStep[])[] {
  const found = paths.map((path) => pathOf(making, ledger, path)).flatMap((path) => (path.kind === 'field' ? [path] : []))
  const links = found.filter((path) => path.links.length > 0).map((path) => path.links)
  if (!making.names) return links
  // The record at the end of each path may be called by a person, too.
  const ends = found.flatMap(({ links: before, ledger: end }) => personLinks(making.registry, end).map((more) => [...before, ...more]))
  return [...links, ...personLinks(making.registry, ledger), ...ends]
}

/** From a record to the persons and households that its names belong to. */
function personLinks(registry: Registry, ledger: LedgerDefinition): readonly (readonly LinkStep[])[] {
  const steps = ledger.fields.flatMap((field) => {
    const target = field.type === 'link' && !field.derived ? targetOf(registry, ledger, field) : undefined
    return target && (target.id === 'member' || target.id === 'household') ? [{ field, target }] : []
  })
  const further = steps.filter((step) => step.target.id === 'member')
  const household = (step: LinkStep) => ({
    field: step.target.fields.find((field) => field.id === 'household')!,
    target: findLedger(registry, 'household')!,
  })
  return [...steps.map((step) => [step]), ...further.map((step) => [step, household(step)])]
}

function childPaths(making: Making, paths: readonly string[]): readonly ChildPlan[] {
  return paths.flatMap((path) => {
    const found = pathOf(making, making.ledger, path)
    return found.kind === 'child' ? [childPlan(making, wishOf(found.relation, undefined, undefined), [])] : []
  })
}

function blockChildren(making: Making, block: Block): readonly ChildPlan[] {
  if (block.kind === 'checks' && block.of !== undefined)
    return [childPlan(making, checksWish(making.registry, making.ledger, block, making.answers), [])]
  if (block.kind === 'timeline') return timelineWishes(making.registry, making.ledger, block).map((wish) => childPlan(making, wish, []))
  if (block.kind !== 'table') return []
  const rows = block.of === undefined ? making.ledger : tableWish(making.registry, making.ledger, block, making.answers)!.relation.child
  const per = perWish(making.registry, rows, block, making.answers)
  const grandchildren = per
    ? [
        childPlan(
          making,
          per,
          block.columns.filter((column) => column.of !== undefined).map((column) => column.text),
        ),
      ]
    : []
  if (block.of === undefined) return grandchildren
  return [{ ...childPlan(making, tableWish(making.registry, making.ledger, block, making.answers)!, rowTexts(block)), grandchildren }]
}

function childPlan(making: Making, wish: ChildWish, texts: readonly string[]): ChildPlan {
  const paths = texts.flatMap(pathsIn)
  return { wish, links: linksOf(making, wish.relation.child, paths), grandchildren: [] }
}

/** Records of the table's own ledger `of`. */
export function tableWish(registry: Registry, ledger: LedgerDefinition, block: TableBlock, answers: Answers): ChildWish | null {
  if (block.of === undefined) return null
  return wishOf(
    needRelation(registry, ledger, block.of, block.via),
    filledFilter(isPer(block) ? undefined : block.filter, answers),
    block.sort,
  )
}

/** Child records of each row, for columns with `of`; the block's filter is theirs. */
export function perWish(registry: Registry, rows: LedgerDefinition, block: TableBlock, answers: Answers): ChildWish | null {
  const per = block.columns.find((column) => column.of !== undefined)?.of
  return per === undefined ? null : wishOf(needRelation(registry, rows, per), filledFilter(block.filter, answers), undefined)
}

/** One block of rows a record, filled by its child records. */
export function isPer(block: TableBlock): boolean {
  return block.columns.some((column) => column.of !== undefined)
}

export function checksWish(registry: Registry, ledger: LedgerDefinition, block: ChecksBlock, answers: Answers): ChildWish {
  return wishOf(needRelation(registry, ledger, block.of!, block.via), filledFilter(block.filter, answers), undefined)
}

export function timelineWishes(registry: Registry, ledger: LedgerDefinition, block: TimelineBlock): readonly ChildWish[] {
  return registry.ledgers.flatMap((child) => {
    if (child.system || !child.occurrence || child.id === ledger.id || block.without?.includes(child.id)) return []
    const relation = relationOf(registry, ledger, child.id, block.via)
    return typeof relation === 'string' || (block.via === undefined && relation.via !== null)
      ? []
      : [wishOf(relation, undefined, undefined)]
  })
}

export function wishOf(relation: ChildWish['relation'], filter: string | undefined, sort: readonly string[] | undefined): ChildWish {
  // Who moved away or died stands on no paper, unless the form asks for it.
  const usual = relation.child.id === 'member' ? '(status is blank or status = "在册")' : ''
  return { relation, filter: filter ?? usual, sort: sort ?? (relation.child.id === 'member' ? [] : (relation.child.sort ?? [])) }
}

function needRelation(registry: Registry, ledger: LedgerDefinition, child: string, via?: string): ChildWish['relation'] {
  const found = relationOf(registry, ledger, child, via)
  if (typeof found === 'string') throw new Error(found)
  return found
}

/** The filter with the answers in it; a term whose answer is empty is left out. */
export function filledFilter(filter: string | undefined, answers: Answers): string | undefined {
  if (filter === undefined || !filter.includes('{')) return filter
  const terms = filter
    .split(/ and /)
    .filter((term) => [...term.matchAll(/\{ask\.(\w+)\}/g)].every((match) => (answers[match[1]!] ?? '') !== ''))
  return terms
    .map((term) => term.replace(/("?)\{ask\.(\w+)\}/g, (_, quote: string, id: string) => quote + literal(answers[id]!, quote !== '')))
    .join(' and ')
}

function literal(answer: string, isQuoted: boolean): string {
  const escaped = answer.replace(/[\\"]/g, '\\$&')
  return isQuoted || /^-?\d+(\.\d+)?$/.test(answer) ? escaped : `"${escaped}"`
}
