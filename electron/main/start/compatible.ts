import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Compatible mode (drawing without the graphics card) is a file with the version of the program that asked for it: a new
 * version brings another Chromium, and the card is tried once more.
 */
export function isCompatible(flag: string, version: string): boolean {
  try {
    return readFileSync(flag, 'utf8').trim() === version
  } catch {
    return false
  }
}

export function setCompatible(flag: string, version: string): void {
  try {
    writeFileSync(flag, version)
  } catch {
    // Asked again at the next failure.
  }
}
