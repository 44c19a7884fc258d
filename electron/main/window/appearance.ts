import { nativeTheme } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Settings } from '#shared/ipc/shell.ts'

/** Makes title bar, scroll bars and `prefers-color-scheme` of every page light, dark, or as the system is. */
export function showTheme({ theme = 'system' }: Settings): void {
  nativeTheme.themeSource = theme
}

/** What stands in the window before its page is drawn: `--surface` of renderer/ui/palette.css, so that nothing flashes. */
export function background({ highContrast = false }: Settings): string {
  const isStrong = highContrast || nativeTheme.shouldUseHighContrastColors
  if (nativeTheme.shouldUseDarkColors) return isStrong ? '#000000' : '#14171a'
  return isStrong ? '#ffffff' : '#f6f7f9'
}

/** Follows the setting and the system as long as the window is there. */
export function keepBackground(window: BrowserWindow, settings: () => Settings): void {
  const update = (): void => window.setBackgroundColor(background(settings()))
  nativeTheme.on('updated', update)
  window.once('closed', () => nativeTheme.off('updated', update))
}
