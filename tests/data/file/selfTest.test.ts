import { expect, test } from 'vitest'
import { loadEngine } from '#data/engine/loadEngine.ts'
import type { SqlJs } from '#data/engine/loadEngine.ts'
import { canTrackPages } from '#data/file/selfTest.ts'
import { emptyImage, newPageSize, readHeader } from '#data/file/header.ts'
import { brokenSeals, isSealIntact, isSealed, sealPage } from '#data/file/seal.ts'
import { allocateImage } from '#data/file/trackedImage.ts'

test('the pinned sql.js lets its page writes be caught', async () => {
  expect(canTrackPages(await loadEngine())).toBe(true)
})

test('an sql.js that copies what it is given, or moves the file elsewhere, is found out', async () => {
  const sqlJs = await loadEngine()
  class Copying extends sqlJs.Database {
    constructor(bytes?: ArrayLike<number> | null) {
      super(bytes && new Uint8Array(bytes))
    }
  }
  expect(canTrackPages({ ...sqlJs, Database: Copying } satisfies SqlJs)).toBe(false)
  class Failing extends sqlJs.Database {
    override prepare(): never {
      throw new Error('no')
    }
  }
  expect(canTrackPages({ ...sqlJs, Database: Failing } satisfies SqlJs)).toBe(false)
})

test('a seal sees every single flipped bit of a page', () => {
  const page = emptyImage()
  expect(isSealed(page)).toBe(true)
  expect(readHeader(page)).toMatchObject({ pageSize: newPageSize, pageCount: 1, isWal: false })
  expect(brokenSeals(page, newPageSize)).toEqual([1])
  sealPage(page)
  for (let position = 0; position < page.length; position++) {
    page[position]! ^= 1 << (position % 8)
    expect(isSealIntact(page)).toBe(false)
    page[position]! ^= 1 << (position % 8)
  }
  expect(brokenSeals(page, newPageSize)).toEqual([])
})

test('where memory is short, an image gets less room to grow', () => {
  expect(allocateImage(100, 1000).length).toBe(1100)
  expect(allocateImage(4096, 2 ** 53).length).toBeGreaterThanOrEqual(4096)
})
