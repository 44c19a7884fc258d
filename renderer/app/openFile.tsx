import { useCallback, useEffect } from 'react'
import type { Grant } from '#shared/ipc/shell.ts'
import { NavigationProvider, openKept, returnTray, showWait, trays } from '#renderer/bridge/index.ts'
import { useEvent, useFile, useNavigate, useReadOnly, useSession, useSettings, useTray } from '#renderer/bridge/index.ts'
import { OtherCopyQuestion } from '#renderer/copies/index.ts'
import { PackageHost, type Returned } from '#renderer/packages/index.ts'
import { BlockedProvider } from '#renderer/history/index.ts'
import { useOpening } from '#renderer/home/index.ts'
import { forgetListsOfOthers } from '#renderer/ledger/index.ts'
import { PurposeProvider } from '#renderer/operators/index.ts'
import { FileDrops } from './fileDrops.tsx'
import { Frame } from './frame.tsx'

/** Each file starts at its 工作台, with its own trail of places. */
export function OpenFile() {
  useKeptStates()
  return (
    <NavigationProvider start={{ screen: 'home' }}>
      <BlockedProvider>
        <PurposeProvider>
          <HandedOver />
          <OtherCopyQuestion />
          <Frame />
          <FileDrops />
        </PurposeProvider>
      </BlockedProvider>
    </NavigationProvider>
  )
}

/** How this person left lists and windows of this file. Whoever comes next finds the own ones. */
function useKeptStates(): void {
  const databaseId = useFile()?.databaseId ?? ''
  const { operator } = useSettings()
  const { me } = useSession()
  const person = me?.name ?? operator
  useEffect(() => {
    forgetListsOfOthers(person)
    void openKept(databaseId, person)
  }, [databaseId, person])
}

/** A file that was double-clicked while another is open. */
function HandedOver() {
  const navigate = useNavigate()
  const opening = useOpening()
  const open = (grant: Grant) => navigate.leave(() => void opening.openGrant(grant))
  const readOnly = useReadOnly()
  useEvent('shell', 'openFile', open)
  useTray(trays.open, ([grant]) => grant && open(grant))
  const take = useCallback(
    (grant: Grant, how: Returned) => {
      if (readOnly) return showWait(`现在的台账只能查看，“${grant.name}”没有收下。请打开能修改的那一份，再把它拖进来。`)
      returnTray.offer(grant)
      navigate.open(how === 'collect' ? { screen: 'county' } : { screen: 'packages', tab: 'in' })
    },
    [navigate, readOnly],
  )
  return <PackageHost onOpen={(file) => open({ ...file, folder: '' })} onReturn={take} />
}
