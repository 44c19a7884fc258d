import { useCallback } from 'react'
import type { Grant } from '#shared/ipc/shell.ts'
import { NavigationProvider, returnTray, useEvent, useNavigate } from '#renderer/bridge/index.ts'
import { OtherCopyQuestion } from '#renderer/copies/index.ts'
import { PackageHost, type Returned } from '#renderer/packages/index.ts'
import { BlockedProvider } from '#renderer/history/index.ts'
import { useOpening } from '#renderer/home/index.ts'
import { PurposeProvider } from '#renderer/operators/index.ts'
import { Frame } from './frame.tsx'

/** Each file starts at its 工作台, with its own trail of places. */
export function OpenFile() {
  return (
    <NavigationProvider start={{ screen: 'home' }}>
      <BlockedProvider>
        <PurposeProvider>
          <HandedOver />
          <OtherCopyQuestion />
          <Frame />
        </PurposeProvider>
      </BlockedProvider>
    </NavigationProvider>
  )
}

/** A file that was double-clicked while another is open. */
function HandedOver() {
  const navigate = useNavigate()
  const opening = useOpening()
  const open = (grant: Grant) => navigate.leave(() => void opening.openGrant(grant))
  useEvent('shell', 'openFile', open)
  const take = useCallback(
    (grant: Grant, how: Returned) => {
      returnTray.offer(grant)
      navigate.open(how === 'collect' ? { screen: 'county' } : { screen: 'packages', tab: 'in' })
    },
    [navigate],
  )
  return <PackageHost onOpen={(file) => open({ ...file, folder: '' })} onReturn={take} />
}
