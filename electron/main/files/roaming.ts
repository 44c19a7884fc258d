import { dirname, isAbsolute, parse, relative, resolve, sep } from 'node:path'
import { portableHome } from '#electron/main/dataFolder.ts'

/** How paths are written down: those of a 绿色版 hold when its stick comes back under another letter, or the folder is moved. */
export type Roaming = Readonly<{ store: (path: string) => string; load: (stored: string) => string }>

const prefix = 'portable:'

/** For the paths in a small file of the data folder. */
export function roamingOf(file: string): Roaming {
  const home = portableHome(dirname(file))
  if (home === null) return { store: (path) => path, load: (stored) => stored }
  return {
    store: (path) => (goesAlong(home, path) ? `${prefix}${relative(home, path).split(sep).join('/')}` : path),
    load: (stored) => (stored.startsWith(prefix) ? resolve(home, stored.slice(prefix.length)) : stored),
  }
}

/** On the same drive of Windows; elsewhere, where there are no drives, below the program's folder. */
function goesAlong(home: string, path: string): boolean {
  const way = relative(home, path)
  if (process.platform === 'win32') return parse(home).root.toLowerCase() === parse(path).root.toLowerCase()
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`)
}
