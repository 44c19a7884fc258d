import { nodeMedium, type Medium } from '#data/copies/medium.ts'

const operations = [
  'create',
  'write',
  'sync',
  'close',
  'stat',
  'list',
  'rename',
  'remove',
  'syncFolderOf',
  'readBack',
  'freeBytes',
] as const
type Operation = (typeof operations)[number]

export type Pulled = Readonly<{ medium: Medium; wasHit: () => boolean; log: readonly Operation[] }>

/** A stick that is pulled out before its n-th operation: that one and all later ones fail, a write half way. */
export function pulledAt(nth: number, code: string): Pulled {
  const log: Operation[] = []
  const fail = (operation: Operation): void => {
    log.push(operation)
    if (log.length >= nth) throw Object.assign(new Error(code), { code })
  }
  const after =
    <A extends readonly unknown[], R>(operation: Operation, work: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      fail(operation)
      return work(...given)
    }
  const medium: Medium = {
    stat: after('stat', nodeMedium.stat),
    list: after('list', nodeMedium.list),
    rename: after('rename', nodeMedium.rename),
    remove: after('remove', nodeMedium.remove),
    freeBytes: after('freeBytes', nodeMedium.freeBytes),
    syncFolderOf: (path) => {
      fail('syncFolderOf')
      nodeMedium.syncFolderOf(path)
    },
    readBack: after('readBack', nodeMedium.readBack),
    create: after('create', async (path: string) => {
      const file = await nodeMedium.create(path)
      const write = async (bytes: Uint8Array, position: number): Promise<void> => {
        log.push('write')
        if (log.length < nth) return file.write(bytes, position)
        await file.write(bytes.subarray(0, bytes.length / 2), position)
        throw Object.assign(new Error(code), { code })
      }
      // The handle itself is let go of, as when a process ends.
      const close = async (): Promise<void> => {
        await file.close()
        fail('close')
      }
      return { write, sync: after('sync', file.sync), close }
    }),
  }
  return { medium, log, wasHit: () => log.length >= nth }
}
