import { useEffect } from 'react'
import { useSettings, useShellAct } from '#renderer/bridge/index.ts'

const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

/** Ctrl+plus, Ctrl+minus, Ctrl+0: size of the whole window, kept in the settings. */
export function useZoomKeys(): void {
  const { zoom } = useSettings()
  const { mutate } = useShellAct('settings.set')
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const next = nextZoom(event.key, zoom)
      if (next === null) return
      event.preventDefault()
      if (next !== zoom) mutate({ zoom: next })
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [zoom, mutate])
}

function nextZoom(key: string, zoom: number): number | null {
  if (key === '0') return 1
  if (key === '+' || key === '=') return steps.find((step) => step > zoom + 0.001) ?? zoom
  if (key === '-') return [...steps].reverse().find((step) => step < zoom - 0.001) ?? zoom
  return null
}
