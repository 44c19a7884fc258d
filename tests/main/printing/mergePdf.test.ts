import { PDFDocument, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { openPdfMerger } from '#electron/main/printing/mergePdf.ts'

/** Segments of a print become one file: every page, in order, in a form that any reader opens. */

async function segment(sizes: readonly number[]): Promise<Uint8Array> {
  const made = await PDFDocument.create({ updateMetadata: false })
  const font = await made.embedFont(StandardFonts.Helvetica)
  for (const size of sizes) made.addPage([size, 500]).drawText(`page ${size}`, { x: 20, y: 20, font, size: 12 })
  return made.save()
}

async function merged(segments: readonly Uint8Array[]): Promise<Uint8Array> {
  const merger = openPdfMerger('花名册')
  for (const one of segments) await merger.add(one)
  return Buffer.concat(merger.finish())
}

describe('openPdfMerger', () => {
  it('holds all pages of all segments in order, each with its content and fonts', async () => {
    const sizes = Array.from({ length: 260 }, (_, at) => 300 + at)
    const file = await PDFDocument.load(await merged([await segment(sizes.slice(0, 120)), await segment(sizes.slice(120))]), {
      updateMetadata: false,
    })
    expect(file.getPages().map((page) => page.getWidth())).toEqual(sizes)
    expect(file.getTitle()).toBe('花名册')
    expect(file.getProducer()).toBeUndefined()
    for (const page of [file.getPage(0), file.getPage(119), file.getPage(259)]) {
      expect(page.node.Contents()?.toString()).toBeTruthy()
      expect(String(page.node.Resources())).toContain('/Font')
    }
  })

  it('counts the pages as they come and makes the same bytes of the same segments', async () => {
    const segments = [await segment([300]), await segment([301, 302])]
    const merger = openPdfMerger('甲')
    expect([await merger.add(segments[0]!), await merger.add(segments[1]!)]).toEqual([1, 3])
    expect(Buffer.compare(await merged(segments), await merged(segments))).toBe(0)
  })

  it('says at its end where its table of objects begins', async () => {
    const bytes = Buffer.from(await merged([await segment([300])])).toString('latin1')
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(bytes)?.[1])
    expect(bytes.slice(start)).toMatch(/^\d+ 0 obj\n<< \/Type \/XRef /)
  })
})
