import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Input, Selection } from '#shared/ipc/contract.ts'
import type { HandoverParties } from '#shared/ipc/parts/handover.ts'
import type { ChecksFilter } from '#shared/ipc/parts/checks.ts'

/** Every place of the program. `print…` and `export` lie over the screen below, which keeps its state. */
export type Place =
  | Readonly<{ screen: 'home' }>
  /** `record`: the one to bring into view. `drill`: only the rows behind a figure, under its name. `entry`: begins a new record, once for each such word. */
  | Readonly<{ screen: 'ledger'; ledger: string; record?: string; drill?: Drilled; entry?: string }>
  /** One project, fund, asset … with everything that points to it. */
  | Readonly<{ screen: 'record'; ledger: string; id: string }>
  | Readonly<{ screen: 'household'; id: string }>
  | Readonly<{ screen: 'newHousehold' }>
  | Readonly<{ screen: 'import' }>
  | Readonly<{ screen: 'parked' }>
  | Readonly<{ screen: 'history'; record?: Readonly<{ ledger: string; id: string; title?: string }> }>
  | Readonly<{ screen: 'merge' }>
  | Readonly<{ screen: 'county' }>
  | Readonly<{ screen: 'packages'; tab?: 'out' | 'in' | 'log' }>
  | Readonly<{ screen: 'removed' }>
  | Readonly<{ screen: 'access' }>
  | Readonly<{ screen: 'backups' }>
  /** `village`, `helper` null: of none. */
  | Readonly<{ screen: 'checks'; rule?: string; severity?: ChecksFilter['severity']; village?: string | null; helper?: string | null }>
  | Readonly<{ screen: 'figures'; part?: 'measures' | 'tables' | 'bridge' | 'compare'; id?: string }>
  | Readonly<{ screen: 'reports'; part?: 'make' | 'templates' | 'made' }>
  | Readonly<{ screen: 'cockpit' }>
  | Readonly<{ screen: 'sampling'; sample?: string; row?: string }>
  | Readonly<{ screen: 'leaks' }>
  | Readonly<{ screen: 'reconcile' }>
  | Readonly<{ screen: 'handover' }>
  | Readonly<{ screen: 'forms' }>
  | Readonly<{ screen: 'matching' }>
  | Readonly<{ screen: 'duplicates' }>
  | Readonly<{ screen: 'upgrade' }>
  | Readonly<{
      screen: 'settings'
      tab?: 'person' | 'display' | 'operators' | 'office' | 'fields' | 'policy' | 'layouts' | 'sealing' | 'about'
    }>
  | Overlay

/** Rows behind a figure: a filter or the very records, as of a day, under words that say which figure. */
export type Drilled = Readonly<{ label: string; filter?: string; ids?: readonly string[]; asOf?: string }>

export type Overlay =
  /** `form`: a printed form to begin with instead of a list; `own`: the office's own copy of it; `blank`: without records. */
  | Readonly<{
      screen: 'print'
      layout?: string
      form?: string
      own?: string
      blank?: boolean
      selection: Selection
      fields?: readonly string[]
    }>
  | Readonly<{ screen: 'printTable'; wish: Input<'figures.table'> }>
  | Readonly<{ screen: 'printFindings'; filter: ChecksFilter }>
  | Readonly<{ screen: 'printHandover'; parties: HandoverParties }>
  | Readonly<{ screen: 'printCounty' }>
  | Readonly<{ screen: 'printManual' }>
  /** Right after the key was made: it is kept nowhere else. */
  | Readonly<{ screen: 'recoverySheet'; recoveryKey: string }>
  | Readonly<{ screen: 'export'; selection: Selection; fields?: readonly string[]; selectedIds?: readonly string[] }>

export type Navigation = Readonly<{
  place: Exclude<Place, Overlay>
  overlay: Overlay | null
  /** Goes there; asks first when the present screen holds unsaved input. */
  open: (place: Place) => void
  /** Closes the overlay, or returns to the place before. */
  back: () => void
  canGoBack: boolean
  /** Runs a step that ends the screen (closing the file); asks first when there is unsaved input. */
  leave: (step: () => void) => void
  /** True while a person has to answer whether unsaved input may be given up. */
  asking: boolean
  answer: (giveUp: boolean) => void
}>

const NavigationContext = createContext<Navigation | null>(null)
const GuardContext = createContext<Set<symbol> | null>(null)

type Trail = Readonly<{ places: readonly Exclude<Place, Overlay>[]; overlay: Overlay | null }>

/** How many places 返回 remembers. */
const trailLength = 30

export function NavigationProvider({ start, children }: Readonly<{ start?: Exclude<Place, Overlay>; children: ReactNode }>) {
  const [guards] = useState(() => new Set<symbol>())
  const [trail, setTrail] = useState<Trail>({ places: [start ?? { screen: 'home' }], overlay: null })
  const [waiting, setWaiting] = useState<Readonly<{ step: () => void }> | null>(null)
  const leave = useCallback(
    (step: () => void) => {
      if (guards.size > 0) setWaiting({ step })
      else step()
    },
    [guards],
  )
  const navigation = useMemo((): Navigation => {
    const go = (target: Place | 'back') => setTrail((now) => moved(now, target))
    const place = trail.places.at(-1) ?? { screen: 'home' }
    return {
      place,
      overlay: trail.overlay,
      open: (target) => (isOverlay(target) ? go(target) : leave(() => go(target))),
      back: () => (trail.overlay ? go('back') : leave(() => go('back'))),
      canGoBack: trail.overlay !== null || trail.places.length > 1,
      leave,
      asking: waiting !== null,
      answer: (giveUp) => {
        setWaiting(null)
        if (giveUp) waiting?.step()
      },
    }
  }, [trail, waiting, leave])
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

/** While `dirty` is true, leaving the screen or closing the window asks the person first. */
export function useLeaveGuard(dirty: boolean): void {
  const guards = useContext(GuardContext)
  useEffect(() => {
    if (!dirty || !guards) return
    const mark = Symbol('unsaved input')
    guards.add(mark)
    // Closing the window asks too: the main process dispatches this event and heeds the refusal.
    const refuse = (event: Event) => event.preventDefault()
    window.addEventListener('beforeunload', refuse)
    return () => {
      guards.delete(mark)
      window.removeEventListener('beforeunload', refuse)
    }
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
  return ['print', 'printTable', 'printFindings', 'printHandover', 'printCounty', 'printManual', 'recoverySheet', 'export'].includes(
    place.screen,
  )
}
