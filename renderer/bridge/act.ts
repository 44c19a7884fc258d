import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { UseMutationResult } from '@tanstack/react-query'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import type { FaultCode } from '#shared/ipc/faults.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { ShellInput, ShellMethod, ShellOutputs } from '#shared/ipc/shell.ts'
import { call, shell } from './call.ts'
import { showFault } from './tell.ts'
import { hideUndo, showUndo } from './undoToast.tsx'

export type ActOptions<T> = Readonly<{
  /** Faults that the caller shows itself (beside the field, in the dialog); all others become a notification. */
  handles?: readonly FaultCode[]
  /** Sentence shown when it is done. */
  doneText?: string | ((answer: T) => string | null | undefined)
  /** It takes something away, or changes much at once: the sentence comes with 撤销. */
  undoable?: boolean
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
    onSuccess: (answer, input) => {
      if (method === 'history.undo') hideUndo((answer as Output<'history.undo'>).target)
      finish(answer, options, options.undoable ? setOf(answer, input) : null)
    },
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

/** `setId`: the step that 撤销 takes back. */
function finish<T>(answer: T, options: ActOptions<T>, setId: string | null = null): void {
  const text = typeof options.doneText === 'function' ? options.doneText(answer) : options.doneText
  if (text) showUndo(text, setId)
  options.done?.(answer)
}

/** Answers name the set that was written; where they do not, it has the id that was handed in. */
function setOf(answer: object | null, input: object): string | null {
  if (answer !== null && 'changeSet' in answer) return typeof answer.changeSet === 'string' ? answer.changeSet : null
  return 'id' in input && typeof input.id === 'string' ? input.id : null
}

function fail<T>(error: FaultError, options: ActOptions<T>): void {
  if (!(error instanceof FaultError) || !options.handles?.includes(error.fault.fault)) showFault(error)
  options.failed?.(error)
}
