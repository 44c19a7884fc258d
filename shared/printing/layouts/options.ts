import { noSignature, usualMargins } from '../document.ts'
import type { PrintDocument } from '../document.ts'
import type { Orientation, PaperName } from '../paper.ts'

/** 公示版 goes on the wall, 内部版 stays in the office. The values come masked for it already; here it sets the footer. */
export type Edition = 'public' | 'internal'

export type LayoutOptions = Readonly<{
  paper: PaperName
  orientation: Orientation
  edition: Edition
  /** Date of filling in, as printed: 2026年3月2日. */
  date: string
  /** Largest body size in points, 10.5 without it; 8 saves about a third of the paper. */
  fontPt?: number
  /** Full title instead of the made one. */
  title?: string
  /** Name of the list within the made title. */
  name?: string
  /** Pale text across the page (unit, person, time). */
  watermark?: string
  /** Who printed when, at the right of the page's foot. */
  printedBy?: string
}>

export const rosterSignature: readonly string[] = ['村党组织书记', '第一书记', '驻村工作队（盖章）', '填表人', '审核人', '联系电话']

export const listSignature: readonly string[] = ['填表人', '审核人', '负责人', '联系电话']

type Body = Pick<PrintDocument, 'columns' | 'sections'> & Partial<Pick<PrintDocument, 'signature' | 'numbering'>>

/** Paper, margins, footer and watermark around a layout's table. */
export function frameDocument(options: LayoutOptions, body: Body): PrintDocument {
  return {
    paper: options.paper,
    orientation: options.orientation,
    margins: usualMargins,
    fontPt: options.fontPt ?? 10.5,
    columns: body.columns,
    sections: body.sections,
    signature: body.signature ?? noSignature,
    footer: options.edition === 'internal' ? '内部资料 注意保管' : '',
    footerRight: options.printedBy ?? '',
    numbering: body.numbering ?? 'document',
    ...(options.watermark ? { watermark: options.watermark } : {}),
  }
}
