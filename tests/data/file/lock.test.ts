import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nodeDisk } from '#data/file/disk.ts'
import { acquireLock, lockPath, readLock } from '#data/file/lock.ts'
import type { Lock, LockHolder } from '#data/file/lock.ts'
import { isFault } from '#shared/ipc/faults.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-lock-'))
  path = join(folder, 'a.tzdb')
})

afterEach(() => rmSync(folder, { recursive: true }))

function take(): Lock {
  const lock = acquireLock(nodeDisk, path, { who: '张敏' })
  if (isFault(lock)) throw new Error(JSON.stringify(lock))
  return lock
}

function leave(holder: Partial<LockHolder>, ageMs = 0): void {
  const left: LockHolder = {
    who: '李强',
    host: hostname(),
    pid: 1,
    since: '2026-11-22T01:00:00.000Z',
    token: 'left',
    ...holder,
  }
  writeFileSync(lockPath(path), JSON.stringify(left))
  const at = new Date(Date.now() - ageMs)
  utimesSync(lockPath(path), at, at)
}

function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

test('tells who has it, and lets go', () => {
  const lock = take()
  expect(acquireLock(nodeDisk, path)).toMatchObject({ fault: 'file.locked', who: '张敏', where: hostname() })
  expect(lock.lostTo()).toBeUndefined()
  lock.release()
  expect(readdirSync(folder)).toEqual([])
  take().release()
})

test('a dead process on this PC is taken over at once, nothing left behind', () => {
  leave({ pid: deadPid() })
  const lock = take()
  expect(readLock(nodeDisk, path)?.token).toBe(lock.holder.token)
  expect(readdirSync(folder)).toEqual(['a.tzdb.lock'])
  lock.release()
})

test('another PC: alive while its heartbeat is fresh, stale after two minutes', () => {
  leave({ host: 'PC-2' }, 60_000)
  expect(acquireLock(nodeDisk, path)).toMatchObject({ fault: 'file.locked', who: '李强', where: 'PC-2' })
  leave({ host: 'PC-2' }, 121_000)
  take().release()
})

test('our own pid from before a reboot is stale', () => {
  leave({ pid: process.pid })
  take().release()
})

test('a lock file that is still being written is not stale; an old empty one is', () => {
  writeFileSync(lockPath(path), '')
  expect(acquireLock(nodeDisk, path)).toMatchObject({ fault: 'file.locked' })
  utimesSync(lockPath(path), new Date(0), new Date(0))
  take().release()
})

test('notices that it was taken over, and does not remove the other one', () => {
  const lock = take()
  leave({ host: 'PC-2', token: 'other' })
  expect(lock.lostTo()).toMatchObject({ fault: 'file.locked', where: 'PC-2' })
  lock.release()
  expect(existsSync(lockPath(path))).toBe(true)
})

test('heartbeats keep the file fresh', async () => {
  const lock = acquireLock(nodeDisk, path, { heartbeatMs: 20 })
  if (isFault(lock)) throw new Error('locked')
  utimesSync(lockPath(path), new Date(0), new Date(0))
  const wasFresh = (): void => expect(nodeDisk.stat(lockPath(path))!.modifiedAt).toBeGreaterThan(Date.now() - 60_000)
  await vi.waitFor(wasFresh, 20_000)
  expect(JSON.parse(readFileSync(lockPath(path), 'utf8'))).toEqual(lock.holder)
  lock.release()
})
