/** Paper that offices load. B5 is the JIS size (182 × 257 mm), which is what printers sold in China call B5. */
export const paperNames = ['A3', 'A4', 'A5', 'B5'] as const
export type PaperName = (typeof paperNames)[number]
export type Orientation = 'landscape' | 'portrait'
export type Size = Readonly<{ widthMm: number; heightMm: number }>

const upright: Readonly<Record<PaperName, Size>> = {
  A3: { widthMm: 297, heightMm: 420 },
  A4: { widthMm: 210, heightMm: 297 },
  A5: { widthMm: 148, heightMm: 210 },
  B5: { widthMm: 182, heightMm: 257 },
}

/** Width and height of the sheet as it is read, in millimetres. */
export function paperSize(paper: PaperName, orientation: Orientation): Size {
  const { widthMm, heightMm } = upright[paper]
  return orientation === 'portrait' ? { widthMm, heightMm } : { widthMm: heightMm, heightMm: widthMm }
}

/** One CSS pixel. Chromium lays tables out on whole pixels, so every width and height is a multiple of it. */
export const pixelMm = 25.4 / 96

/** The length rounded up to whole pixels, so that text measured for it still fits. */
export function ceilToPixel(mm: number): number {
  return Math.ceil(mm / pixelMm - 1e-6) * pixelMm
}

/** The length rounded down to whole pixels. */
export function floorToPixel(mm: number): number {
  return Math.floor(mm / pixelMm + 1e-6) * pixelMm
}

/** Printer's point to millimetres. */
export function pointToMm(pt: number): number {
  return (pt * 25.4) / 72
}
