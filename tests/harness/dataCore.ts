import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDataCore, type DataCore } from '#data/core/dataCore.ts'
import type { Machine } from '#data/core/memoryRoom.ts'
import { createGrants } from '#data/core/grants.ts'
import { dumpLines } from '#data/store/dump.ts'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import { faultText, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { DataEvents } from '#shared/ipc/outputs.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { idCardCheckSign } from '#shared/values/idCard.ts'

export type TestEvent = { [E in keyof DataEvents]: Readonly<{ name: E; payload: DataEvents[E] }> }[keyof DataEvents]

export type TestCoreOptions = Readonly<{
  folder?: string
  registry?: Registry
  person?: string
  newId?: () => string
  lockAfter?: () => number | null
  checksLater?: boolean
  machine?: () => Machine
}>

/** A data core in plain Node on a temporary folder: fixed clock, counted ids, collected events. */
export type TestCore = Readonly<{
  core: DataCore
  folder: string
  /** Path of a name in the folder. */
  at: (name: string) => string
  token: (path: string) => string
  newId: () => string
  events: TestEvent[]
  /** The clock stands until it is set. */
  setNow: (now: Date) => void
  /** The answer of a call that has to succeed. */
  ok: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>
  /** The fault of a call that has to be refused. */
  refused: <M extends Method>(method: M, input: Input<M>) => Promise<Fault>
  dump: () => readonly string[]
  dispose: () => Promise<void>
}>

/** The n-th invented person's ID number: area 439999, born 1980-01-01, correct check sign. */
export function inventedIdCard(n: number, birth = '19800101'): string {
  const first17 = `439999${birth}${String(n).padStart(3, '0')}`
  return first17 + idCardCheckSign(first17)
}

let counter = 0

/** Ids in the form of uuid7, in the order of their making, never twice in a process. */
export function countedId(): string {
  counter += 1
  return `01900000-0000-7000-8000-${counter.toString(16).padStart(12, '0')}`
}

export function makeTestCore(options: TestCoreOptions = {}): TestCore {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), '台账 测试-'))
  const events: TestEvent[] = []
  const grants = createGrants()
  let now = new Date('2026-03-02T09:30:00+08:00')
  const core = createDataCore({
    registry: options.registry ?? shippedRegistry,
    appVersion: '0.1.0',
    who: () => ({ person: options.person ?? '张敏', device: '乡镇办公室' }),
    now: () => now,
    newId: options.newId ?? countedId,
    grants,
    emit: (name, payload) => events.push({ name, payload } as TestEvent),
    ...(options.lockAfter ? { lockAfter: options.lockAfter } : {}),
    ...(options.checksLater ? { checksLater: true } : {}),
    ...(options.machine ? { machine: options.machine } : {}),
  })
  return {
    core,
    folder,
    events,
    at: (name) => join(folder, name),
    token: (path) => grants.grant(path),
    newId: options.newId ?? countedId,
    setNow: (next) => (now = next),
    ok: async (method, input) => {
      const answer = await core.call(method, input)
      if (isFault(answer)) throw new Error(`${method}: ${answer.fault} ${faultText(answer)} ${JSON.stringify(answer)}`)
      return answer as Output<typeof method>
    },
    refused: async (method, input) => {
      const answer = await core.call(method, input)
      if (!isFault(answer)) throw new Error(`${method} was not refused: ${JSON.stringify(answer).slice(0, 300)}`)
      return answer
    },
    dump: () => [...dumpLines(core.context.file().engine, core.context.file().registry)],
    dispose: async () => {
      await core.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A test core with an empty ledger file open. */
export async function openTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const test = makeTestCore(options)
  await test.ok('file.create', { token: test.token(test.at('测试镇.tzdb')), township: '测试镇' })
  return test
}

export type Person = Readonly<{ name: string; idCard?: string; relation?: string; phone?: string; birthDate?: string }>

export type Family = Readonly<{ household: string; members: readonly string[] }>

export async function addVillage(test: TestCore, name: string): Promise<string> {
  return addRecord(test, 'village', { name })
}

export async function addRecord(test: TestCore, ledger: string, values: FieldValues): Promise<string> {
  const recordId = test.newId()
  await test.ok('edit.commit', { id: test.newId(), changes: [{ ledger, recordId, op: 'add', values: { ...values } }] })
  return recordId
}

/** A household with its members as one change set; the first is the head unless a relation says otherwise. */
export async function addFamily(test: TestCore, village: string, people: readonly Person[], values: FieldValues = {}): Promise<Family> {
  const household = test.newId()
  const members = people.map((person, index) => ({
    ledger: 'member',
    recordId: test.newId(),
    op: 'add' as const,
    values: { household, relation: index === 0 ? '户主' : '其他', ...person },
  }))
  const first = { ledger: 'household', recordId: household, op: 'add' as const, values: { village, ...values } }
  await test.ok('edit.commit', { id: test.newId(), changes: [first, ...members] })
  return { household, members: members.map((member) => member.recordId) }
}

/** Changes fields of one record; answers the set's id. */
export async function changeRecord(test: TestCore, ledger: string, recordId: string, values: FieldValues): Promise<string> {
  const answer = await test.ok('edit.commit', {
    id: test.newId(),
    changes: [{ ledger, recordId, op: 'change', values: { ...values } }],
  })
  return answer.changeSet ?? ''
}

export async function removeRecord(test: TestCore, ledger: string, recordId: string): Promise<string> {
  const answer = await test.ok('edit.commit', {
    id: test.newId(),
    changes: [{ ledger, recordId, op: 'remove', values: {} }],
  })
  return answer.changeSet ?? ''
}
