import { useState } from 'react'
import type { CopyLook, CopyMade } from '#shared/ipc/parts/copies.ts'
import { attempt, call, shell, useProgress, type Progress } from '#renderer/bridge/index.ts'
import type { CopyFile } from './copyDialog.tsx'

export type Target = Readonly<{ token: string; name: string }>
export type CopyAs = 'new' | 'beside' | 'replace'

export type CopyStep =
  | Readonly<{ at: 'choosing' | 'looking' }>
  | Readonly<{ at: 'look'; target: Target; look: CopyLook }>
  | Readonly<{ at: 'copying' }>
  | Readonly<{ at: 'done'; made: CopyMade }>

export type Copying = Readonly<{
  step: CopyStep
  progress: Progress | null
  choose: (target: Target) => void
  chooseFolder: () => void
  copy: (as: CopyAs) => void
  cancel: () => void
  back: () => void
}>

/** Drive, look, copy, done. A fault is shown and leads back to the choice. */
export function useCopying(file: CopyFile | null): Copying {
  const [step, setStep] = useState<CopyStep>({ at: 'choosing' })
  const progress = useProgress('copy', step.at === 'copying')
  const what = file ? { file: file.token } : {}
  const choose = async (target: Target) => {
    setStep({ at: 'looking' })
    const look = await attempt(() => call('copy.look', { folder: target.token, ...what }))
    setStep(look ? { at: 'look', target, look } : { at: 'choosing' })
  }
  const copy = async (as: CopyAs) => {
    if (step.at !== 'look') return
    const { target } = step
    setStep({ at: 'copying' })
    const made = await attempt(() => call('copy.toStick', { folder: target.token, as, ...what }))
    if (made) setStep({ at: 'done', made })
    else setStep({ at: 'choosing' })
  }
  const chooseFolder = async () => {
    const grant = await attempt(() => shell('dialog.stickFolder', {}))
    if (grant) await choose({ token: grant.token, name: grant.name })
  }
  return {
    step,
    progress,
    choose: (target) => void choose(target),
    chooseFolder: () => void chooseFolder(),
    copy: (as) => void copy(as),
    cancel: () => void attempt(() => call('copy.cancel', {})),
    back: () => setStep({ at: 'choosing' }),
  }
}
