import { readFileSync, readdirSync } from 'node:fs'

/**
 * Memory of a program with all its processes, in MB. Linux only (/proc).
 *
 * - `private`: written and shared with nobody (Private_Dirty). What the task manager of Windows shows for a program
 *   (private working set) counts the same: pages of the program file itself are not in it, the system may drop them at will.
 * - `pss`: with shared pages in equal parts and with pages of the program file, which is 170 MB for the runtime alone.
 * - `rss`: everything mapped and present, shared pages counted once a process: more than there is.
 */
const kinds = { private: 'Private_Dirty', pss: 'Pss', rss: 'Rss' }

/** @returns {{ processes: readonly { type: string, private: number, pss: number, rss: number }[], private: number, pss: number, rss: number }} */
export function memoryOf(pid) {
  const processes = family(pid).map(memoryOfOne).filter(Boolean)
  const sum = (kind) => processes.reduce((total, one) => total + one[kind], 0)
  return { processes, private: sum('private'), pss: sum('pss'), rss: sum('rss') }
}

/** Sum of a figure of /proc/<pid>/stat of a program's processes that live now: user and system CPU time in seconds. */
export function cpuOf(pid) {
  return family(pid).reduce((total, one) => total + (statOf(one)?.ticks ?? 0) / 100, 0)
}

function family(pid) {
  const children = new Map()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null
    if (stat !== null) children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(name)])
  }
  const found = [pid]
  for (const one of found) found.push(...(children.get(one) ?? []))
  return found
}

function statOf(pid) {
  const text = read(`/proc/${pid}/stat`)
  if (text === null) return null
  // A name may hold blanks and parentheses.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }
}

function memoryOfOne(pid) {
  const rollup = read(`/proc/${pid}/smaps_rollup`)
  if (rollup === null) return null
  const figure = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0) / 1024
  const figures = Object.fromEntries(Object.entries(kinds).map(([kind, name]) => [kind, figure(name)]))
  return { type: typeOf(read(`/proc/${pid}/cmdline`) ?? ''), ...figures }
}

function typeOf(command) {
  const service = /--utility-sub-type=([\w.]+)/.exec(command)?.[1]
  if (service?.startsWith('node.')) return 'data'
  if (service !== undefined) return service.split('.')[0]
  return /--type=([\w-]+)/.exec(command)?.[1] ?? 'main'
}

/** null when the process ended meanwhile. */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
