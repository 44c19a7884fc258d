import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import './base.css'
import 'dayjs/locale/zh-cn'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { ConfirmProvider } from './confirm.tsx'
import { cssVariables, theme } from './theme.ts'

/** Theme, Chinese calendar, notifications and questions for everything below. `testing` switches transitions off. */
export function UiProvider({ children, testing = false }: Readonly<{ children: ReactNode; testing?: boolean }>) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme="light"
      {...(testing ? { env: 'test' as const } : {})}
    >
      <DatesProvider settings={{ locale: 'zh-cn', firstDayOfWeek: 1 }}>
        <Notifications position="bottom-right" limit={4} zIndex={1_000} transitionDuration={0} />
        <ConfirmProvider>{children}</ConfirmProvider>
      </DatesProvider>
    </MantineProvider>
  )
}
