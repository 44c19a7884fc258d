import type { ShellHandlers } from './context.ts'

/** How lists and windows were left. */
export const keptHandlers = {
  'kept.get': ({ kept }, { scope }) => kept.get(scope),
  'kept.set': ({ kept }, { scope, key, value }) => {
    kept.set(scope, key, value, new Date())
    return {}
  },
} satisfies Partial<ShellHandlers>
