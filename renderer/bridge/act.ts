import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { UseMutationResult } from '@tanstack/react-query'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import { createElement } from 'react'
import type { FaultCode } from '#shared/ipc/faults.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { ShellInput, ShellMethod, ShellOutputs } from '#shared/ipc/shell.ts'
import { call, shell } from './call.ts'
import { FaultWords } from './faultWords.tsx'

export type ActOptions<T> = Readonly<{
  /** Faults that the caller shows itself (beside the field, in the dialog); all others become a notification. */
  handles?: readonly FaultCode[]
  /** Sentence shown when it is done. */
  doneText?: string | ((answer: T) => string | null)
  done?: (answer: T) => void
  failed?: (error: FaultError) => void
}>

/** A writing or logging method. `mutate(input)` shows faults by itself; `mutateAsync` also throws the FaultError. */
export function useAct<M extends Method>(
  method: M,
  options: ActOptions<Output<M>> = {},
): UseMutationResult<Output<M>, FaultError, Input<M>> {
  return useMutation<Output<M>, FaultError, Input<M>>({
    mutationKey: ['data', method],
    mutationFn: (input) => call(method, input),
    onSuccess: (answer) => finish(answer, options),
    onError: (error) => fail(error, options),
  })
}

/** As useAct, for the main process. */
export function useShellAct<M extends ShellMethod>(
  method: M,
  options: ActOptions<ShellOutputs[M]> = {},
): UseMutationResult<ShellOutputs[M], FaultError, ShellInput<M>> {
  const client = useQueryClient()
  return useMutation<ShellOutputs[M], FaultError, ShellInput<M>>({
    mutationKey: ['shell', method],
    mutationFn: (input) => shell(method, input),
    onSuccess: (answer) => {
      if (method === 'settings.set') client.setQueryData(['shell', 'settings.get', {}], answer)
      if (method.startsWith('recent.')) void client.invalidateQueries({ queryKey: ['shell', 'recent.list'] })
      finish(answer, options)
    },
    onError: (error) => fail(error, options),
  })
}

/** Runs steps that belong together (dialog, then call) and shows whatever fault leaves them. Null: a fault was shown. */
export async function attempt<T>(steps: () => Promise<T>): Promise<T | null> {
  try {
    return await steps()
  } catch (error) {
    showFault(error)
    return null
  }
}

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
export function showWait(message: string): void {
  notifications.show({ title: '请稍候', message, color: 'yellow', autoClose: 12_000, withCloseButton: true, role: 'status' })
}

function finish<T>(answer: T, options: ActOptions<T>): void {
  const text = typeof options.doneText === 'function' ? options.doneText(answer) : options.doneText
  if (text) showDone(text)
  options.done?.(answer)
}

function fail<T>(error: FaultError, options: ActOptions<T>): void {
  if (!(error instanceof FaultError) || !options.handles?.includes(error.fault.fault)) showFault(error)
  options.failed?.(error)
}
