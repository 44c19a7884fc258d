import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Compatible } from '#shared/ipc/shell.ts'

/**
 * Compatible mode (drawing without the graphics card) is a file: `always` where the person chose it, else the version of
 * the program that asked for it. A new version brings another Chromium, and the card is tried once more.
 */
export function compatibleMode(flag: string, version: string): Compatible['mode'] {
  try {
    const asked = readFileSync(flag, 'utf8').trim()
    if (asked === chosen) return 'chosen'
    return asked === version ? 'mended' : 'off'
  } catch {
    return 'off'
  }
}

const chosen = 'always'

/** After failures; what the person chose stays as it is. */
export function setCompatible(flag: string, version: string): void {
  if (compatibleMode(flag, version) !== 'off') return
  try {
    writeFileSync(flag, version)
  } catch {
    // Asked again at the next failure.
  }
}

/** The person's own choice, from the next start on. False: it could not be noted. */
export function chooseCompatible(flag: string, isOn: boolean): boolean {
  try {
    if (isOn) writeFileSync(flag, chosen)
    else rmSync(flag, { force: true })
    return true
  } catch {
    return false
  }
}
