import { notifications } from '@mantine/notifications'
import { createElement } from 'react'
import { FaultError } from '#shared/ipc/faults.ts'
import { FaultWords } from './faultWords.tsx'

/** An expected failure as a notification that stays until it is closed; a bug goes on as a bug. */
export function showFault(error: unknown): void {
  const message = error instanceof FaultError ? createElement(FaultWords, { fault: error.fault }) : `程序内部出错：${String(error)}`
  notifications.show({
    title: '没有完成',
    message,
    color: 'red',
    autoClose: false,
    withCloseButton: true,
    role: 'alert',
  })
}

export function showDone(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 5_000, role: 'status' })
}

/** Something that was asked for cannot be done just now, though nothing is wrong. */
export function showWait(message: string, title = '请稍候'): void {
  notifications.show({ title, message, color: 'yellow', autoClose: 12_000, withCloseButton: true, role: 'status' })
}
