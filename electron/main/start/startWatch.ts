import { readJson, writeJson } from '#electron/main/files/jsonFile.ts'

/** Notes how starts end: a graphics driver that takes the program down with it leaves no one to ask. */
export type StartWatch = Readonly<{
  /** The start before this one never came to a window. */
  wasBroken: boolean
  /** So many starts with the graphics card in a row never came to a window, that the card is not to be tried again. */
  isHopeless: boolean
  /** The window stands, or the person ended the program before. */
  settled: () => void
}>

type Note = Readonly<{ broken: number; isRunning: boolean }>

/** A person who ends a slow start by force, or a power cut, does it once. */
const mostBroken = 2

/**
 * Begins watching this start. `file` is a small file of this user; where it cannot be written nothing is remembered.
 * `withoutGraphics`: whether this start does without the graphics card for reasons of its own.
 */
export function watchStart(file: string, withoutGraphics: boolean): StartWatch {
  const before = readJson(file, isNote, { broken: 0, isRunning: false })
  const wasBroken = before.isRunning
  const broken = wasBroken && !withoutGraphics ? before.broken + 1 : before.broken
  note(file, { broken, isRunning: true })
  let isSettled = false
  return {
    wasBroken,
    isHopeless: broken >= mostBroken,
    settled: () => {
      if (isSettled) return
      isSettled = true
      // A start that was careful because of the last one says nothing about the graphics card.
      note(file, { broken: wasBroken || withoutGraphics ? broken : 0, isRunning: false })
    },
  }
}

function note(file: string, value: Note): void {
  try {
    writeJson(file, value)
  } catch {
    // The start matters more than what is known about it.
  }
}

function isNote(value: unknown): value is Note {
  const { broken, isRunning } = (value ?? {}) as Partial<Record<keyof Note, unknown>>
  return Number.isInteger(broken) && typeof isRunning === 'boolean'
}
