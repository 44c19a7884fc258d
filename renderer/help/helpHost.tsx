import { Drawer } from '@mantine/core'
import { Suspense, lazy, useEffect, useState } from 'react'
import { askForGuide, askForHelp, onHelpAsked } from '#renderer/bridge/index.ts'
import { useHelpPlace } from './helpPlace.ts'

// The texts are read when they are first wanted.
const HelpPanel = lazy(async () => ({ default: (await import('./helpPanel.tsx')).HelpPanel }))

/** Opens the help from a button. */
export function showHelp(): void {
  askForHelp()
}

/** F1 opens and closes it, on the start page too. It stands beside the work, which goes on: nothing is covered by a veil. */
export function HelpHost() {
  const { screen, onPrint } = useHelpPlace()
  const [opened, setOpened] = useState(false)
  /** Words that were asked for, and how often, so that the same number can be asked for again. */
  const [asked, setAsked] = useState({ words: '', time: 0 })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F1' || event.shiftKey) return
      event.preventDefault()
      setAsked(({ time }) => ({ words: '', time: time + 1 }))
      setOpened((now) => !now)
    }
    const stop = onHelpAsked((words) => {
      setAsked(({ time }) => ({ words, time: time + 1 }))
      setOpened(true)
    })
    document.addEventListener('keydown', press)
    return () => {
      stop()
      document.removeEventListener('keydown', press)
    }
  }, [])
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
      {opened && (
        <Suspense fallback={null}>
          <HelpPanel
            key={`${screen} ${asked.time}`}
            screen={screen}
            words={asked.words}
            // Its preview needs the room where the help stands.
            onPrint={onPrint && (() => (setOpened(false), onPrint()))}
            onGuide={onPrint && (() => (setOpened(false), askForGuide()))}
          />
        </Suspense>
      )}
    </Drawer>
  )
}
