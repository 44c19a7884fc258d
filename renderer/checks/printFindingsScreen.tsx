import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '#shared/ipc/contract.ts'
import type { ChecksFilter } from '#shared/ipc/parts/checks.ts'
import { call } from '#renderer/bridge/index.ts'
import { SheetPrint, usePreparedJob } from '#renderer/print/index.ts'

type Wish = Input<'checks.print'>

const prepare = (wish: Wish) => call('checks.print', wish)

/** Printing of the 整改清单 of what the list showed. */
export function PrintFindingsScreen({ filter }: Readonly<{ filter: ChecksFilter }>) {
  const [wish, setWish] = useState<Wish>({ filter, paper: 'A4', orientation: 'landscape', pageBreakByVillage: true })
  const print = usePreparedJob(wish, prepare)
  return (
    <SheetPrint title="打印整改清单" wish={wish} onChange={setWish} print={print}>
      <Checkbox
        label="每村另起一页，单独编页码"
        checked={wish.pageBreakByVillage ?? true}
        onChange={(event) => setWish({ ...wish, pageBreakByVillage: event.currentTarget.checked })}
      />
    </SheetPrint>
  )
}
