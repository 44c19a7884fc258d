import { call, FaultError, faultText, newId, shell, type Copied } from '#renderer/bridge/index.ts'
import { leakCountsText } from '#renderer/leaks/index.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { ImportOverview, UndoAnswer } from '#shared/ipc/outputs.ts'
import type { Grant } from '#shared/ipc/shell.ts'
import type { FaultCode } from '#shared/ipc/faults.ts'
import { knownText, needsNoLook, queueText } from './known.ts'
import { openingOf } from './opening.ts'
import { openSource, planAgain, reopen } from './recover.ts'
import { takeStep, type ReviewStep } from './review.ts'
import { start, type Busy, type Source, type Step } from './state.ts'
import type { Store } from './store.ts'
import { fixesOf, overridesFor, withWork, type Target, type TableWork } from './work.ts'

export type Actions = ReturnType<typeof actionsOf>

/** Everything that the wizard does. None of these throws: what fails becomes `trouble`, and the work stays. */
export function actionsOf(store: Store) {
  const run = runner(store)
  return {
    go: (step: Step) => store.set({ step, notice: null }),
    dismiss: () => store.set({ trouble: null, notice: null }),
    restart: () => restart(store),
    cancel: () => void call('import.cancel', {}).catch((error: unknown) => fail(store, error)),
    report: (error: unknown) => fail(store, error),
    choose: (ledger: string | null, layout?: string) => chooseFile(store, run, { ledger, ...(layout ? { layout } : {}) }),
    /** A workbook that was dropped on the window or chosen among the recent ones. */
    openGrant: ({ token, name }: Grant, ledger: string | null) => begin(store, run, { token, name, ledger }),
    /** The password of the chosen file, or which workbook of a zip is meant: reads it once more. */
    answerOpening: (key: Readonly<{ password?: string; entry?: string }>) => answerOpening(store, run, key),
    leaveOpening: () => store.set({ opening: null }),
    openClip: (clip: Copied, ledger: string | null) => begin(store, run, { clip, name: '剪贴板', ledger }),
    openParked: (tables: readonly string[], file: string) => begin(store, run, { parked: tables, name: file, ledger: null }),
    place: (table: number, village: string) => review(store, run, { method: 'import.place', input: { table, village } }),
    year: (table: number, year: number | null) => review(store, run, { method: 'import.year', input: { table, year } }),
    words: (answers: Input<'import.words'>['answers']) => review(store, run, { method: 'import.words', input: { answers } }),
    recover: () => run('planning', () => recover(store)),
    map: (table: number, column: number, target: Target | null) => map(store, run, { table, column, target }),
    include: (table: number, include: boolean) => {
      store.set({ work: withWork(store.get().work, table, { include }) })
      return run('planning', async () => take(store, await call('import.include', { session: session(store), table, include })))
    },
    fix: (table: number, more: Partial<Pick<TableWork, 'edits' | 'skips'>>) => fix(store, run, table, more),
    review: (step: ReviewStep) => review(store, run, step),
    commit: () => commit(store, run),
    undo: (blocked: (answer: UndoAnswer) => void) => undo(store, run, blocked),
    checkAgain: () => checkAgain(store, run),
    saveProblems: () => saveProblems(store, run),
    saveTemplate: (ledger: string, label: string) => saveTemplate(store, run, { ledger, label }),
  }
}

/** From the beginning; the data core need not keep the workbook any longer. */
function restart(store: Store): void {
  const { overview, revision } = store.get()
  store.set({ ...start, revision: revision + 1 })
  if (overview) void call('import.cancel', { session: overview.session }).catch((error: unknown) => fail(store, error))
}

type Run = (what: Busy['what'], job: () => Promise<void>) => Promise<boolean>

/** Queues a step, shows what is being done, turns a fault into trouble. True when it went well. */
function runner(store: Store): Run {
  return (what, job) =>
    store.queue(async () => {
      store.set({ busy: { what }, trouble: null, notice: null })
      try {
        await job()
        return true
      } catch (error) {
        fail(store, error)
        return false
      } finally {
        store.set({ busy: null })
      }
    })
}

