import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether a word stands in the sources of the screens or in the names of ledgers and fields, and not only in the data of the practice ledger. */
export function readyWords(root) {
  const sources = ['renderer', 'shared/ledgers', 'shared/forms', 'shared/measures', 'shared/rules', 'shared/reports']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => readFileSync(join(root, folder, name), 'utf8')),
    )
    .join('\n')
  return (word) => sources.includes(word)
}
