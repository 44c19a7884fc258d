import { randomUUID } from 'node:crypto'
import { manualPicture } from '#data/report/manualPictures.ts'
import { manualParts, manualSheets } from '#shared/help/manual.ts'
import { shippedBook } from '#shared/measures/index.ts'
import { usualMargins } from '#shared/printing/document.ts'
import { formHtml, formPagesMaker, formSegments } from '#shared/printing/forms/formPages.ts'
import { shippedRules } from '#shared/rules/index.ts'
import type { Handlers } from './handler.ts'
import { keepJob } from './print.ts'

/** Nothing of the file is in it but the names of own fields: no entry in the access log. */
export const manualHandlers = {
  'help.manual': (context, { part, paper, orientation }) => {
    const { registry } = context.reading()
    const title = manualParts.find(({ id }) => id === part)?.label ?? ''
    const maker = formPagesMaker({
      paper,
      orientation,
      margins: usualMargins,
      fontPt: 10.5,
      footer: title,
      footerRight: '',
      numbering: 'document',
    })
    const sheets = manualSheets(part, { registry, measures: shippedBook.measures, rules: shippedRules, pictureOf: manualPicture })
    for (const sheet of sheets) maker.add(sheet)
    const pages = maker.finish()
    const ranges = formSegments(pages)
    const told = { job: randomUUID(), title, pages: pages.pages.length, rows: 0, segments: ranges.length, paper, orientation }
    keepJob(context, { told, ...pages.frame.size, ranges, html: (range, medium) => formHtml(pages, range, medium) })
    return told
  },
} satisfies Partial<Handlers>