/** Faults after which reading the file again with all decisions can go on. */
const recoverable: ReadonlySet<FaultCode> = new Set(['import.unknown', 'import.stale', 'data.restarted', 'internal'])

function fail(store: Store, error: unknown): void {
  const fault = error instanceof FaultError ? error.fault : null
  const text = fault ? faultText(fault) : `程序内部出错：${String(error)}`
  const canRecover = store.get().overview !== null && (fault === null || recoverable.has(fault.fault))
  store.set({ trouble: { code: fault?.fault ?? null, text, recoverable: canRecover } })
}

function session(store: Store): string {
  return store.get().overview?.session ?? 'none'
}

function take(store: Store, overview: ImportOverview): void {
  store.set({ overview, revision: store.get().revision + 1 })
}

type Way = Readonly<{ ledger: string | null; layout?: string }>

async function chooseFile(store: Store, run: Run, way: Way): Promise<void> {
  const grant = await shell('dialog.openWorkbook', {}).catch((error: unknown) => {
    fail(store, error)
    return null
  })
  if (grant) await begin(store, run, { token: grant.token, name: grant.name, ...way })
}

/** Reads a source from the start. A layout that is known needs no second look at its columns: straight to the rows. */
async function begin(store: Store, run: Run, source: Source): Promise<boolean> {
  store.set({ opening: null })
  return run('reading', async () => {
    const overview = await openSource(source).catch((error: unknown) => {
      const opening = openingOf(error, source)
      if (!opening) throw error
      store.set({ opening, step: 'choose' })
    })
    if (!overview) return
    const isKnown = needsNoLook(overview)
    store.set({
      source,
      work: {},
      choices: [],
      waiting: {},
      finished: null,
      step: isKnown ? 'check' : 'tables',
      notice: isKnown ? knownText(overview) : null,
    })
    take(store, overview)
    // A list for comfort: the import goes on without it.
    if ('token' in source) shell('workbooks.remember', { token: source.token }).catch(() => undefined)
  })
}

async function answerOpening(store: Store, run: Run, key: Readonly<{ password?: string; entry?: string }>): Promise<boolean> {
  const { opening } = store.get()
  return opening ? begin(store, run, { ...opening.source, ...key }) : false
}

async function recover(store: Store): Promise<void> {
  const { overview, source, work, choices } = store.get()
  if (!overview || !source) return
  const again = await planAgain(overview.session, { work, choices }).catch((error: unknown) => {
    if (error instanceof FaultError && error.fault.fault === 'import.unknown') return null
    throw error
  })
  if (again) {
    take(store, again)
    store.set({ waiting: {} })
    return
  }
  const found = await reopen(source, overview, { work, choices })
  take(store, found.overview)
  if (found.kept) store.set({ waiting: {}, notice: '已重新读取文件，您所做的对应和修改都还在。' })
  else
    store.set({
      waiting: {},
      work: {},
      choices: [],
      step: 'tables',
      notice: '文件的内容已经变了，先前的对应和修改对不上行列，没有带过来，请重新核对。',
    })
}

async function map(store: Store, run: Run, wish: Readonly<{ table: number; column: number; target: Target | null }>): Promise<void> {
  const columns = store.get().overview?.tables.find((table) => table.index === wish.table)?.columns ?? []
  const overrides = overridesFor(columns, wish.column, wish.target)
  store.set({ work: withWork(store.get().work, wish.table, { overrides }) })
  await run('planning', async () => take(store, await call('import.map', { session: session(store), table: wish.table, overrides })))
}

/** Edits are shown at once; those typed while a plan is made go together into the next one. */
async function fix(store: Store, run: Run, table: number, more: Partial<Pick<TableWork, 'edits' | 'skips'>>): Promise<void> {
  const waiting = { ...store.get().waiting }
  for (const [place, text] of Object.entries(more.edits ?? {})) waiting[`${table}:${place}`] = text
  store.set({ work: withWork(store.get().work, table, more), waiting })
  const unsent = unsentOf(store, table)
  Object.assign(unsent.edits, more.edits)
  Object.assign(unsent.skips, more.skips)
  await run('planning', () => sendFixes(store, table))
}

