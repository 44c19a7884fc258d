import { basename } from 'node:path'
import { practiceSheet } from '#data/guide/sheet.ts'
import { guideState, keepGuide, practiceFile } from '#data/guide/state.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Handlers } from './handler.ts'

export const guideHandlers = {
  'guide.state': (context) => guideState(context),

  'guide.keep': (context, wish) => {
    keepGuide(context, wish)
    return guideState(context)
  },

  'guide.sheet': async (context) => {
    const file = practiceFile(context)
    if (!file) return null
    const path = await practiceSheet(context.reading(), file.path)
    return isFault(path) ? path : { name: basename(path), token: context.options.grants.grant(path) }
  },
} satisfies Partial<Handlers>
