import { usualMargins } from '#shared/printing/document.ts'
import type { FormPaper } from '#shared/printing/forms/resolved.ts'

/** A4 portrait: 270 mm between the margins. */
export const a4: FormPaper = {
  paper: 'A4',
  orientation: 'portrait',
  margins: usualMargins,
  fontPt: 10.5,
  footer: '',
  footerRight: '',
  numbering: 'sheet',
}
