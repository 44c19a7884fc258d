import { Fragment, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { lockMinutesOf } from '#shared/ipc/lock.ts'
import { attempt, call, useSession, useSettings } from '#renderer/bridge/index.ts'
import { useIdle } from './idle.ts'
import { LockScreen } from './lockScreen.tsx'
import { LoginScreen } from './loginScreen.tsx'
import classes from './operators.module.css'
import { useStage } from './stage.ts'

/** `turn` counts the persons: each begins with screens of the own. */
type Inside = Readonly<{ in: boolean; who: string | null; turn: number }>

/** Lets nobody at the screens of the open file but who may work in it; they wait, unseen, while the window is locked. */
export function SessionGate({ children, onClose }: Readonly<{ children: ReactNode; onClose: () => void }>) {
  const session = useSession()
  const needsLogin = session.operators && session.me === null
  const who = session.me?.id ?? null
  const [inside, setInside] = useState<Inside>({ in: !needsLogin, who, turn: 0 })
  // Whoever comes next begins anew; the same person goes on (the data service was restarted, the window locked).
  if (!needsLogin && (!inside.in || inside.who !== who)) setInside({ in: true, who, turn: inside.turn + (isNext(inside) ? 1 : 0) })
  const covered = session.locked || needsLogin
  const stage = useStage(covered, classes.stage!)
  const minutes = lockMinutesOf(useSettings())
  useIdle(session.canLock && !covered ? minutes : null, lock)
  useLockKey(session.canLock && !covered)
  const leave = () => setInside({ ...inside, in: false, who: null })
  return (
    <>
      <div ref={stage.place} className={classes.place} hidden={covered} />
      {inside.in && createPortal(<Fragment key={inside.turn}>{children}</Fragment>, stage.element)}
      {needsLogin && <LoginScreen choices={session.choices} onClose={onClose} />}
      {!needsLogin && session.locked && <LockScreen session={session} onLeft={leave} onClose={onClose} />}
    </>
  )
}

/** Who made the first operator is still the same person. */
const isNext = ({ in: isIn, who }: Inside): boolean => !isIn || who !== null

export function lock(): void {
  void attempt(() => call('operators.lock', {}))
}

/** Ctrl+L locks at once. */
function useLockKey(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return
    const press = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'l') return
      event.preventDefault()
      lock()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [enabled])
}
