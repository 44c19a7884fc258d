import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Answers for dialogs in window tests, where no one can click a system dialog: a JSON file of lists by dialog name; each
 * call takes the first of its list. Handed over by TOWNSHIP_LEDGER_DIALOGS, never in a packaged program.
 */
export type Script = Readonly<{ next: (dialog: string) => Readonly<{ answer: string | null }> | null }>

export function openScript(file: string | undefined, isPackaged: boolean): Script {
  if (file === undefined || isPackaged) return { next: () => null }
  return {
    next: (dialog) => {
      const lists = JSON.parse(readFileSync(file, 'utf8')) as Record<string, (string | null)[] | undefined>
      const [answer, ...rest] = lists[dialog] ?? []
      if (answer === undefined) return { answer: null }
      writeFileSync(file, JSON.stringify({ ...lists, [dialog]: rest }))
      return { answer }
    },
  }
}
