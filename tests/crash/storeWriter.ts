import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { v7 as newId } from 'uuid'
import { createDataCore } from '#data/core/dataCore.ts'
import { createGrants } from '#data/core/grants.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

/**
 * The process that store.test.ts kills: opens the ledger file at argv[2] and works on it through the data core, at
 * random. What it was answered stands on stdout: `set <id>` for every change set, `backup <path>` for every backup.
 */
const grants = createGrants()
const core = createDataCore({
  registry: shippedRegistry,
  appVersion: '0.1.0',
  who: () => ({ person: '张敏', device: '乡镇办公室' }),
  now: () => new Date(),
  newId,
  grants,
  emit: () => undefined,
})

async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  const answer = await core.call(method, input)
  if (isFault(answer)) throw new Error(`${method} ${JSON.stringify(answer)}`)
  return answer as Output<M>
}

function some(count: number): number {
  return Math.floor(Math.random() * count)
}

function tell(line: string): void {
  writeSync(1, `${line}\n`)
}

async function edit(): Promise<void> {
  const { ids } = await call('ledger.query', { ledger: 'member', sort: [] })
  const changes = Array.from({ length: 1 + some(3) }, (_, index) => ids[some(ids.length - 3) + index]!)
  const values = { note: randomUUID(), phone: `139${String(some(100_000_000)).padStart(8, '0')}` }
  const { changeSet } = await call('edit.commit', {
    id: newId(),
    changes: [...new Set(changes)].map((recordId) => ({ ledger: 'member', recordId, op: 'change', values })),
  })
  if (changeSet) tell(`set ${changeSet}`)
}

/** The label says how many records the set has, so that half of one would show. */
async function importMany(): Promise<void> {
  const { ids } = await call('ledger.query', { ledger: 'household' })
  const count = 50 + some(1_200)
  const changes = Array.from({ length: count }, (_, index) => ({
    ledger: 'member',
    recordId: newId(),
    op: 'add' as const,
    values: {
      household: ids[some(ids.length)]!,
      name: `新${index}`,
      status: '在册',
      note: randomUUID().repeat(some(4)),
    },
  }))
  const id = newId()
  const done = await core.context.locked(() =>
    core.context.commit({ id, kind: 'import', label: `导入 ${count}`, changes }, { onProgress: () => undefined }),
  )
  if (isFault(done)) throw new Error(JSON.stringify(done))
  tell(`set ${id}`)
}

async function takeBack(): Promise<void> {
  const answer = await core.call('history.undo', { id: newId() })
  if (!isFault(answer) && (answer as Output<'history.undo'>).changeSet) tell(`set ${(answer as Output<'history.undo'>).changeSet}`)
}

async function backUp(): Promise<void> {
  const { token } = await call('backup.make', {})
  tell(`backup ${grants.pathOf(token)}`)
}

async function work(path: string): Promise<void> {
  await call('file.open', { token: grants.grant(path) })
  tell('open')
  for (;;) {
    const dice = some(20)
    await (dice < 12 ? edit() : dice < 16 ? importMany() : dice < 19 ? takeBack() : backUp())
  }
}

void work(process.argv[2]!)
