import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { ownHeap } from '#data/core/restMemory.ts'
import { heapBytes, loadEngine } from '#data/engine/loadEngine.ts'
import { create, fill, open, path, shell } from './scratch.ts'

test('memory that a large query took is given back, and everything goes on as it was', async () => {
  const file = await create()
  const { engine } = file
  const prepared = engine.prepare('SELECT name FROM person WHERE id = ?')
  engine.createFunction('twice', (value) => Number(value) * 2)
  const seen: number[] = []
  engine.onUpdate((_operation, _table, rowId) => void seen.push(rowId))
  engine.exec('CREATE TEMP TABLE large(bytes BLOB)')
  for (let row = 0; row < 64; row++) engine.run('INSERT INTO large VALUES (zeroblob(1000000))')
  const before = heapBytes(engine.host())
  expect(before).toBeGreaterThan(60_000_000)
  engine.run('UPDATE person SET name = ? WHERE id = 7', ['张敏'])
  expect(file.hasUnsavedChanges()).toBe(true)

  expect(await file.shrink(32_000_000)).toBe(true)
  expect(heapBytes(engine.host())).toBeLessThan(before / 3)
  expect(await loadEngine()).toBe(engine.host())
  expect(prepared.get<{ name: string }>([7])?.name).toBe('张敏')
  expect(engine.values('SELECT twice(21)')).toEqual([[42]])
  expect(file.hasUnsavedChanges()).toBe(true)
  expect(file.commit()).toEqual({ pages: expect.any(Number) })
  expect(shell('SELECT name FROM person WHERE id = 7; PRAGMA integrity_check')).toBe('张敏\nok')

  engine.run('UPDATE person SET name = ? WHERE id = 8', ['李强'])
  expect(seen).toContain(8)
  fill(file, 501, 600)
  file.commit()
  expect(file.captureMode()).toBe('tracked')
  expect(file.verify()).toEqual([])
  expect(Buffer.compare(readFileSync(path), file.image())).toBe(0)
})

test('nothing holds an instance that was left, neither the file nor a statement that nobody asked since', async () => {
  const file = await create()
  const prepared = file.engine.prepare('SELECT count(*) FROM person')
  expect(prepared.values()).toEqual([[500]])
  const left = [new WeakRef(file.engine.host())]
  for (let round = 0; round < 2; round++) {
    file.engine.values('SELECT count(*) FROM person')
    expect(await file.shrink(0)).toBe(true)
    left.push(new WeakRef(file.engine.host()))
  }
  const heap = ownHeap()
  // Flags of V8 are those of the whole process: a test beside may take the word back just then.
  await vi.waitFor(() => {
    heap.collect()
    expect(left.map((instance) => instance.deref() !== undefined)).toEqual([false, false, true])
  }, 20_000)
  expect(prepared.values()).toEqual([[500]])
})

test('a small heap stays, and so does one whose bytes would have to be copied', async () => {
  const file = await create()
  const host = file.engine.host()
  expect(await file.shrink(64_000_000)).toBe(false)
  expect(file.engine.host()).toBe(host)
  file.close()
  const compared = await open({ capture: 'compared' })
  expect(await compared.shrink(0)).toBe(false)
  expect(compared.engine.values('SELECT count(*) FROM person')).toEqual([[500]])
})