type Unsent = { edits: Record<string, string>; skips: Record<number, boolean> }
const unsentByStore = new WeakMap<Store, Map<number, Unsent>>()

function unsentOf(store: Store, table: number): Unsent {
  const tables = unsentByStore.get(store) ?? new Map<number, Unsent>()
  unsentByStore.set(store, tables)
  const unsent = tables.get(table) ?? { edits: {}, skips: {} }
  tables.set(table, unsent)
  return unsent
}

async function sendFixes(store: Store, table: number): Promise<void> {
  const unsent = unsentOf(store, table)
  unsentByStore.get(store)?.delete(table)
  for (const part of fixesOf(unsent)) take(store, await call('import.fix', { session: session(store), table, ...part }))
  const sent = new Set(Object.entries(unsent.edits).map(([place, text]) => `${table}:${place}=${text}`))
  const waiting = Object.entries(store.get().waiting).filter(([place, text]) => !sent.has(`${place}=${text}`))
  store.set({ waiting: Object.fromEntries(waiting) })
}

async function review(store: Store, run: Run, step: ReviewStep): Promise<void> {
  store.set({ choices: [...store.get().choices, step] })
  await run('planning', async () => take(store, await takeStep(session(store), step)))
}

async function commit(store: Store, run: Run): Promise<void> {
  await run('committing', async () => {
    const { overview } = store.get()
    if (!overview) return
    const answer = await call('import.commit', { session: overview.session, id: newId() })
    store.set({ finished: { answer, overview, undone: null }, notice: queueText(answer) })
  })
}

async function undo(store: Store, run: Run, blocked: (answer: UndoAnswer) => void): Promise<void> {
  await run('undoing', async () => {
    const { finished } = store.get()
    if (!finished?.answer.changeSet) return
    const undone = await call('history.undo', { id: newId(), setId: finished.answer.changeSet })
    if (undone.changeSet !== null) store.set({ finished: { ...finished, undone } })
    if (undone.blocked.length > 0) blocked(undone)
  })
}

/** Back from an undone import to its rows, planned against the ledger as it stands now. */
async function checkAgain(store: Store, run: Run): Promise<void> {
  store.set({ finished: null, step: 'check' })
  await run('planning', () => recover(store))
}

async function saveProblems(store: Store, run: Run): Promise<void> {
  const { overview } = store.get()
  if (!overview) return
  await saving(store, run, { suggestedName: `${plain(overview.file)}（退回行）.xlsx` }, async (token) => {
    const { persons, numbers } = await call('leaks.leaving', { what: 'problems', session: overview.session })
    const saved = await call('import.problems', { session: overview.session, token })
    const total = overview.tables.reduce((sum, table) => sum + (table.include ? table.balance.rejected : 0), 0)
    const rest = total > saved.rows ? `另有 ${total - saved.rows} 行退回行在别的表中，没有写进这个文件。` : ''
    const full = persons > 0 ? `里面有 ${persons} 人的完整号码（${leakCountsText(numbers)}），请妥善保管。` : ''
    return `已把 ${saved.rows} 行退回行存到“${saved.name}”，改好后可以直接再导入。${rest}${full}`
  })
}

async function saveTemplate(store: Store, run: Run, { ledger, label }: Readonly<{ ledger: string; label: string }>): Promise<void> {
  await saving(store, run, { suggestedName: `${label}导入模板.xlsx` }, async (token) => {
    const saved = await call('import.template', { ledger, token })
    return `模板已存到“${saved.name}”。`
  })
}

async function saving(
  store: Store,
  run: Run,
  wish: Readonly<{ suggestedName: string }>,
  write: (token: string) => Promise<string>,
): Promise<void> {
  const grant = await shell('dialog.saveWorkbook', wish).catch((error: unknown) => {
    fail(store, error)
    return null
  })
  if (!grant) return
  let notice = ''
  if (await run('saving', async () => void (notice = await write(grant.token)))) store.set({ notice })
}

function plain(name: string): string {
  return name.replace(/\.[^.]+$/, '')
}
