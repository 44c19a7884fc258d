import { useMediaQuery } from '@mantine/hooks'
import { useLayoutEffect } from 'react'
import { useSettings } from '#renderer/bridge/index.ts'

/** Marks the page for the strong colours of renderer/ui/palette.css, before it is painted: by the setting or by the system's wish. */
export function useContrast(): void {
  const { highContrast = false } = useSettings()
  const isWished = useMediaQuery('(prefers-contrast: more)') ?? false
  const isStrong = highContrast || isWished
  useLayoutEffect(() => {
    const root = document.documentElement
    if (isStrong) root.dataset['contrast'] = 'more'
    else delete root.dataset['contrast']
  }, [isStrong])
}
