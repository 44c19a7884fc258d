import { useState } from 'react'
import type { Input } from '#shared/ipc/contract.ts'
import { call } from '#renderer/bridge/index.ts'
import { SheetPrint, usePreparedJob } from '#renderer/print/index.ts'

type Wish = Input<'county.print'>

const prepare = (wish: Wish) => call('county.print', wish)

/** Printing of what is there of each township. */
export function PrintCountyScreen() {
  const [wish, setWish] = useState<Wish>({ paper: 'A4', orientation: 'portrait' })
  const print = usePreparedJob(wish, prepare)
  return <SheetPrint title="打印各乡镇汇总情况" wish={wish} onChange={setWish} print={print} />
}
