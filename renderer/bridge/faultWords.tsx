import { Anchor } from '@mantine/core'
import { faultNumber } from '#shared/ipc/faultNumbers.ts'
import { faultText, type Fault, type FaultCode } from '#shared/ipc/faults.ts'
import { askForHelp } from './help.ts'

/** The sentence of a fault and, small behind it, its number. */
export function FaultWords({ fault }: Readonly<{ fault: Fault }>) {
  return (
    <>
      <span>{faultText(fault)}</span> <FaultNumber code={fault.fault} />
    </>
  )
}

/** E101: opens what the manual says of it. Whoever cancelled needs no number. */
export function FaultNumber({ code }: Readonly<{ code: FaultCode }>) {
  if (code.endsWith('.cancelled')) return null
  const number = faultNumber(code)
  return (
    <Anchor
      component="button"
      type="button"
      fz="xs"
      underline="always"
      aria-label={`${number}：查看怎么办`}
      title="查看怎么办"
      onClick={() => askForHelp(number)}
    >
      {number}
    </Anchor>
  )
}
