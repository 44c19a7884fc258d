import { useState } from 'react'
import { NavigationProvider, useEvent, useFile, useNavigate, useRegistry, useSettings } from '#renderer/bridge/index.ts'
import { FirstStart, HomeScreen, useOpening } from '#renderer/home/index.ts'
import { BlockedProvider } from '#renderer/history/index.ts'
import { RestoreWizard } from '#renderer/settings/index.ts'
import { FailureBoundary } from '#renderer/ui/index.ts'
import { ClosingNote } from './closingNote.tsx'
import { Frame } from './frame.tsx'
import { useZoomKeys } from './zoomKeys.ts'

/** The whole window: first question, start screen, or the frame around the open file. */
export function App() {
  return (
    <FailureBoundary>
      <Gate />
      <ClosingNote />
    </FailureBoundary>
  )
}

function Gate() {
  const { operator } = useSettings()
  const file = useFile()
  useZoomKeys()
  if (operator.trim() === '') return <FirstStart />
  if (file === null) return <Start />
  return <OpenFile key={file.databaseId + file.folder + file.name} />
}

function Start() {
  const [restoring, setRestoring] = useState(false)
  const opening = useOpening()
  useEvent('shell', 'openFile', (grant) => void opening.openGrant(grant))
  return (
    <>
      <HomeScreen onRestore={() => setRestoring(true)} />
      {restoring && (
        <RestoreWizard onClose={() => setRestoring(false)} onOpen={(file) => void opening.openGrant({ ...file, folder: '' })} />
      )}
    </>
  )
}

/** Each file starts with its own trail of places. */
function OpenFile() {
  const first = useRegistry().ledgers.find((ledger) => !ledger.system)
  return (
    <NavigationProvider start={first ? { screen: 'ledger', ledger: first.id } : { screen: 'history' }}>
      <BlockedProvider>
        <HandedOver />
        <Frame />
      </BlockedProvider>
    </NavigationProvider>
  )
}

/** A file that was double-clicked while another is open. */
function HandedOver() {
  const navigate = useNavigate()
  const opening = useOpening()
  useEvent('shell', 'openFile', (grant) => navigate.leave(() => void opening.openGrant(grant)))
  return null
}
