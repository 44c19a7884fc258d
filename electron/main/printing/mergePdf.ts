import { PDFDocument } from 'pdf-lib'

/** Collects PDF segments in order. The result depends on their bytes alone: no clock, no name of person or machine. */
export type PdfMerger = Readonly<{
  /** Appends all pages; answers how many pages are held now. */
  add(segment: Uint8Array): Promise<number>
  finish(): Promise<Uint8Array>
}>

export async function openPdfMerger(title: string): Promise<PdfMerger> {
  const merged = await PDFDocument.create({ updateMetadata: false })
  return {
    add: async (segment) => {
      const part = await PDFDocument.load(segment, { updateMetadata: false })
      const pages = await merged.copyPages(part, part.getPageIndices())
      for (const page of pages) merged.addPage(page)
      return merged.getPageCount()
    },
    finish: async () => {
      const noDate = new Date(0)
      merged.setTitle(title)
      merged.setAuthor('')
      merged.setCreator('')
      merged.setProducer('')
      merged.setCreationDate(noDate)
      merged.setModificationDate(noDate)
      return merged.save({ addDefaultPage: false, objectsPerTick: 200 })
    },
  }
}
