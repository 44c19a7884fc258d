import { deflateSync } from 'node:zlib'
import { PDFContext, PDFDocument, PDFHexString, PDFObjectCopier, PDFStream } from 'pdf-lib'
import type { PDFObject, PDFRef } from 'pdf-lib'

/**
 * Collects PDF segments in order. The result depends on their bytes alone: no clock, no name of person or machine. What
 * was added is packed at once, so that a thousand household files take no more memory than their file is long.
 */
export type PdfMerger = Readonly<{
  /** Appends all pages; answers how many pages are held now. */
  add(segment: Uint8Array): Promise<number>
  /** The file, piece by piece. */
  finish(): readonly Uint8Array[]
}>

export function openPdfMerger(title: string): PdfMerger {
  const context = PDFContext.create()
  const file = openFile()
  const tree = context.nextRef()
  const pages: PDFRef[] = []
  return {
    add: async (segment) => {
      const part = await PDFDocument.load(segment, { updateMetadata: false })
      const copier = PDFObjectCopier.for(part.context, context)
      for (const page of part.getPages()) {
        const copied = copier.copy(page.node)
        copied.setParent(tree)
        pages.push(context.register(copied))
      }
      pack(context, file)
      return pages.length
    },
    finish: () => {
      context.assign(tree, context.obj({ Type: 'Pages', Kids: pages, Count: pages.length }))
      const root = context.register(context.obj({ Type: 'Catalog', Pages: tree }))
      const info = context.register(context.obj({ Title: PDFHexString.fromText(title) }))
      pack(context, file)
      return file.end(context.nextRef().objectNumber, root, info)
    },
  }
}

/** Writes what the context holds and lets it go. */
function pack(context: PDFContext, file: PdfFile): void {
  const plain: (readonly [PDFRef, PDFObject])[] = []
  for (const entry of context.enumerateIndirectObjects()) {
    if (entry[1] instanceof PDFStream) file.put(entry[0].objectNumber, bytesOf(entry[1]))
    else plain.push(entry)
    context.delete(entry[0])
  }
  for (let from = 0; from < plain.length; from += objectsTogether) {
    const together = plain.slice(from, from + objectsTogether)
    file.putTogether(
      context.nextRef().objectNumber,
      together.map(([ref, object]) => [ref.objectNumber, bytesOf(object)]),
    )
  }
  file.seal()
}

/** Objects of one compressed stream: enough to be packed well, few enough for a reader that wants one of them. */
const objectsTogether = 100

function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}

type PdfFile = Readonly<{
  /** Joins what was put: hundreds of thousands of small pieces would cost more than their bytes. */
  seal: () => void
  put: (number: number, body: Uint8Array) => void
  /** Objects that are not streams, in one compressed stream with this number. */
  putTogether: (number: number, objects: readonly (readonly [number, Uint8Array])[]) => void
  end: (number: number, root: PDFRef, info: PDFRef) => readonly Uint8Array[]
}>

/** A place in the table at the end: kind 1 at an offset, kind 2 within a stream of objects (ISO 32000-1, 7.5.8). */
type Entry = readonly [kind: 1 | 2, where: number, index: number]

/** Bytes in a row; `seal` joins small pieces. */
function openBytes() {
  const chunks: Uint8Array[] = []
  let small: Uint8Array[] = []
  let length = 0
  return {
    chunks,
    at: () => length,
    write: (bytes: Uint8Array) => {
      small.push(bytes)
      length += bytes.length
    },
    seal: () => {
      chunks.push(Buffer.concat(small))
      small = []
    },
  }
}

function openFile(): PdfFile {
  const { chunks, at, write, seal } = openBytes()
  const entries = new Map<number, Entry>()
  const put = (number: number, body: Uint8Array) => {
    entries.set(number, [1, at(), 0])
    write(Buffer.concat([ascii(`${number} 0 obj\n`), body, ascii('\nendobj\n')]))
  }
  write(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'))
  return {
    put,
    seal,
    putTogether: (number, objects) => {
      let within = 0
      const places = objects.map(([own, body], index) => {
        entries.set(own, [2, number, index])
        const place = `${own} ${within}`
        within += body.length + 1
        return place
      })
      const head = ascii(`${places.join(' ')}\n`)
      const bodies = objects.flatMap(([, body]) => [body, ascii('\n')])
      put(number, packedStream(`/Type /ObjStm /N ${objects.length} /First ${head.length}`, Buffer.concat([head, ...bodies])))
    },
    end: (number, root, info) => {
      const start = at()
      entries.set(number, [1, start, 0])
      const about = `/Type /XRef /Size ${number + 1} /W [1 5 2] /Root ${root.toString()} /Info ${info.toString()}`
      put(number, packedStream(about, table(entries, number + 1)))
      write(ascii(`startxref\n${start}\n%%EOF\n`))
      seal()
      return chunks
    },
  }
}

function packedStream(about: string, content: Uint8Array): Uint8Array {
  const packed = deflateSync(content)
  return Buffer.concat([ascii(`<< ${about} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`), packed, ascii('\nendstream')])
}

/** Eight bytes an object: kind, offset or stream, index in it. Numbers that nobody bears are free (kind 0). */
function table(entries: ReadonlyMap<number, Entry>, size: number): Uint8Array {
  const bytes = Buffer.alloc(size * 8)
  for (const [number, [kind, where, index]] of entries) {
    bytes.writeUInt8(kind, number * 8)
    bytes.writeUIntBE(where, number * 8 + 1, 5)
    bytes.writeUInt16BE(index, number * 8 + 6)
  }
  return bytes
}

function ascii(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}
