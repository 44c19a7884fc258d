import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Selection } from '#shared/ipc/contract.ts'

/** Every place of the program. `print` and `export` lie over the screen below, which keeps its state. */
export type Place =
  | Readonly<{ screen: 'home' }>
  | Readonly<{ screen: 'ledger'; ledger: string }>
  | Readonly<{ screen: 'household'; id: string }>
  | Readonly<{ screen: 'newHousehold' }>
  | Readonly<{ screen: 'import' }>
  | Readonly<{ screen: 'history'; record?: Readonly<{ ledger: string; id: string; title?: string }> }>
  | Readonly<{ screen: 'removed' }>
  | Readonly<{ screen: 'access' }>
  | Readonly<{ screen: 'backups' }>
  | Readonly<{ screen: 'settings' }>
  | Overlay

export type Overlay =
  | Readonly<{ screen: 'print'; layout?: string; selection: Selection; fields?: readonly string[] }>
  | Readonly<{ screen: 'export'; selection: Selection; fields?: readonly string[]; selectedIds?: readonly string[] }>

export type Navigation = Readonly<{
  place: Exclude<Place, Overlay>
  overlay: Overlay | null
  /** Goes there; asks first when the present screen holds unsaved input. */
  open: (place: Place) => void
  /** Closes the overlay, or returns to the place before. */
  back: () => void
  canGoBack: boolean
  /** The place that waits for the answer whether unsaved input may be given up. */
  asking: Place | 'back' | null
  answer: (leave: boolean) => void
}>

const NavigationContext = createContext<Navigation | null>(null)
const GuardContext = createContext<Set<symbol> | null>(null)

type Trail = Readonly<{ places: readonly Exclude<Place, Overlay>[]; overlay: Overlay | null }>

/** How many places 返回 remembers. */
const trailLength = 30

export function NavigationProvider({ start, children }: Readonly<{ start?: Exclude<Place, Overlay>; children: ReactNode }>) {
  const guards = useRef(new Set<symbol>()).current
  const [trail, setTrail] = useState<Trail>({ places: [start ?? { screen: 'home' }], overlay: null })
  const [asking, setAsking] = useState<Place | 'back' | null>(null)
  const go = useCallback((target: Place | 'back') => setTrail((now) => moved(now, target)), [])
  const navigation = useMemo((): Navigation => {
    const leave = (target: Place | 'back') => {
      const stays = target === 'back' ? trail.overlay !== null : isOverlay(target)
      if (!stays && guards.size > 0) setAsking(target)
      else go(target)
    }
    const answer = (yes: boolean) => {
      if (yes && asking) {
        guards.clear()
        go(asking)
      }
      setAsking(null)
    }
    const place = trail.places.at(-1) ?? { screen: 'home' }
    return { place, overlay: trail.overlay, open: leave, back: () => leave('back'), canGoBack: trail.places.length > 1, asking, answer }
  }, [trail, asking, go, guards])
  return (
    <GuardContext value={guards}>
      <NavigationContext value={navigation}>{children}</NavigationContext>
    </GuardContext>
  )
}

export function useNavigate(): Navigation {
  const navigation = useContext(NavigationContext)
  if (!navigation) throw new Error('useNavigate outside NavigationProvider')
  return navigation
}

/** While `dirty` is true, leaving the screen asks the person first. */
export function useLeaveGuard(dirty: boolean): void {
  const guards = useContext(GuardContext)
  useEffect(() => {
    if (!dirty || !guards) return
    const mark = Symbol('unsaved input')
    guards.add(mark)
    return () => void guards.delete(mark)
  }, [dirty, guards])
}

function moved(trail: Trail, target: Place | 'back'): Trail {
  if (target === 'back') {
    if (trail.overlay) return { ...trail, overlay: null }
    return { places: trail.places.length > 1 ? trail.places.slice(0, -1) : trail.places, overlay: null }
  }
  if (isOverlay(target)) return { ...trail, overlay: target }
  if (JSON.stringify(trail.places.at(-1)) === JSON.stringify(target)) return { ...trail, overlay: null }
  return { places: [...trail.places, target].slice(-trailLength), overlay: null }
}

function isOverlay(place: Place): place is Overlay {
  return place.screen === 'print' || place.screen === 'export'
}
