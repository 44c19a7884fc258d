import { describe, expect, it } from 'vitest'
import { createBridgeClient, fileKey, registryKey, takeEvent } from '#renderer/bridge/client.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { sampleFile } from './sampleFile.ts'

const changed = (...ledgers: string[]) =>
  ({ channel: 'data', name: 'changed', payload: { setId: 's', ledgers, ids: [], person: '', label: '' } }) as const

function clientWith(...keys: readonly (readonly unknown[])[]) {
  const client = createBridgeClient()
  client.setQueryData(registryKey, shippedRegistry)
  for (const key of keys) client.setQueryData(key, 'answer')
  const stale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated
  return { client, stale }
}

const query = (ledger: string) => ['data', 'ledger.query', { ledger }]

describe('what an event makes stale', () => {
  it('asks again the changed ledger and those that show its values, no other', () => {
    const { client, stale } = clientWith(query('member'), query('household'), query('savedView'))
    takeEvent(client, changed('member'))
    expect(stale(query('member'))).toBe(true)
    expect(stale(query('household'))).toBe(true)
    expect(stale(query('savedView'))).toBe(false)
  })

  it('asks again the households when a village is renamed', () => {
    const { client, stale } = clientWith(query('household'))
    takeEvent(client, changed('village'))
    expect(stale(query('household'))).toBe(true)
  })

  it('asks again history and search after any change, but neither registry nor backups', () => {
    const history = ['data', 'history.list', { limit: 50 }]
    const search = ['data', 'search.find', { text: 'w' }]
    const backups = ['data', 'backup.list', {}]
    const { client, stale } = clientWith(history, search, backups)
    takeEvent(client, changed('savedView'))
    expect([stale(history), stale(search), stale(backups), stale(registryKey)]).toEqual([true, true, false, false])
  })

  it('takes the registry as the JSON that it comes as, with nothing lost', () => {
    const { client } = clientWith()
    const sent = { ...shippedRegistry, schemaVersion: 99 }
    takeEvent(client, { channel: 'data', name: 'registry', payload: JSON.stringify(sent) })
    expect(client.getQueryData(registryKey)).toEqual(sent)
  })

  it('asks everything again when the registry is not known', () => {
    const client = createBridgeClient()
    client.setQueryData(query('savedView'), 'answer')
    takeEvent(client, changed('member'))
    expect(client.getQueryState(query('savedView'))?.isInvalidated).toBe(true)
  })

  it('forgets the answers of the file before when another file opens', () => {
    const { client } = clientWith(query('household'))
    client.setQueryData(fileKey, sampleFile)
    takeEvent(client, { channel: 'data', name: 'file', payload: { ...sampleFile, databaseId: 'd2' } })
    expect(client.getQueryData(query('household'))).toBeUndefined()
    expect(client.getQueryData(fileKey)).toMatchObject({ databaseId: 'd2' })
  })

  it('keeps the answers when only the state of the same file changed', () => {
    const { client } = clientWith(query('household'))
    client.setQueryData(fileKey, sampleFile)
    takeEvent(client, { channel: 'data', name: 'file', payload: { ...sampleFile, bytes: 2 } })
    expect(client.getQueryData(query('household'))).toBe('answer')
  })
})
