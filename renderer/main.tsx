import { createRoot } from 'react-dom/client'
import { App } from '#renderer/app/index.ts'
import { BridgeProvider } from '#renderer/bridge/index.ts'
import { UiProvider } from '#renderer/ui/index.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <UiProvider>
    <BridgeProvider>
      <App />
    </BridgeProvider>
  </UiProvider>,
)
