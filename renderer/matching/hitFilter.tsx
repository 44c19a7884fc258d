import { Select } from '@mantine/core'
import { useState } from 'react'
import { levels, type Level } from './words.ts'

type Filter = Readonly<{ level?: Level; village?: string }>

/** Which hits are shown, and which page of them: another choice begins at the first page. */
export function useHitFilter() {
  const [filter, setFilter] = useState<Filter>({})
  const [page, setPage] = useState(0)
  const choose = (next: Filter) => {
    setFilter(next)
    setPage(0)
  }
  return { filter, choose, page, setPage }
}

type HitFilterProps = Readonly<{
  filter: Filter
  onChoose: (next: Filter) => void
  villages: readonly Readonly<{ value: string; label: string }>[]
}>

export function HitFilter({ filter: { level, village }, onChoose, villages }: HitFilterProps) {
  return (
    <>
      <Select
        aria-label="把握"
        placeholder="全部把握"
        size="xs"
        w={130}
        clearable
        data={[...levels]}
        value={level ?? null}
        onChange={(value) => onChoose({ ...(value ? { level: value as Level } : {}), ...(village ? { village } : {}) })}
      />
      <Select
        aria-label="行政村"
        placeholder="全部村"
        size="xs"
        w={170}
        clearable
        searchable
        data={[...villages]}
        value={village ?? null}
        onChange={(value) => onChoose({ ...(level ? { level } : {}), ...(value ? { village: value } : {}) })}
      />
    </>
  )
}
