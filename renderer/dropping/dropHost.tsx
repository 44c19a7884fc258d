import { useEffect, useState } from 'react'
import type { Grant } from '#shared/ipc/shell.ts'
import { showWait, useEvent } from '#renderer/bridge/index.ts'
import { planOf, willOf, type Deed, type Scene } from './decide.ts'
import classes from './dropping.module.css'
import { kindOf, kindOfType, type DropKind } from './kinds.ts'

/** What a place knows of the scene; the host finds out what stands in front. */
export type Standing = Omit<Scene, 'dialog'>

type Props = Readonly<{ standing: Standing; /** The files of one deed. */ onTake: (deed: Deed, files: readonly Grant[]) => void }>

/** Files held over the window: says what will happen, and hands each that is let go to where it belongs. */
export function DropHost({ standing, onTake }: Props) {
  const held = useHeld()
  useEvent('shell', 'dropped', ({ files, folders }) => {
    const plan = planOf(
      files.map(({ name }) => ({ name, kind: kindOf(name) })),
      { ...standing, dialog: dialogInFront() },
      folders,
    )
    if (plan.note !== null) showWait(plan.note, plan.take.length === 0 ? '没有收下' : '没有全部收下')
    for (const deed of new Set(plan.take.map((one) => one.deed)))
      onTake(
        deed,
        plan.take.flatMap((one) => (one.deed === deed ? [files[one.file]!] : [])),
      )
  })
  if (held === null) return null
  const { text, takes } = willOf(held, { ...standing, dialog: dialogInFront() })
  return (
    <div className={classes.veil} data-refused={!takes}>
      <span className={classes.words}>{text}</span>
    </div>
  )
}

/** Title of the dialog that covers the work; panels that stand beside it, as the help does, have no veil. */
function dialogInFront(): string | null {
  const roots = [...document.querySelectorAll('.mantine-Modal-root, .mantine-Drawer-root')]
  const root = roots.filter((one) => one.querySelector('.mantine-Modal-overlay, .mantine-Drawer-overlay')).at(-1)
  if (!root || root.closest('[hidden]')) return null
  return root.querySelector('.mantine-Modal-title, .mantine-Drawer-title')?.textContent ?? ''
}

/** Kinds of the files that are held over the window, null when none are. */
function useHeld(): readonly (DropKind | null)[] | null {
  const [held, setHeld] = useState<readonly (DropKind | null)[] | null>(null)
  useEffect(() => {
    const enter = ({ dataTransfer }: DragEvent) => {
      if (!dataTransfer?.types.includes('Files')) return
      const files = [...dataTransfer.items].filter(({ kind }) => kind === 'file')
      setHeld((now) => now ?? files.map(({ type }) => kindOfType(type)))
    }
    // Leaving the window has no element that is entered next.
    const leave = (event: DragEvent) => event.relatedTarget === null && setHeld(null)
    const end = () => setHeld(null)
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', end)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', end)
    }
  }, [])
  return held
}
