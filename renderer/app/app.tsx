import { Suspense, lazy, useEffect, useState } from 'react'
import type { Grant } from '#shared/ipc/shell.ts'
import { attempt, call, useAwaitedFile, useEvent, useFile, useSettings } from '#renderer/bridge/index.ts'
import { HelpHost } from '#renderer/help/index.ts'
import { FirstStart, HomeScreen, useOpening } from '#renderer/home/index.ts'
import { SessionGate } from '#renderer/operators/index.ts'
import { ReopenHost, UnlockHost } from '#renderer/sealing/index.ts'
import { FailureBoundary } from '#renderer/ui/index.ts'
import { ClosingNote } from './closingNote.tsx'
import { useContrast } from './contrast.ts'
import { CoveredDrops, LockedDrops, StartDrops } from './drops.tsx'
import { useZoomKeys } from './zoomKeys.ts'

// All screens of an open file are a script of their own, so that the start page does not wait for them.
const loadOpenFile = () => import('./openFile.tsx')
const OpenFile = lazy(async () => ({ default: (await loadOpenFile()).OpenFile }))
const ReleasedNote = lazy(async () => ({ default: (await import('#renderer/copies/index.ts')).ReleasedNote }))
const PackageHost = lazy(async () => ({ default: (await import('#renderer/packages/index.ts')).PackageHost }))
const ReconcileScreen = lazy(async () => ({ default: (await import('#renderer/reconcile/index.ts')).ReconcileScreen }))
const RestoreWizard = lazy(async () => ({ default: (await import('#renderer/settings/index.ts')).RestoreWizard }))

/** The whole window: first question, start screen, or the frame around the open file. */
export function App() {
  return (
    <FailureBoundary>
      <Gate />
      <ClosingNote />
      <UnlockHost />
      <ReopenHost />
      <HelpHost />
      <Suspense fallback={null}>
        <ReleasedNote />
      </Suspense>
    </FailureBoundary>
  )
}

function Gate() {
  const { operator } = useSettings()
  const file = useFile()
  useZoomKeys()
  useContrast()
  if (operator.trim() === '')
    return (
      <>
        <FirstStart />
        <CoveredDrops by="name" />
      </>
    )
  if (file === null) return <Start />
  return (
    <>
      <SessionGate key={file.databaseId} onClose={() => void attempt(() => call('file.close', {}))}>
        <OpenFile key={file.databaseId + file.folder + file.name} />
      </SessionGate>
      <LockedDrops />
    </>
  )
}

function Start() {
  const [restoring, setRestoring] = useState(false)
  const [reconciling, setReconciling] = useState(false)
  const opening = useOpening()
  const [isAwaited, came] = useAwaitedFile()
  useEvent('shell', 'openFile', (grant) => void opening.openGrant(grant).finally(came))
  useEffect(isAwaited ? loadAtOnce : loadAfterDrawing, [])
  const leave = () => setReconciling(false)
  const open = (grant: Grant) => {
    leave()
    void opening.openGrant(grant)
  }
  const drops = <StartDrops onLedger={open} onPackage={leave} onReport={() => setReconciling(true)} />
  if (reconciling)
    return (
      <>
        {drops}
        <Suspense fallback={null}>
          <ReconcileScreen onLeave={leave} />
        </Suspense>
      </>
    )
  return (
    <>
      {drops}
      <HomeScreen opening={opening} awaiting={isAwaited} onRestore={() => setRestoring(true)} onReconcile={() => setReconciling(true)} />
      <Suspense fallback={null}>
        <PackageHost onOpen={(file) => void opening.openGrant({ ...file, folder: '' })} />
      </Suspense>
      {restoring && (
        <Suspense fallback={null}>
          <RestoreWizard onClose={() => setRestoring(false)} onOpen={(file) => void opening.openGrant({ ...file, folder: '' })} />
        </Suspense>
      )}
    </>
  )
}

/** Nothing else is drawn before a file that the program was started with. */
function loadAtOnce(): void {
  void loadOpenFile()
}

/** The second frame begins when the first has been drawn: whoever now opens a file finds its screens loaded. */
function loadAfterDrawing(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => void loadOpenFile()))
}
