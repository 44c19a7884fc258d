import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FaultError } from '#shared/ipc/faults.ts'
import type { Row } from '#shared/ipc/outputs.ts'
import { casesOf, openFilters } from '#shared/monitoring/caseOf.ts'
import { textOf, type CaseRecord, type MonitoringCase, type StepContext } from '#shared/monitoring/define.ts'
import { policyItems } from '#shared/policy/index.ts'
import { policyOf } from '#shared/policy/policyOf.ts'
import { overridesOf, type PolicyRecord } from '#shared/policy/records.ts'
import { call, useRegistry } from '#renderer/bridge/index.ts'
import { todayIso } from '#renderer/ledger/index.ts'

export type Loop = Readonly<{ cases: readonly MonitoringCase[]; context: StepContext }>

type Read = Readonly<{
  clues: readonly Row[]
  monitorings: readonly Row[]
  notices: readonly Row[]
  households: readonly Row[]
  policy: readonly PolicyRecord[]
}>

/** Everything that is in the loop now, with today's policy. */
export function useCases(): Readonly<{ loop: Loop | undefined; error: FaultError | null; retry: () => void }> {
  const registry = useRegistry()
  // Named like a call without a ledger: any change makes it stale.
  const answer = useQuery<Read, FaultError>({
    queryKey: ['data', 'ledger.cockpit', {}],
    queryFn: readAll,
    placeholderData: (before) => before,
  })
  const { data } = answer
  const loop = useMemo(() => {
    if (!data) return undefined
    const policy = policyOf(policyItems, overridesOf(policyItems, data.policy))
    const context = { today: todayIso(), policy, registry }
    const households = new Map<string, CaseRecord>(data.households.map((row) => [row.id, row]))
    return { cases: casesOf({ ...data, households }, context), context }
  }, [data, registry])
  return { loop, error: answer.error, retry: () => void answer.refetch() }
}

async function readAll(): Promise<Read> {
  const [clues, monitorings, notices, own] = await Promise.all([
    rowsOf('clue', openFilters.clue),
    rowsOf('monitoring', openFilters.monitoring),
    rowsOf('monitoringNotice', openFilters.monitoringNotice),
    rowsOf('policyValue'),
  ])
  const ids = new Set([...clues, ...monitorings].map((row) => textOf(row, 'household')).filter((id) => id !== ''))
  const policy = own.map((row) => ({ item: textOf(row, 'item'), from: textOf(row, 'from'), value: textOf(row, 'value') }))
  return { clues, monitorings, notices, policy, households: await rowsById('household', [...ids]) }
}

async function rowsOf(ledger: string, filter?: string): Promise<readonly Row[]> {
  const { ids } = await call('ledger.query', filter ? { ledger, filter } : { ledger })
  return rowsById(ledger, ids)
}

/** As many as one call answers. */
const atOnce = 500

async function rowsById(ledger: string, ids: readonly string[]): Promise<readonly Row[]> {
  const parts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) => ids.slice(index * atOnce, (index + 1) * atOnce))
  const rows = await Promise.all(parts.map((part) => call('ledger.rows', { ledger, ids: part })))
  return rows.flat()
}
