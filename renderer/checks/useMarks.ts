import { useMemo, useState } from 'react'
import type { ChecksFilter, FindingRow } from '#shared/ipc/parts/checks.ts'
import { attempt, showDone } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'
import { allFindings, partSize } from './allFindings.ts'
import { keyOf } from './filter.ts'

export type Marks = Readonly<{
  map: ReadonlyMap<string, FindingRow>
  rows: readonly FindingRow[]
  toggle: (row: FindingRow) => void
  /** All of the list, as far as one step can take them. */
  all: () => void
  drop: (row: FindingRow) => void
  clear: () => void
}>

/** The findings that are marked for one common step. */
export function useMarks(filter: ChecksFilter): Marks {
  const [map, setMap] = useState<ReadonlyMap<string, FindingRow>>(new Map())
  const rows = useMemo(() => [...map.values()], [map])
  const toggle = (row: FindingRow) =>
    setMap((now) => {
      const key = keyOf(row)
      if (now.has(key)) return new Map([...now].filter(([other]) => other !== key))
      return new Map([...now, [key, row]])
    })
  const drop = (row: FindingRow) => setMap((now) => new Map([...now].filter(([key]) => key !== keyOf(row))))
  const all = async () => {
    const found = await attempt(() => allFindings(filter, partSize))
    if (!found) return
    setMap(new Map(found.map((row) => [keyOf(row), row])))
    if (found.length === partSize) showDone(`一次最多选 ${countText(partSize)} 条，已选中前 ${countText(partSize)} 条`)
  }
  return { map, rows, toggle, drop, all: () => void all(), clear: () => setMap(new Map()) }
}
