import { isFault } from '#shared/ipc/faults.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import type { Attached } from './attached.ts'
import { newCodec } from './codec.ts'
import type { Codec, Seal } from './codec.ts'
import { createFile } from './createFile.ts'
import { errorCode } from './disk.ts'
import type { Disk } from './disk.ts'
import { diskFault } from './diskFault.ts'
import { renamePatiently } from './rename.ts'

/** `image`: the settled database. `seal` is missing to make the file plain. */
export type Conversion = Readonly<{ image: Uint8Array; seal: Seal | undefined; pageSize: number }>

/**
 * Puts the same database, sealed or plain, in place of an attached file. Up to the rename the old file stands untouched,
 * from it on the new one, which was synced and read back before. Faults as of a commit; then the old file stays in use.
 */
export async function convert(disk: Disk, attached: Attached, { image, seal, pageSize }: Conversion): Promise<Fault | undefined> {
  const { path } = attached
  try {
    const refused = attached.prepare(() => image)
    if (refused !== undefined) return refused
    removeLeftover(disk, path)
    const codec = newCodec(seal, pageSize)
    const written = createFile(disk, besidePath(path), codec.encode(image)) ?? compare(disk, besidePath(path), { codec, image })
    if (isFault(written)) {
      removeLeftover(disk, path)
      return written
    }
    return await attached.exchange(codec, async () => {
      await renamePatiently(disk, besidePath(path), path)
      disk.syncFolderOf(path)
    })
  } catch (thrown) {
    return diskFault(thrown, path)
  }
}

function compare(disk: Disk, path: string, { codec, image }: Readonly<{ codec: Codec; image: Uint8Array }>): Fault | undefined {
  const file = disk.open(path, 'r')
  try {
    const found = new Uint8Array(image.length)
    const { bytes, broken } = codec.decode(file, found)
    const isSame = bytes === image.length && broken.length === 0 && Buffer.compare(found, image) === 0
    return isSame ? undefined : { fault: 'disk.io', file: path, detail: '读回的内容与写入的不一致' }
  } finally {
    file.close()
  }
}

/** Removes what a conversion that was killed left beside the file: it is plain text where a file was to be unsealed. */
export function removeLeftover(disk: Disk, path: string): void {
  try {
    if (disk.stat(besidePath(path)) !== undefined) disk.remove(besidePath(path))
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
  }
}

function besidePath(path: string): string {
  return `${path}.converting`
}
