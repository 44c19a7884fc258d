import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { App } from '#renderer/app/index.ts'
import { BridgeProvider, createStartClient } from '#renderer/bridge/index.ts'
import { UiProvider } from '#renderer/ui/index.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

// At once: the window is shown with its first picture, and that shall be the screen, not an empty page.
flushSync(() =>
  createRoot(root).render(
    <UiProvider>
      <BridgeProvider client={createStartClient(document)}>
        <App />
      </BridgeProvider>
    </UiProvider>,
  ),
)
