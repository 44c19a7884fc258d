import { expect, test } from 'vitest'
import { emptyImage, newPageSize } from '#data/file/header.ts'
import { readWhole } from '#data/file/readWhole.ts'
import { sealPage } from '#data/file/seal.ts'

const chunk = 2 * newPageSize

/** A sealed image of so many pages: its first page as the program writes it, numbers in the others. */
function sealedImage(pages: number): Uint8Array {
  const image = new Uint8Array(pages * newPageSize)
  image.set(emptyImage())
  for (let index = 0; index < pages; index++) {
    const page = image.subarray(index * newPageSize, (index + 1) * newPageSize)
    if (index > 0) page.fill(index)
    sealPage(page)
  }
  return image
}

type Read = Parameters<typeof readWhole>[0]

/** Pieces come later than they were ordered, the last ordered first. */
function slowDisk(bytes: Uint8Array, log: string[] = []): Read {
  const read: Read['read'] = (target, position) => {
    const part = bytes.subarray(position, position + target.length)
    target.set(part)
    return part.length
  }
  let orders = 0
  const readAside: Read['readAside'] = async (target, position) => {
    log.push(`order ${position / newPageSize}`)
    for (let turns = orders++ % 2 === 0 ? 6 : 1; turns > 0; turns--) await Promise.resolve()
    log.push(`come ${position / newPageSize}`)
    return read(target, position)
  }
  return { read, readAside }
}

test('the image is read whole, whatever piece comes first, and two pieces are ordered at a time', async () => {
  const bytes = sealedImage(7)
  const target = new Uint8Array(bytes.length)
  const log: string[] = []
  expect(await readWhole(slowDisk(bytes, log), target, chunk)).toEqual({ bytes: bytes.length, broken: [], unsealed: [] })
  expect(Buffer.compare(target, bytes)).toBe(0)
  expect(log.slice(0, 3)).toEqual(['order 0', 'order 2', 'come 2'])
})

test('a disk that reads only at once serves as well', async () => {
  const bytes = sealedImage(5)
  const target = new Uint8Array(bytes.length)
  const { read } = slowDisk(bytes)
  expect(await readWhole({ read }, target, chunk)).toEqual({ bytes: bytes.length, broken: [], unsealed: [] })
  expect(Buffer.compare(target, bytes)).toBe(0)
})

test('one flipped bit is found on its page, in whatever piece it lies', async () => {
  for (const page of [1, 2, 3, 6, 7]) {
    const bytes = sealedImage(7)
    const at = (page - 1) * newPageSize + 200
    bytes[at] = bytes[at]! ^ 4
    const { unsealed } = await readWhole(slowDisk(bytes), new Uint8Array(bytes.length), chunk)
    expect(unsealed).toEqual([page])
  }
})

test('nothing is said of the seals of a file that has none', async () => {
  const bytes = new Uint8Array(3 * newPageSize).fill(7)
  expect(await readWhole(slowDisk(bytes), new Uint8Array(bytes.length), chunk)).toEqual({
    bytes: bytes.length,
    broken: [],
    unsealed: undefined,
  })
})

test('a file that became shorter than it was said to be is read as far as it goes', async () => {
  const bytes = sealedImage(3)
  const { bytes: read } = await readWhole(slowDisk(bytes), new Uint8Array(9 * newPageSize), chunk)
  expect(read).toBe(bytes.length)
})

test('a disk error is thrown once no piece is on its way any more', async () => {
  const bytes = sealedImage(9)
  let underWay = 0
  const readAside: Read['readAside'] = async (target, position) => {
    underWay += 1
    for (let turns = position === 0 ? 1 : 20; turns > 0; turns--) await Promise.resolve()
    underWay -= 1
    if (position === 0) throw Object.assign(new Error('i/o'), { code: 'EIO' })
    return target.length
  }
  const reading = readWhole({ ...slowDisk(bytes), readAside }, new Uint8Array(bytes.length), chunk)
  await expect(reading).rejects.toMatchObject({ code: 'EIO' })
  expect(underWay).toBe(0)
})

test('a later piece that fails first takes nothing down before its turn', async () => {
  const bytes = sealedImage(9)
  const disk = slowDisk(bytes)
  const readAside: Read['readAside'] = async (target, position) => {
    if (position === chunk) throw Object.assign(new Error('i/o'), { code: 'EIO' })
    return new Promise((resolve) => setTimeout(() => resolve(disk.read(target, position)), 20))
  }
  await expect(readWhole({ ...disk, readAside }, new Uint8Array(bytes.length), chunk)).rejects.toMatchObject({ code: 'EIO' })
})
