import { NavigationProvider, useEvent, useNavigate } from '#renderer/bridge/index.ts'
import { BlockedProvider } from '#renderer/history/index.ts'
import { useOpening } from '#renderer/home/index.ts'
import { Frame } from './frame.tsx'

/** Each file starts at its 工作台, with its own trail of places. */
export function OpenFile() {
  return (
    <NavigationProvider start={{ screen: 'home' }}>
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
