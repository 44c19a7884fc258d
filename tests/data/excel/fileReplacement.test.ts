import { once } from 'node:events'
import { rename } from 'node:fs/promises'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { replaceFile } from '#data/excel/fileReplacement.ts'
import type { Placing } from '#data/excel/fileReplacement.ts'
import type { Outcome } from '#shared/ipc/faults.ts'

const folder = mkdtempSync(join(tmpdir(), 'replace-'))
const path = join(folder, 'a.xlsx')
afterAll(() => rmSync(folder, { recursive: true }))

function put(text: string, target = path, placing?: Placing): Promise<Outcome<{ bytes: number }>> {
  return replaceFile(
    target,
    async (stream) => {
      stream.end(text)
      await once(stream, 'finish')
    },
    placing,
  )
}

it('puts the whole file in place of the old one', async () => {
  writeFileSync(path, 'alt')
  expect(await put('neu')).toEqual({ bytes: 3 })
  expect(readFileSync(path, 'utf8')).toBe('neu')
  expect(readdirSync(folder)).toEqual(['a.xlsx'])
})

it('ends when the stream breaks, although the writer waits for ever', async () => {
  const broken = await replaceFile(path, (stream) => {
    stream.destroy(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    return new Promise<void>(() => {})
  })
  expect(broken).toEqual({ fault: 'export.failed', file: 'a.xlsx', detail: '磁盘空间不足' })
  expect(readFileSync(path, 'utf8')).toBe('neu')
  expect(readdirSync(folder)).toEqual(['a.xlsx'])
})

it('leaves a folder of that name alone', async () => {
  const target = join(folder, 'b.xlsx')
  mkdirSync(target)
  chmodSync(target, 0o700)
  expect(await put('neu', target)).toMatchObject({ fault: 'export.failed', file: 'b.xlsx' })
  rmdirSync(target)
  expect(await put('neu', target)).toEqual({ bytes: 3 })
})

it('waits for a target that another program holds, and tells when it stays held', async () => {
  let tries = 0
  const held =
    (times: number, code: string): Placing['rename'] =>
    async (from, to) => {
      if (++tries <= times) throw Object.assign(new Error('held'), { code, syscall: 'rename' })
      await rename(from, to)
    }
  expect(await put('spät', path, { patience: 5000, rename: held(2, 'EBUSY') })).toEqual({ bytes: 5 })
  expect([tries, readFileSync(path, 'utf8')]).toEqual([3, 'spät'])
  expect(await put('nie', path, { patience: 120, rename: held(999, 'EPERM') })).toEqual({
    fault: 'export.locked',
    file: 'a.xlsx',
  })
  expect(readFileSync(path, 'utf8')).toBe('spät')
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
})
