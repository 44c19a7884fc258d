import { appendFileSync, copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { create, folder, path, shell } from './scratch.ts'

// What happens to the file behind our back while it is open.

test('a file moved away or replaced is not written to; save-as keeps the change', async () => {
  const file = await create()
  renameSync(path, `${path}.moved`)
  file.engine.run(`UPDATE person SET name = 'mine' WHERE id = 1`)
  expect(file.commit()).toMatchObject({ fault: 'file.replaced' })
  writeFileSync(path, 'something else entirely')
  expect(file.commit()).toMatchObject({ fault: 'file.replaced' })
  expect(readFileSync(path, 'utf8')).toBe('something else entirely')
  expect(file.saveAs(path)).toMatchObject({ fault: 'file.exists' })
  expect(file.saveAs(join(folder, '另存.tzdb'))).toBeUndefined()
  expect(file.path()).toBe(join(folder, '另存.tzdb'))
  file.engine.run(`UPDATE person SET name = 'later' WHERE id = 2`)
  expect(file.commit()).toMatchObject({ pages: 2 })
  expect(file.verify()).toEqual([])
  expect(shell('SELECT name FROM person WHERE id IN (1, 2)', file.path())).toBe('mine\nlater')
})

test('the same file under a new identity (a stick plugged in again) is taken over', async () => {
  const file = await create()
  file.engine.run(`UPDATE person SET name = 'mine' WHERE id = 1`)
  copyFileSync(path, `${path}.copy`)
  renameSync(`${path}.copy`, path)
  expect(file.commit()).toMatchObject({ pages: 2 })
  expect(file.verify()).toEqual([])
})

test('a write by another SQLite program is never overwritten', async () => {
  const file = await create()
  shell(`UPDATE person SET name = '外部' WHERE id = 1`)
  file.engine.run(`UPDATE person SET name = 'mine' WHERE id = 2`)
  expect(file.commit()).toMatchObject({ fault: 'file.changedOutside' })
  expect(shell('SELECT name FROM person WHERE id = 1')).toBe('外部')
})

test('a journal that another program removed is made again', async () => {
  const file = await create()
  rmSync(`${path}-journal`)
  file.engine.run(`UPDATE person SET name = 'mine' WHERE id = 2`)
  expect(file.commit()).toMatchObject({ pages: 2 })
  expect(file.verify()).toEqual([])
})

test('bytes appended by others are noticed', async () => {
  const file = await create()
  appendFileSync(path, 'tail')
  file.engine.run(`UPDATE person SET name = 'mine' WHERE id = 2`)
  expect(file.commit()).toMatchObject({ fault: 'file.changedOutside' })
})
