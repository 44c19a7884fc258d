import { useState } from 'react'
import type { Input } from '#shared/ipc/contract.ts'
import type { HandoverParties } from '#shared/ipc/parts/handover.ts'
import { call } from '#renderer/bridge/index.ts'
import { SheetPrint, usePreparedJob } from '#renderer/print/index.ts'

type Wish = Input<'handover.print'>

const prepare = (wish: Wish) => call('handover.print', wish)

/** Printing of the 交接单. */
export function PrintHandoverScreen({ parties }: Readonly<{ parties: HandoverParties }>) {
  const [wish, setWish] = useState<Wish>({ parties, paper: 'A4', orientation: 'portrait' })
  const print = usePreparedJob(wish, prepare)
  return <SheetPrint title="打印交接单" wish={wish} onChange={setWish} print={print} />
}
