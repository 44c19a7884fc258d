import { once } from 'node:events'
import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { townshipOf } from '#data/core/fileInfo.ts'
import { replaceFile } from '#data/excel/fileReplacement.ts'
import { compareCopies, storedCopies, type StoredCopy } from '#data/exchange/formCopies.ts'
import { readLayoutFile } from '#data/exchange/layoutFile.ts'
import { layoutSightings, storedLayouts, type StoredLayout } from '#data/exchange/layoutMemory.ts'
import { storedWords, type StoredWord } from '#data/exchange/learnedWords.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import {
  compareLayouts,
  type LayoutComparison,
  type LayoutDifference,
  type LayoutFile,
  type WordDifference,
} from '#shared/importing/layoutFile.ts'
import { isFault, type Outcome } from '#shared/ipc/faults.ts'
import type { FormCopyDifference, LayoutPreview, LayoutsView } from '#shared/ipc/parts/layouts.ts'
import { taught } from '#shared/ledger/learnedWords.ts'
import { commitEdit } from './edit.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'
import { choose, replan, sessionOf } from './importDesk.ts'

export const importLayoutsHandlers = {
  'import.words': (context, { session: id, answers }) => {
    const current = sessionOf(context, id)
    current.words = taught(
      current.words,
      answers.map(({ list, word, code }) => ({ list, word, value: code })),
    )
    return replan(context, current)
  },

  'import.place': (context, { session: id, table, village }) => {
    const current = sessionOf(context, id)
    choose(current, table, { village })
    return replan(context, current)
  },

  'import.year': (context, { session: id, table, year }) => {
    const current = sessionOf(context, id)
    choose(current, table, { year: year ?? undefined })
    return replan(context, current)
  },

  'layouts.list': (context) => viewOf(context),

  'layouts.export': async (context, { token, layouts, words }) => {
    const path = pathOf(context, token)
    const { engine } = context.file()
    const chosen = {
      layouts: storedLayouts(engine).filter(({ id }) => layouts === undefined || layouts.includes(id)),
      words: storedWords(engine).filter(({ id }) => words === undefined || words.includes(id)),
      // Who picks layouts wants those, not the papers of the office.
      forms: layouts === undefined ? storedCopies(engine) : [],
    }
    const content = contentOf(context, chosen)
    const written = await replaceFile(path, async (stream) => {
      stream.end(`${JSON.stringify(content, null, 2)}\n`)
      await once(stream, 'finish')
    })
    if (isFault(written)) return written
    return { name: basename(path), layouts: content.layouts.length, words: content.words.length, forms: chosen.forms.length }
  },

  'layouts.inspect': (context, { token }) => previewOf(context, token),

  'layouts.import': async (context, { token, id }) => {
    const preview = previewOf(context, token)
    if (isFault(preview)) return preview
    const { newId } = context.options
    const differences = [...preview.layouts, ...preview.words, ...preview.forms]
    const changed = differences.filter(({ record }) => record !== null).length
    const told = { added: differences.length - changed, changed }
    if (differences.length === 0) return { changeSet: null, ...told }
    const changes = [
      ...preview.layouts.map((one) => layoutChange(one, newId)),
      ...preview.words.map((one) => wordChange(one, newId)),
      ...preview.forms.map((one) => copyChange(one, newId)),
    ]
    const done = await commitEdit(context, { id, kind: 'edit', label: `导入表格格式“${preview.name}”`, changes })
    return isFault(done) ? done : { changeSet: done.changeSet, ...told }
  },
} satisfies Partial<Handlers>

function viewOf(context: CoreContext): LayoutsView {
  const { registry, engine } = context.reading()
  const sightings = layoutSightings(engine)
  return {
    layouts: storedLayouts(engine).map(({ id, head, name, note, ledger, columns, source, fingerprint }) => ({
      id,
      head,
      name,
      note,
      ledger,
      columns,
      source,
      last: sightings.get(fingerprint) ?? null,
    })),
    words: storedWords(engine).map((word) => ({ ...word, label: registry.codes[word.list]?.label ?? word.list })),
    forms: storedCopies(engine).length,
  }
}

type Chosen = Readonly<{ layouts: readonly StoredLayout[]; words: readonly StoredWord[]; forms: readonly StoredCopy[] }>

function contentOf(context: CoreContext, chosen: Chosen): LayoutFile {
  const reading = context.reading()
  return {
    format: 'township-ledger/layouts',
    version: 1,
    township: townshipOf(reading.engine),
    exportedOn: reading.today,
    layouts: chosen.layouts.map(({ name, fingerprint, ledger, named, columns, source, note }) => ({
      name,
      fingerprint,
      ledger,
      ...(named ? { named } : {}),
      columns: columns.map(({ header, ledger: of, field, by }) => ({ header, ledger: of, field, by })),
      ...(source ? { source } : {}),
      ...(note ? { note } : {}),
    })),
    words: chosen.words.map(({ list, word, code }) => ({ list, word, code })),
    // Left out where there are none: programs before this one read such a file, too.
    ...(chosen.forms.length > 0 ? { forms: chosen.forms.map(({ form, name, settings }) => ({ form, name, settings })) } : {}),
  }
}

function previewOf(context: CoreContext, token: string): Outcome<LayoutComparison & LayoutPreview> {
  const path = pathOf(context, token)
  const file = readLayoutFile(path)
  if (isFault(file)) return file
  const { registry, engine } = context.reading()
  const { township, exportedOn } = file
  const own = { layouts: storedLayouts(engine), words: storedWords(engine) }
  const { layouts, words, same, refused } = compareLayouts(registry, file, own)
  const copies = compareCopies(file.forms ?? [], storedCopies(engine))
  const told = { name: basename(path), township, exportedOn }
  return { ...told, layouts, words, forms: copies.differences, same: same + copies.same, refused: [...refused, ...copies.refused] }
}

function layoutChange({ name, layout, record }: LayoutDifference, newId: () => string): DraftChange {
  const { fingerprint, ledger, columns, named, source, note } = layout
  const content = JSON.stringify({ columns, ...(named ? { named } : {}) })
  const values = { ledger, columns: content, source: source ?? null, ...(note ? { note } : {}) }
  if (record) return { ledger: 'importLayout', recordId: record.id, op: 'change', values, seenHead: record.head }
  return { ledger: 'importLayout', recordId: newId(), op: 'add', values: { name, fingerprint, ...values } }
}

function copyChange({ form, name, settings, record }: FormCopyDifference, newId: () => string): DraftChange {
  if (record) return { ledger: 'ownForm', recordId: record.id, op: 'change', values: { settings }, seenHead: record.head }
  return { ledger: 'ownForm', recordId: newId(), op: 'add', values: { form, name, settings } }
}

function wordChange({ list, word, code, record }: WordDifference, newId: () => string): DraftChange {
  if (record) return { ledger: 'learnedWord', recordId: record.id, op: 'change', values: { code: code || null }, seenHead: record.head }
  return { ledger: 'learnedWord', recordId: newId(), op: 'add', values: { list, word, code: code || null } }
}
