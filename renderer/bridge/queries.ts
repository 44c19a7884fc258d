import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import type { FaultError } from '#shared/ipc/faults.ts'
import type { FileInfo } from '#shared/ipc/outputs.ts'
import type { Session } from '#shared/ipc/parts/operators.ts'
import type { Settings, ShellInput, ShellMethod, ShellOutputs } from '#shared/ipc/shell.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { call, shell } from './call.ts'
import { fileKey, registryKey, sessionKey } from './client.ts'

export type CallOptions = Readonly<{
  /** false: not asked (yet). */
  enabled?: boolean
  /** Shows the answer before while a new input is being asked. */
  keepPrevious?: boolean
  /** Milliseconds during which a known answer is not asked again on mounting. Changes of data overrule it. */
  staleTime?: number
}>

/** A reading method as react-query; asked again by itself when data that it shows has changed. Not for methods that log or write. */
export function useCall<M extends Method>(method: M, input: Input<M>, options: CallOptions = {}): UseQueryResult<Output<M>, FaultError> {
  return useQuery<Output<M>, FaultError>({
    queryKey: ['data', method, input],
    queryFn: () => call(method, input),
    ...queryOptions(options),
  })
}

/** As useCall, for the main process. */
export function useShell<M extends ShellMethod>(
  method: M,
  input: ShellInput<M>,
  options: CallOptions = {},
): UseQueryResult<ShellOutputs[M], FaultError> {
  return useQuery<ShellOutputs[M], FaultError>({
    queryKey: ['shell', method, input],
    queryFn: () => shell(method, input),
    ...queryOptions(options),
  })
}

/** The registry of the open file. Suspends on the very first asking only. */
export function useRegistry(): Registry {
  return useSuspenseQuery<Registry, FaultError>({
    queryKey: registryKey,
    queryFn: () => call('ledger.registry', {}),
    staleTime: Infinity,
    gcTime: Infinity,
  }).data
}

/** The open file, null when none is open. Suspends on the very first asking only. */
export function useFile(): FileInfo | null {
  return useSuspenseQuery<FileInfo | null, FaultError>({
    queryKey: fileKey,
    queryFn: () => call('file.info', {}),
    staleTime: Infinity,
    gcTime: Infinity,
  }).data
}

/** Who works in the open file. Suspends on the very first asking only. */
export function useSession(): Session {
  return useSuspenseQuery<Session, FaultError>({
    queryKey: sessionKey,
    queryFn: () => call('operators.who', {}),
    staleTime: Infinity,
    gcTime: Infinity,
  }).data
}

/** True when nothing may be changed: no file, a read-only one, or an operator who may only look. */
export function useReadOnly(): boolean {
  const isViewer = useSession().me?.role === 'viewer'
  return (useFile()?.readOnly ?? true) || isViewer
}

/** Operator, device, zoom. Suspends on the very first asking only. */
export function useSettings(): Settings {
  return useSuspenseQuery<Settings, FaultError>({
    queryKey: ['shell', 'settings.get', {}],
    queryFn: () => shell('settings.get', {}),
    staleTime: Infinity,
    gcTime: Infinity,
  }).data
}

function queryOptions({ enabled, keepPrevious, staleTime }: CallOptions) {
  return {
    ...(enabled === undefined ? {} : { enabled }),
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(keepPrevious ? { placeholderData: <T>(previous: T | undefined) => previous } : {}),
  }
}
