import { useEffect, useState } from 'react'
import type { Grant } from '#shared/ipc/shell.ts'
import { attempt, call, packageTray } from '#renderer/bridge/index.ts'
import { OpenPackage } from './openPackage.tsx'

type Props = Readonly<{
  /** Opens the ledger file that was made of a package. */
  onOpen: (file: Readonly<{ token: string; name: string }>) => void
  /**
   * Takes a package to be merged into the open ledger, or collected by an open county file; without a file open there is
   * nobody to take it.
   */
  onReturn?: (grant: Grant, how: Returned) => void
}>

export type Returned = 'merge' | 'collect'

/** Takes each package that comes into the window to where it belongs. */
export function PackageHost({ onOpen, onReturn }: Props) {
  const [asking, setAsking] = useState<Grant | null>(null)
  useEffect(() => {
    const take = () => {
      const grants = packageTray.take()
      void attempt(async () => {
        for (const grant of grants) {
          const how = onReturn ? await returnedTo(grant) : null
          if (onReturn && how) onReturn(grant, how)
          else setAsking(grant)
        }
      })
    }
    take()
    return packageTray.onOffer(take)
  }, [onReturn])
  if (!asking) return null
  return (
    <OpenPackage
      grant={asking}
      key={asking.token}
      onClose={() => setAsking(null)}
      onOpen={(file) => {
        setAsking(null)
        onOpen(file)
      }}
    />
  )
}

/** Of the same origin as the open ledger: it is merged, not opened beside it. A county file collects what townships made. */
async function returnedTo({ token }: Grant): Promise<Returned | null> {
  const file = await call('file.info', {})
  if (!file) return null
  const { manifest } = await call('package.inspect', { token })
  if (manifest.databaseId === file.databaseId) return 'merge'
  return file.county && !file.readOnly ? 'collect' : null
}
