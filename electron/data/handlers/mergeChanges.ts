import { readRecords, type ReadContext } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import type { MergePreview, PreviewField, PreviewRecord } from '#data/store/mergePreview.ts'
import { removedField } from '#shared/history/state.ts'
import type { MergeChange, MergeChangeField, MergeChangeKind, MergeChanges } from '#shared/ipc/parts/merging.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { findField, findLedger, ledgerOf } from '#shared/ledger/registry.ts'

type ChangeFilter = Readonly<{
  ledger?: string | undefined
  /** '' of those that belong to none. */
  village?: string | undefined
  kind?: MergeChangeKind | undefined
  author?: Readonly<{ person: string; device: string }> | undefined
  /** Part of the name. */
  text?: string | undefined
}>

type Window = Readonly<{ offset: number; limit: number; reveal: boolean }>

/** A window of what a look saw, in words, with how many there are of each ledger, village, kind and author. */
export function changesIn(context: ReadContext, preview: MergePreview, filter: ChangeFilter, window: Window): MergeChanges {
  const found = preview.records.filter((one) => passes(preview, one, filter))
  const telling = { context: { ...context, registry: preview.registry }, preview, reveal: window.reveal, titles: new Map<string, string>() }
  return {
    all: preview.records.length,
    total: found.length,
    facets: facetsOf(telling),
    changes: found.slice(window.offset, window.offset + window.limit).map((one) => tell(telling, one)),
  }
}

function passes(preview: MergePreview, one: PreviewRecord, { ledger, village, kind, author, text }: ChangeFilter): boolean {
  if (ledger !== undefined && one.ledger.id !== ledger) return false
  if (village !== undefined && (one.village ?? '') !== village) return false
  if (kind !== undefined && !kindsOf(one).includes(kind)) return false
  if (text !== undefined && text !== '' && !one.title.includes(text)) return false
  if (author === undefined) return true
  return authorsOf(preview, one).some(({ person, device }) => person === author.person && device === author.device)
}

function kindsOf({ as, fields }: PreviewRecord): readonly MergeChangeKind[] {
  const kinds: readonly MergeChangeKind[] = as === 'same' ? [] : [as]
  return fields.some(({ others }) => others.length > 0) ? [...kinds, 'open'] : kinds
}

type Author = Readonly<{ person: string; device: string }>

function authorsOf({ sets }: MergePreview, one: PreviewRecord): readonly Author[] {
  return one.sets.flatMap((id) => sets.get(id) ?? [])
}

type Telling = Readonly<{ context: ReadContext; preview: MergePreview; reveal: boolean; titles: Map<string, string> }>

function facetsOf(telling: Telling): MergeChanges['facets'] {
  const { preview } = telling
  const [ledgers, villages, kinds, authors] = [new Map(), new Map(), new Map(), new Map()] as Map<string, number>[]
  const count = (counts: Map<string, number> | undefined, key: string): void => void counts?.set(key, (counts.get(key) ?? 0) + 1)
  for (const one of preview.records) {
    count(ledgers, one.ledger.id)
    count(villages, one.village ?? '')
    for (const kind of kindsOf(one)) count(kinds, kind)
    for (const key of new Set(authorsOf(preview, one).map(({ person, device }) => `${person}\n${device}`))) count(authors, key)
  }
  const label = (id: string): string => findLedger(preview.registry, id)?.label ?? id
  return {
    ledgers: [...ledgers!].map(([id, n]) => ({ ledger: id, label: label(id), count: n })),
    villages: [...villages!].map(([id, n]) => ({ village: id, label: id === '' ? '' : nameOf(telling, 'village', id), count: n })),
    kinds: [...kinds!].map(([kind, n]) => ({ kind: kind as MergeChangeKind, count: n })),
    authors: [...authors!].map(([key, n]) => ({ person: key.split('\n')[0]!, device: key.split('\n')[1]!, count: n })),
  }
}

/** Of a record that came, as it will be called; else as it is called here. */
function nameOf({ context, preview, titles }: Telling, ledger: string, id: string): string {
  const known = preview.titles.get(id) ?? titles.get(id)
  if (known !== undefined) return known
  const target = ledgerOf(context.registry, ledger)
  const row = readRecords(context, target, [id])[0]
  const title = row ? titleOf(target, row) : id
  titles.set(id, title)
  return title
}

function tell(telling: Telling, one: PreviewRecord): MergeChange {
  const by = telling.preview.sets.get(one.sets[one.sets.length - 1] ?? '')
  const { ledger, as, op } = one
  return {
    ledger: ledger.id,
    ledgerLabel: ledger.label,
    record: one.record,
    title: one.title,
    village: one.village === null ? '' : nameOf(telling, 'village', one.village),
    kind: as === 'same' ? 'open' : as,
    restored: op === 'restore',
    person: by?.person ?? '',
    device: by?.device ?? '',
    at: by?.at ?? '',
    from: sourceText(by?.file ?? null, one.origin),
    reason: one.reason ?? '',
    fields: one.fields.map((field) => tellField(telling, one, field)),
  }
}

/** The workbook and row that a value was read from, on the PC where it was. */
function sourceText(file: string | null, origin: string | null): string {
  if (file === null) return ''
  return origin === null ? file : `${file} ${origin.replace('!', ' 第 ')} 行`
}

function tellField(
  telling: Telling,
  one: PreviewRecord,
  { field: id, before, after, set, origin, others }: PreviewField,
): MergeChangeField {
  const field = findField(one.ledger, id)
  const { sets } = telling.preview
  const words = (value: FieldValue): string => (id === removedField ? removedText(value) : wordsOf(telling, one, id, value))
  const by = set === null ? undefined : sets.get(set)
  return {
    field: id,
    label: id === removedField ? '是否删除' : (field?.label ?? id),
    before: words(before),
    after: words(after),
    masked: field?.sensitive !== undefined && !telling.reveal,
    person: by?.person ?? '',
    device: by?.device ?? '',
    at: by?.at ?? '',
    from: sourceText(by?.file ?? null, origin),
    others: others.map(({ setId, value }) => {
      const { person, device, at } = sets.get(setId) ?? { person: '', device: '', at: '' }
      return { text: words(value), person, device, at }
    }),
  }
}

const removedText = (value: FieldValue): string => (value === 1 ? '删除' : '保留')

/** Blank workbooks and layouts are kept as long texts: nobody reads them here. */
const longest = 2_000

function wordsOf(telling: Telling, { ledger }: PreviewRecord, id: string, value: FieldValue): string {
  const field = findField(ledger, id)
  if (!field) return String(value ?? '')
  if (field.secret) return value === null ? '' : '（不显示）'
  const isLink = field.type === 'link' && typeof value === 'string'
  const linkLabel = isLink ? nameOf(telling, field.target!, value) : ''
  const text = formatValue(field, value, { mask: !telling.reveal, linkLabel })
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
