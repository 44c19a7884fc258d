import { Drawer } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useNavigate } from '#renderer/bridge/index.ts'
import { HelpPanel } from './helpPanel.tsx'

const eventName = 'township-help'

/** Opens the help from a button. */
export function showHelp(): void {
  window.dispatchEvent(new Event(eventName))
}

/** F1 opens and closes it. It stands beside the work, which goes on: nothing is covered by a veil. */
export function HelpHost() {
  const { place, overlay } = useNavigate()
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    const open = () => setOpened(true)
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return
      event.preventDefault()
      setOpened((now) => !now)
    }
    window.addEventListener(eventName, open)
    document.addEventListener('keydown', press)
    return () => {
      window.removeEventListener(eventName, open)
      document.removeEventListener('keydown', press)
    }
  }, [])
  const screen = overlay?.screen ?? place.screen
  return (
    <Drawer
      opened={opened}
      onClose={() => setOpened(false)}
      position="right"
      size="min(420px, 92vw)"
      title="帮助"
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      closeOnClickOutside={false}
      shadow="md"
      padding="md"
    >
      {opened && <HelpPanel key={screen} screen={screen} />}
    </Drawer>
  )
}
