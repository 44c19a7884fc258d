import { useEffect, useState } from 'react'
import { CopyDialog, type CopyFile } from './copyDialog.tsx'

const listeners = new Set<(file: CopyFile | null) => void>()

/** Opens 复制到 U 盘 for the open ledger, or for another file of ours that the window holds a grant of. */
export function showCopyDialog(file: CopyFile | null = null): void {
  for (const listener of listeners) listener(file)
}

/** Stands once in the frame. */
export function CopyHost() {
  const [asked, setAsked] = useState<Readonly<{ file: CopyFile | null }> | null>(null)
  useEffect(() => {
    const listener = (file: CopyFile | null) => setAsked({ file })
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
  return asked && <CopyDialog file={asked.file} onClose={() => setAsked(null)} />
}
