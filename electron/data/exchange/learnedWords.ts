import { unknownWords } from '#shared/ledger/derive/matchChoice.ts'
import type { Engine } from '#data/engine/engine.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { ImportPlan, TablePlan } from '#shared/importing/planTypes.ts'
import type { ImportWord } from '#shared/ipc/outputs.ts'
import { taught, teachableList, type LearnedWords } from '#shared/ledger/learnedWords.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { comparableText } from '#shared/values/text.ts'

export type StoredWord = Readonly<{ id: string; head: string | null; list: string; word: string; code: string }>

/** What was taught, in the order of learning. */
export function storedWords(engine: Engine): readonly StoredWord[] {
  return engine
    .values('SELECT id, _head, list, word, code FROM learned_word WHERE _removed = 0 ORDER BY id')
    .map(([id, head, list, word, code]) => ({
      id: String(id),
      head: head === null ? null : String(head),
      list: String(list),
      word: String(word),
      code: String(code ?? ''),
    }))
}

/** Two PCs may have taught a word twice: the later one counts. */
export function wordsOf(stored: readonly Pick<StoredWord, 'list' | 'word' | 'code'>[]): LearnedWords {
  return taught(
    {},
    stored.map(({ list, word, code }) => ({ list, word, value: code })),
  )
}

/** The changes that keep what was said; words that are known so already are left out. */
export function wordChanges(stored: readonly StoredWord[], said: LearnedWords, newId: () => string): readonly DraftChange[] {
  return Object.entries(said).flatMap(([list, meanings]) =>
    Object.entries(meanings).flatMap(([word, code]): readonly DraftChange[] => {
      const held = [...stored].reverse().find((one) => one.list === list && comparableText(one.word) === comparableText(word))
      if (held?.code === code) return []
      const values = { list, word, code: code || null }
      if (!held) return [{ ledger: 'learnedWord', recordId: newId(), op: 'add', values }]
      return [{ ledger: 'learnedWord', recordId: held.id, op: 'change', values: { code: values.code }, seenHead: held.head }]
    }),
  )
}

/**
 * The words of a plan that fit no choice, those that keep rows out first, then by frequency: one question each. Words
 * that were just answered (`said`) stand behind them, so that the answer can be changed.
 */
export function wordsAsked(registry: Registry, plan: ImportPlan, said: LearnedWords): readonly ImportWord[] {
  const asked = new Map<string, ImportWord>()
  for (const word of plan.tables.flatMap((table) => wordsOfTable(registry, table))) {
    const key = `${word.list} ${comparableText(word.word)}`
    const held = asked.get(key)
    asked.set(key, held ? { ...held, count: held.count + 1, rejects: held.rejects || word.rejects } : word)
  }
  const answered = Object.entries(said).flatMap(([list, meanings]) =>
    Object.entries(meanings).map(([word, answer]) => ({
      list,
      label: registry.codes[list]?.label ?? list,
      word,
      count: 0,
      rejects: false,
      answer,
    })),
  )
  return [...[...asked.values()].sort((a, b) => Number(b.rejects) - Number(a.rejects) || b.count - a.count), ...answered]
}

/** Each occurrence by itself. */
function wordsOfTable(registry: Registry, { match, problems, include, refused }: TablePlan): readonly ImportWord[] {
  if (!include || refused) return []
  const ledgers = new Map(match.columns.map(({ header, ledger, field }) => [`${header} ${field ?? ''}`, ledger]))
  return problems.flatMap(({ code, field: fieldId, header, raw, severity }) => {
    if (code !== 'choice.unknown' || fieldId === null) return []
    const ledger = findLedger(registry, ledgers.get(`${header} ${fieldId}`) ?? match.ledger ?? '')
    const field = ledger && findField(ledger, fieldId)
    const list = field && teachableList(registry, field)
    if (!list) return []
    const words = unknownWords(list, raw, field.type === 'multichoice')
    return words.map((word) => ({ list: list.id, label: field.label, word, count: 1, rejects: severity === '错误', answer: null }))
  })
}
