import { useCallback, useEffect, useState } from 'react'
import type { UpgradeOffer, UpgradeOutputs, UpgradeProgress, UpgradeTaken } from '#shared/ipc/parts/upgrade.ts'
import { attempt, shell, useEvent } from '#renderer/bridge/index.ts'

type Looked = UpgradeOutputs['upgrade.look']

export type UpgradeStep =
  | Readonly<{ at: 'looking' }>
  | Readonly<{ at: 'looked'; looked: Looked }>
  | Readonly<{ at: 'taking'; offer: UpgradeOffer }>
  | Readonly<{ at: 'taken'; offer: UpgradeOffer; taken: UpgradeTaken }>

export type Upgrade = Readonly<{
  step: UpgradeStep
  progress: UpgradeProgress | null
  look: () => void
  take: (offer: UpgradeOffer) => void
  cancel: () => void
  install: () => void
}>

/** Looks on sticks and near the program as soon as it is shown; every further step is the person's. A fault is shown and leads back. */
export function useUpgrade(): Upgrade {
  const [step, setStep] = useState<UpgradeStep>({ at: 'looking' })
  const [progress, setProgress] = useState<UpgradeProgress | null>(null)
  useEvent('shell', 'upgrade', setProgress)
  const look = useCallback(() => {
    setStep({ at: 'looking' })
    void attempt(() => shell('upgrade.look', { drives: true })).then((looked) =>
      setStep({ at: 'looked', looked: looked ?? { version: '', offer: null, useless: [] } }),
    )
  }, [])
  useEffect(look, [look])
  const take = async (offer: UpgradeOffer) => {
    setProgress(null)
    setStep({ at: 'taking', offer })
    const taken = await attempt(() => shell('upgrade.take', { version: offer.version }))
    if (taken) setStep({ at: 'taken', offer, taken })
    else look()
  }
  const install = async () => {
    // The window closes; it stays open when the person goes back to what is not saved.
    if (await attempt(() => shell('upgrade.install', {}))) return
    look()
  }
  return {
    step,
    progress,
    look,
    take: (offer) => void take(offer),
    cancel: () => void attempt(() => shell('upgrade.cancel', {})),
    install: () => void install(),
  }
}
