import 'dayjs/locale/zh-cn'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import type { MantineColorSchemeManager } from '@mantine/core'
import type { ReactNode } from 'react'
import { ConfirmProvider } from './confirm.tsx'
import { cssVariables, theme } from './theme.ts'

/** The main process says whether the window is light or dark; nothing is kept here. */
const asTheWindow: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}

/** Theme, Chinese calendar, notifications and questions for everything below. `testing` switches transitions off. */
export function UiProvider({ children, testing = false }: Readonly<{ children: ReactNode; testing?: boolean }>) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={asTheWindow}
      {...(testing ? { env: 'test' as const } : {})}
    >
      <DatesProvider settings={{ locale: 'zh-cn', firstDayOfWeek: 1 }}>
        <Notifications position="bottom-right" limit={4} zIndex={1_000} transitionDuration={0} />
        <ConfirmProvider>{children}</ConfirmProvider>
      </DatesProvider>
    </MantineProvider>
  )
}
