import type { FormDefinition } from '#shared/forms/define.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger, fieldOf, ledgerOf, type Registry } from '#shared/ledger/registry.ts'

/** What a placeholder means. `links`: followed one after the other before the field is read. */
export type FormPath =
  | FieldPath
  | Readonly<{ kind: 'special'; name: Special }>
  | Readonly<{ kind: 'ask'; id: string }>
  | Readonly<{ kind: 'total'; field: FieldDefinition }>
  | Readonly<{ kind: 'child'; what: ChildWord; relation: Relation; field: FieldDefinition | null }>
export type FieldPath = Readonly<{
  kind: 'field'
  links: readonly LinkStep[]
  /** Ledger of the record on which the field stands. */
  ledger: LedgerDefinition
  field: FieldDefinition
  /** Date field of the sheet's record: only what happened by then counts (`{project.paid@date}`). */
  until?: FieldDefinition
}>
/** `count` of a field: records in which it is filled in (a boolean: with 是). `each`: what every record is called, with its value. */
const childWords = ['count', 'sum', 'first', 'last', 'each'] as const
type ChildWord = (typeof childWords)[number]
/** A link field of one ledger and where it leads. */
export type LinkStep = Readonly<{ field: FieldDefinition; target: LedgerDefinition }>

/** Records of another ledger that belong to this one: they point to it, or to the record that its field `via` points to. */
export type Relation = Readonly<{ child: LedgerDefinition; link: FieldDefinition; via: FieldDefinition | null }>

/**
 * Always there. `count`: records of the sheet. `qr`: digits by which the search box finds the record. `拟`: that word, to be written
 * under a condition before what is only proposed.
 */
export const specials = ['township', 'county', 'officePhone', 'today', 'operator', '#', 'village', 'count', 'qr', '拟'] as const
export type Special = (typeof specials)[number]

export type PathScope = Readonly<{ registry: Registry; form: FormDefinition; ledger: LedgerDefinition }>

/** What `path` means for a record of `scope.ledger`; a text says what is wrong. */
export function resolvePath(scope: PathScope, path: string): FormPath | string {
  const { registry, ledger, form } = scope
  const [first = '', ...rest] = path.split('.')
  if (first === 'ask')
    return form.asks?.some((ask) => ask.id === rest.join('.')) ? { kind: 'ask', id: rest.join('.') } : `没有询问项 ${path}`
  if (first === 'total' && rest.length > 0) return totalPath(scope, rest.join('.'), path)
  const field = findField(ledger, first)
  if (!field && rest.length === 0 && specials.some((name) => name === first)) return { kind: 'special', name: first as Special }
  if (!field && findLedger(registry, first) && rest.length > 0) return childPath(scope, first, rest)
  const [own = '', until] = path.split('@')
  const found = fieldPath(registry, ledger, own)
  return until === undefined || typeof found === 'string' ? found : untilPath(scope, found, until)
}

/** A sum, count or latest value of dated records. */
function untilPath({ registry, ledger }: PathScope, found: FieldPath, id: string): FieldPath | string {
  const until = findField(ledger, id)
  if (until?.type !== 'date') return `${ledger.label}没有日期 ${id}`
  const { derived } = found.field
  const isDated =
    derived?.kind === 'latest' || ((derived?.kind === 'sum' || derived?.kind === 'count') && ledgerOf(registry, derived.ledger).since)
  return isDated ? { ...found, until } : `${found.field.label}不能按日期计算`
}

/** The field at the end of a path of links. */
export function fieldPath(registry: Registry, ledger: LedgerDefinition, path: string): FieldPath | string {
  const links: LinkStep[] = []
  let at = ledger
  const steps = path.split('.')
  for (const [index, id] of steps.entries()) {
    const field = findField(at, id)
    if (!field || field.secret) return `${at.label}没有字段 ${id}（${path}）`
    if (index === steps.length - 1) return { kind: 'field', links, ledger: at, field }
    const target = targetOf(registry, at, field)
    if (!target) return `${at.label}的 ${id} 不指向别的记录（${path}）`
    links.push({ field, target })
    at = target
  }
  return `空的引用`
}

/** Where a link leads; also of one that is read through another link (the village of a member's household). */
export function targetOf(registry: Registry, ledger: LedgerDefinition, field: FieldDefinition): LedgerDefinition | undefined {
  const read = readField(registry, ledger, field)
  return read.type === 'link' && read.target !== undefined ? findLedger(registry, read.target) : undefined
}

/** The field that is read in the end where the given one stands for that of a linked record. */
export function readField(registry: Registry, ledger: LedgerDefinition, field: FieldDefinition): FieldDefinition {
  const { derived } = field
  if (derived?.kind !== 'parent') return field
  const target = ledgerOf(registry, fieldOf(ledger, derived.link).target!)
  return readField(registry, target, fieldOf(target, derived.field))
}

/**
 * How records of `child` belong to one of `ledger`: by `via`, directly, or as those of the same owner (members of a case's
 * household). A text says that they do not.
 */
export function relationOf(registry: Registry, ledger: LedgerDefinition, child: string, via?: string): Relation | string {
  const found = findLedger(registry, child)
  if (!found) return `没有台账 ${child}`
  if (via !== undefined) return viaRelation(registry, ledger, found, via)
  const direct = linkTo(found, ledger.id)
  if (direct) return { child: found, link: direct, via: null }
  for (const field of ledger.fields) {
    const target = field.type === 'link' && !field.derived ? field.target : undefined
    const link = target === undefined || target === 'village' ? undefined : linkTo(found, target)
    if (link) return { child: found, link, via: field }
  }
  return `${found.label}的记录不属于${ledger.label}`
}

function viaRelation(registry: Registry, ledger: LedgerDefinition, child: LedgerDefinition, via: string): Relation | string {
  const field = findField(ledger, via)
  const target = field && targetOf(registry, ledger, field)
  const link = target && linkTo(child, target.id)
  return link ? { child, link, via: field } : `${child.label}的记录不能经 ${via} 找到`
}

function linkTo(child: LedgerDefinition, target: string): FieldDefinition | undefined {
  if (child.parent?.ledger === target) return findField(child, child.parent.field)
  const links = child.fields.filter((field) => field.type === 'link' && field.target === target)
  return links.find((field) => !field.derived) ?? links[0]
}

function totalPath({ ledger }: PathScope, id: string, path: string): FormPath | string {
  const field = findField(ledger, id)
  if (!field || !isNumber(field)) return `${ledger.label}没有可以合计的字段 ${path}`
  return { kind: 'total', field }
}

function childPath({ registry, ledger }: PathScope, child: string, [what = '', id]: readonly string[]): FormPath | string {
  const relation = relationOf(registry, ledger, child)
  if (typeof relation === 'string') return relation
  if (what === 'count' && id === undefined) return { kind: 'child', what, relation, field: null }
  if (!childWords.some((word) => word === what)) return `${child} 之后只能是 ${childWords.join('、')}`
  const field = findField(relation.child, id ?? '')
  if (!field || field.secret || (what === 'sum' && !isNumber(field))) return `${relation.child.label}没有字段 ${id ?? ''}`
  return { kind: 'child', what: what as ChildWord, relation, field }
}

export function isNumber(field: FieldDefinition): boolean {
  return field.type === 'money' || field.type === 'quantity' || field.type === 'integer'
}
