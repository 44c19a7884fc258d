import { copyFileSync } from 'node:fs'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** A copy of the open file of `test` at another PC, open there. */
export async function copyTo(test: TestCore, person: string, name = `${person}.tzdb`): Promise<TestCore> {
  const other = makeTestCore({ folder: test.folder, person })
  copyFileSync(test.core.context.file().path, test.at(name))
  await other.ok('file.open', { token: other.token(other.at(name)) })
  return other
}

export const pathOf = (test: TestCore): string => test.core.context.file().path

/** Merges what `from` has on disk into `into`. */
export async function mergeInto(into: TestCore, ...from: readonly TestCore[]) {
  const tokens = from.map((other) => into.token(pathOf(other)))
  return into.ok('merge.run', { tokens, ids: tokens.map(() => into.newId()) })
}

export async function conflictsOf(test: TestCore) {
  return (await test.ok('merge.conflicts', { offset: 0, limit: 500 })).conflicts
}
