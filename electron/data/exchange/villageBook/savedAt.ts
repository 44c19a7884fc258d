import { unpackWhole } from '#data/excel/unpackPart.ts'
import { readZipDirectory } from '#data/excel/zipDirectory.ts'
import { FaultError } from '#shared/ipc/faults.ts'

/** When an office program last saved the .xlsx, as it wrote it (ISO, UTC); null where it did not. */
export function savedAt(bytes: Uint8Array): string | null {
  try {
    const part = readZipDirectory(bytes).get('docprops/core.xml')
    if (!part) return null
    const xml = Buffer.from(unpackWhole(part, { inflatedBytes: 0, onConsumed: () => undefined })).toString('utf8')
    return /<dcterms:modified[^>]*>([^<]{10,40})<\/dcterms:modified>/.exec(xml)?.[1]?.trim() ?? null
  } catch (thrown) {
    if (thrown instanceof FaultError) return null
    throw thrown
  }
}
