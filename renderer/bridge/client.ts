import { QueryClient } from '@tanstack/react-query'
import { FaultError } from '#shared/ipc/faults.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import type { Session } from '#shared/ipc/parts/operators.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { BridgeEvent } from './window.d.ts'

export const registryKey = ['data', 'ledger.registry', {}] as const
export const fileKey = ['data', 'file.info', {}] as const
export const sessionKey = ['data', 'operators.who', {}] as const
export const savingKey = ['saving'] as const

/** The store of answers. A restarted data service is asked again; other faults are shown at once. */
export function createBridgeClient(): QueryClient {
  const retry = (count: number, error: unknown) => count < 3 && error instanceof FaultError && error.fault.fault === 'data.restarted'
  return new QueryClient({
    defaultOptions: {
      // 'always': the program is offline for good; react-query would otherwise wait for a network.
      queries: { networkMode: 'always', retry, retryDelay: 300, refetchOnWindowFocus: false, gcTime: 60_000 },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** Brings one event into the store: what it makes stale is asked again, what it carries is kept. */
export function takeEvent(client: QueryClient, event: BridgeEvent): void {
  if (event.name === 'changed') return changed(client, event.payload.ledgers)
  if (event.name === 'registry') {
    client.setQueryData(registryKey, JSON.parse(event.payload) as Registry)
    return
  }
  if (event.name === 'saving') {
    client.setQueryData(savingKey, event.payload)
    return
  }
  if (event.name === 'session') return sessionChanged(client, event.payload)
  if (event.name === 'file') return fileChanged(client, event.payload)
  if (event.name === 'backups') void client.invalidateQueries({ predicate: ({ queryKey }) => isOfBackups(queryKey) })
  // An encrypted file is not open yet: its screens stay as they are while the password is asked for.
  if (event.name === 'dataRestarted' && event.payload.locked === null) void client.invalidateQueries({ queryKey: ['data'] })
}

/** Lists and state of backups; a look into one stays as it is. */
function isOfBackups([kind, method]: readonly unknown[]): boolean {
  return kind === 'data' && (method === 'backup.list' || method === 'backup.state')
}

function fileChanged(client: QueryClient, file: Extract<BridgeEvent, { name: 'file' }>['payload']): void {
  const before = client.getQueryData<typeof file>(fileKey)
  client.setQueryData(fileKey, file)
  void client.invalidateQueries({ predicate: ({ queryKey }) => isOfBackups(queryKey) })
  if (before?.databaseId === file?.databaseId) return
  void client.resetQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'data' && queryKey[1] !== 'file.info' && queryKey[1] !== 'ledger.registry',
  })
  void client.invalidateQueries({ queryKey: registryKey })
}

/** Who comes in was refused before, or somebody else was answered. */
function sessionChanged(client: QueryClient, session: Session): void {
  const before = client.getQueryData<Session>(sessionKey)
  client.setQueryData(sessionKey, session)
  if (before?.me?.id === session.me?.id) return
  const kept: readonly unknown[] = ['file.info', 'ledger.registry', 'operators.who']
  void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] === 'data' && !kept.includes(queryKey[1]) })
}

function changed(client: QueryClient, ledgers: readonly string[]): void {
  const touched = withNeighbours(client.getQueryData<Registry>(registryKey), ledgers)
  void client.invalidateQueries({
    predicate: ({ queryKey: [kind, method, input] }) => kind === 'data' && typeof method === 'string' && isStale(method, input, touched),
  })
}

function isStale(method: string, input: unknown, touched: ReadonlySet<string> | null): boolean {
  if (method.startsWith('history.') || method.startsWith('search.') || method === 'file.info') return true
  // Figures are made of many ledgers; the definition book itself never changes.
  if (method.startsWith('figures.')) return method !== 'figures.catalogue'
  // So are reports; the names that a template may say never change.
  if (method.startsWith('reports.')) return method !== 'reports.names'
  // So is the start page.
  if (method.startsWith('home.')) return true
  // Rules look across ledgers: any change may make or settle findings.
  if (method.startsWith('checks.')) return true
  // Stored hits and pairs speak of persons, households and what was decided.
  if (['matching.counts', 'matching.compare', 'duplicates.list', 'duplicates.compare'].includes(method)) return true
  // Any change may decide what copies disagree about, and makes another one new or known.
  if (method.startsWith('merge.')) return true
  if (method.startsWith('operators.')) return touched === null || touched.has('operator')
  // So are waiting rows, and what imports have taught.
  if (method.startsWith('parked.') || method.startsWith('layouts.')) return true
  if (!method.startsWith('ledger.') || method === 'ledger.registry') return false
  const ledger = (input as { ledger?: string } | undefined)?.ledger
  return touched === null || ledger === undefined || touched.has(ledger)
}

/** The changed ledgers and those that show values of theirs: link words, parent fields, counts. Null: unknown, so all. */
function withNeighbours(registry: Registry | undefined, ledgers: readonly string[]): ReadonlySet<string> | null {
  if (!registry) return null
  const touched = new Set(ledgers)
  for (const ledger of registry.ledgers) {
    if (ledger.fields.some((field) => readsFrom(field, ledgers))) touched.add(ledger.id)
    if (ledgers.includes(ledger.id)) for (const target of targetsOf(ledger)) touched.add(target)
  }
  return touched
}

function readsFrom(field: FieldDefinition, ledgers: readonly string[]): boolean {
  if (field.target !== undefined && ledgers.includes(field.target)) return true
  return field.derived !== undefined && 'ledger' in field.derived && ledgers.includes(field.derived.ledger)
}

function targetsOf(ledger: LedgerDefinition): readonly string[] {
  return ledger.fields.flatMap((field) => (field.target === undefined ? [] : [field.target]))
}
