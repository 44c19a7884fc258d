import { z } from 'zod'
import type { CodeList } from '#shared/ledger/define.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'
import { comparableText } from '#shared/values/text.ts'
import type { LayoutContent } from './layoutMemory.ts'
import { targetWords } from './targetWords.ts'

const id = z.string().regex(/^[a-zA-Z]\w{0,60}$/)

/** Layouts, words and own forms as offices hand them on, by stick; readable in any editor. Holds headings, no data of persons. */
export const layoutFile = z
  .object({
    format: z.literal('township-ledger/layouts'),
    version: z.literal(1),
    /** Who wrote it and when, for reading. */
    township: z.string().max(60),
    exportedOn: z.iso.date(),
    layouts: z
      .array(
        z.object({
          name: z.string().trim().min(1).max(120),
          fingerprint: z.string().regex(/^[0-9a-f]{8,64}$/),
          ledger: id,
          named: z.boolean().optional(),
          columns: z
            .array(
              z.object({
                header: z.string().max(1_000),
                ledger: id.nullable(),
                field: id.nullable(),
                by: z.enum(['person', 'program']),
              }),
            )
            .min(1)
            .max(1_000),
          source: z.string().max(260).optional(),
          note: z.string().max(2_000).optional(),
        }),
      )
      .max(2_000),
    words: z
      .array(z.object({ list: z.string().min(1).max(120), word: z.string().trim().min(1).max(500), code: z.string().max(500) }))
      .max(20_000),
    /** The office's own copies of printed forms; older programs wrote none. */
    forms: z
      .array(z.object({ form: id, name: z.string().trim().min(1).max(120), settings: z.string().min(2).max(40_000) }))
      .max(500)
      .optional(),
  })
  .strict()

export type LayoutFile = z.output<typeof layoutFile>

type OwnLayout = LayoutContent &
  Readonly<{ id: string; head: string | null; name: string; fingerprint: string; ledger: string; note: string }>
type OwnWord = Readonly<{ id: string; head: string | null; list: string; word: string; code: string }>

/** `name`: free in the open file. `record`: what is changed; null to add. */
export type LayoutDifference = Readonly<{
  name: string
  /** The name in the file, where another layout of the open file has it already. */
  renamedFrom: string | null
  layout: LayoutFile['layouts'][number]
  /** Headings that the open file maps otherwise, in words: `人数：家庭人口 → 不导入`. */
  contradictions: readonly string[]
  record: Readonly<{ id: string; head: string | null }> | null
}>

export type WordDifference = Readonly<{
  list: string
  label: string
  word: string
  code: string
  /** What the open file says that the word means. */
  before: string | null
  record: Readonly<{ id: string; head: string | null }> | null
}>

export type LayoutComparison = Readonly<{
  layouts: readonly LayoutDifference[]
  words: readonly WordDifference[]
  /** What the open file holds already. */
  same: number
  refused: readonly Readonly<{ label: string; why: string }>[]
}>

/** What taking the file over would change. Nothing is ever taken away. Contradictions are told and then the file counts. */
export function compareLayouts(
  registry: Registry,
  file: LayoutFile,
  own: Readonly<{ layouts: readonly OwnLayout[]; words: readonly OwnWord[] }>,
): LayoutComparison {
  const refused: LayoutComparison['refused'][number][] = []
  const layouts = compareAll(registry, file, own.layouts, refused)
  const words = wordDifferences(registry, file, own.words, refused)
  const same = file.layouts.length + file.words.length - layouts.length - words.length - refused.length
  return { layouts, words, same, refused }
}

function compareAll(
  registry: Registry,
  file: LayoutFile,
  own: readonly OwnLayout[],
  refused: LayoutComparison['refused'][number][],
): readonly LayoutDifference[] {
  const names = new Map(own.map(({ name, fingerprint }) => [name, fingerprint]))
  const found: LayoutDifference[] = []
  for (const layout of file.layouts) {
    if (!findLedger(registry, layout.ledger)) {
      refused.push({ label: layout.name, why: '本程序没有它的台账，可能来自更新的版本' })
      continue
    }
    const held = own.find((one) => one.fingerprint === layout.fingerprint)
    if (held && contentText(held) === contentText(layout)) continue
    const name = held ? held.name : freeName(layout, names)
    names.set(name, layout.fingerprint)
    found.push({
      name,
      renamedFrom: name === layout.name ? null : layout.name,
      layout,
      contradictions: held ? contradictions(registry, held, layout) : [],
      record: held ? { id: held.id, head: held.head } : null,
    })
  }
  return found
}

function contentText({ columns, ledger, named }: LayoutContent & Readonly<{ ledger: string }>): string {
  return JSON.stringify([ledger, named ?? false, columns.map(({ header, ledger: of, field, by }) => [header, of, field, by])])
}

/** Two layouts of one name would not be told apart in lists and on the command line. */
function freeName({ name, fingerprint }: Readonly<{ name: string; fingerprint: string }>, names: ReadonlyMap<string, string>): string {
  let free = name
  for (let number = 2; names.has(free) && names.get(free) !== fingerprint; number += 1) free = `${name}（${number}）`
  return free
}

function contradictions(registry: Registry, held: LayoutContent, other: LayoutContent): readonly string[] {
  return other.columns.flatMap((column, place) => {
    const before = held.columns[place]
    if (!before || before.by !== 'person' || column.by !== 'person') return []
    const [now, then] = [targetWords(registry, column), targetWords(registry, before)]
    return now === then ? [] : [`${column.header}：${then} → ${now}`]
  })
}

function wordDifferences(
  registry: Registry,
  file: LayoutFile,
  own: readonly OwnWord[],
  refused: LayoutComparison['refused'][number][],
): readonly WordDifference[] {
  const last = new Map(file.words.map((one) => [`${one.list} ${comparableText(one.word)}`, one]))
  return [...last.values()].flatMap(({ list, word, code }) => {
    const codes: CodeList | undefined = registry.codes[list]
    if (!codes || (code !== '' && !codes.items.some((item) => item.value === code))) {
      refused.push({ label: word, why: codes ? `选项中没有“${code}”` : '本程序没有它的选项表，可能来自更新的版本' })
      return []
    }
    const held = own.find((one) => one.list === list && comparableText(one.word) === comparableText(word))
    if (held?.code === code) return []
    return [{ list, label: codes.label, word, code, before: held?.code ?? null, record: held ? { id: held.id, head: held.head } : null }]
  })
}
