/**
 * The file image that is given to sql.js, made to notice which pages SQLite writes.
 *
 * sql.js keeps a database as one typed array in its in-memory file system: it calls `slice` once on the bytes it is
 * given, and from then on `set(bytes, position)` for each write and `subarray` for each read. So a subclass with these
 * methods sees every page on its way. When the file outgrows the array or is cut, sql.js moves on to an array of its
 * own; `reads` then stands still, which is how the move is noticed (pages.ts).
 */
export class TrackedImage extends Uint8Array {
  /** Views made by subarray and slice are plain arrays. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array
  }

  /** Bytes of the file; the array itself is longer, to leave room for growth. */
  used = 0
  pageSize = 0
  /** Pages of the file on disk: only these have an old content worth keeping. */
  diskPageCount = 0
  /** Index of each page written since the last settled state, with its content from before. */
  readonly touched = new Map<number, Uint8Array | undefined>()
  reads = 0

  override set(bytes: ArrayLike<number>, position = 0): void {
    this.#note(position, bytes.length)
    super.set(bytes, position)
    if (position + bytes.length > this.used) this.used = position + bytes.length
  }

  override subarray(start?: number, end?: number): Uint8Array<ArrayBuffer> {
    this.reads++
    return super.subarray(start, end) as Uint8Array<ArrayBuffer>
  }

  #note(position: number, length: number): void {
    const last = Math.floor((position + length - 1) / this.pageSize)
    for (let index = Math.floor(position / this.pageSize); index <= last; index++) {
      if (this.touched.has(index)) continue
      const start = index * this.pageSize
      const isOnDisk = index < this.diskPageCount
      this.touched.set(index, isOnDisk ? new Uint8Array(this.buffer.slice(start, start + this.pageSize)) : undefined)
    }
  }

  /** The current content of a page, as a view. */
  page(index: number): Uint8Array {
    return new Uint8Array(this.buffer, index * this.pageSize, this.pageSize)
  }

  /** What the page held in the last settled state. */
  settledPage(index: number): Uint8Array {
    return this.touched.get(index) ?? this.page(index)
  }
}

/** Room for growth: reserved, but not resident until written. Past it the image is captured once as a whole. */
const leastSpare = 64 * 1024 * 1024

/**
 * An array with room for `size` bytes and growth, by default to more than twice as much: the largest import into a file doubles it,
 * and moving it to a larger array would take a second copy. On a crowded 32-bit machine with less room to grow.
 */
export function allocateImage(size: number, spare = leastSpare + size): TrackedImage {
  try {
    return new TrackedImage(new ArrayBuffer(size + spare))
  } catch (thrown) {
    if (!(thrown instanceof RangeError) || spare < 1024 * 1024) throw thrown
    return allocateImage(size, Math.floor(spare / 4))
  }
}

/** What sql.js must be given so that it goes on working on `image` itself instead of on a copy. */
export function seedOf(image: TrackedImage): Uint8Array {
  return ownedBySqlJs(new Uint8Array(image.buffer, 0, image.used), image)
}

/** What sql.js must be given so that it works on these bytes themselves. */
export function ownedBySqlJs(bytes: Uint8Array, owned = bytes): Uint8Array {
  return Object.defineProperty(bytes.subarray(), 'slice', { value: () => owned })
}

/** A tracked copy of an image whose header names `pageSize`; all of it counts as being on disk. */
export function trackImage(bytes: Uint8Array, pageSize: number, spare?: number): TrackedImage {
  const image = allocateImage(bytes.length, spare)
  new Uint8Array(image.buffer).set(bytes)
  return startTracking(image, bytes.length, pageSize)
}

/** Starts watching an image whose bytes were put into its buffer directly. */
export function startTracking(image: TrackedImage, size: number, pageSize: number): TrackedImage {
  image.used = size
  image.pageSize = pageSize
  image.diskPageCount = size / pageSize
  return image
}
