import { extname, isAbsolute, resolve } from 'node:path'

/** What opens by a double click: ledger files and exchange packages. */
const ours: readonly string[] = ['.tzdb', '.tzpkg']

/**
 * The file of ours that the system handed over on the command line (double click, a second start), as an absolute path.
 * Switches and the program's own folder are passed over; paths are read relative to where that start happened.
 */
export function ledgerFileIn(argv: readonly string[], workingFolder: string): string | null {
  const named = argv.slice(1).filter((part) => !part.startsWith('-') && ours.includes(extname(part).toLowerCase()))
  const path = named.at(-1)
  if (path === undefined || path.includes('\0')) return null
  return isAbsolute(path) ? path : resolve(workingFolder, path)
}
