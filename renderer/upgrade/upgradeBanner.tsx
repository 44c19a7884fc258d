import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { UpgradeOffer } from '#shared/ipc/parts/upgrade.ts'
import { shell, useNavigate } from '#renderer/bridge/index.ts'
import { Banner } from '#renderer/ui/index.ts'

/** Looking comes after the list has been drawn and the first things have been asked, in milliseconds. */
const waitMs = 5_000

/** A newer version that lies beside the ledger or the program. Whatever goes wrong while looking is no reason to trouble anybody. */
export function UpgradeBanner() {
  const [offer, setOffer] = useState<UpgradeOffer | null>(null)
  const { open, place } = useNavigate()
  useEffect(() => {
    const timer = setTimeout(() => {
      shell('upgrade.look', { drives: false }).then(
        (looked) => setOffer(looked.offer && !putOff.has(looked.offer.version) ? looked.offer : null),
        () => undefined,
      )
    }, waitMs)
    return () => clearTimeout(timer)
  }, [])
  if (offer === null || place.screen === 'upgrade') return null
  const later = () => {
    putOff.add(offer.version)
    setOffer(null)
  }
  return (
    <Banner
      tone="info"
      actions={
        <>
          <Button size="compact-sm" onClick={() => open({ screen: 'upgrade' })}>
            看看新版本
          </Button>
          <Button size="compact-sm" variant="default" onClick={later}>
            以后再说
          </Button>
        </>
      }
    >
      {offer.folder} 里有新版本 {offer.version}。
    </Banner>
  )
}

/** Versions that were put off, until the program is started again. */
const putOff = new Set<string>()
