import type { Rectangle } from 'electron'
import { readJson, writeJson } from '#electron/main/files/jsonFile.ts'

export const smallest = { width: 1024, height: 700 } as const
const first = { width: 1360, height: 860 } as const

export type Placement = Readonly<{ width: number; height: number; x?: number; y?: number; maximized: boolean }>

type Stored = Readonly<{ width: number; height: number; x: number; y: number; maximized: boolean }>

/** Where the window stood last time, if any of these screens (work areas, in DIP) still shows it. */
export function readPlacement(path: string, screens: readonly Rectangle[]): Placement {
  return placementOn(readJson(path, isStored, null), screens)
}

export function placementOn(stored: Stored | null, screens: readonly Rectangle[]): Placement {
  const largest = screens[0] ?? { ...first, x: 0, y: 0 }
  const fitting = (size: { width: number; height: number }, screen: Rectangle) => ({
    width: Math.max(smallest.width, Math.min(size.width, screen.width)),
    height: Math.max(smallest.height, Math.min(size.height, screen.height)),
  })
  const screen = stored === null ? undefined : screens.find((area) => isSeenOn(stored, area))
  if (stored === null || screen === undefined) return { ...fitting(first, largest), maximized: stored?.maximized ?? false }
  return { ...fitting(stored, screen), x: stored.x, y: stored.y, maximized: stored.maximized }
}

export function writePlacement(path: string, bounds: Rectangle, maximized: boolean): void {
  try {
    writeJson(path, { width: bounds.width, height: bounds.height, x: bounds.x, y: bounds.y, maximized })
  } catch {
    // Only the place of the window is lost.
  }
}

function isStored(value: unknown): value is Stored | null {
  if (value === null) return true
  const { width, height, x, y, maximized } = (typeof value === 'object' ? value : {}) as Partial<Record<keyof Stored, unknown>>
  return [width, height, x, y].every(Number.isFinite) && typeof maximized === 'boolean'
}

/** The title bar must be within reach: its middle part of 200 DIP lies on the screen. */
function isSeenOn({ x, y, width }: Stored, area: Rectangle): boolean {
  const middle = x + width / 2
  const isAcross = middle + 100 > area.x && middle - 100 < area.x + area.width
  return isAcross && y >= area.y - 8 && y < area.y + area.height - 40
}
