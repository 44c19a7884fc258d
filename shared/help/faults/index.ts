import { faultNumber, faultNumbers } from '#shared/ipc/faultNumbers.ts'
import { faultPattern, type FaultCode } from '#shared/ipc/faults.ts'
import type { Advices } from './define.ts'
import { exchangeAdvice } from './exchange.ts'
import { fileAdvice } from './files.ts'
import { paperAdvice } from './papers.ts'
import { typingAdvice } from './typing.ts'
import { upgradeAdvice } from './upgrade.ts'

/** A fault as the manual tells it: its number (E101), its message with … for what varies, what happened, how to mend it. */
export type ToldFault = Readonly<{ code: FaultCode; number: string; message: string; happened: string; mend: string }>

/** All faults by number. */
export function toldFaults(): readonly ToldFault[] {
  return (Object.keys(faultNumbers) as FaultCode[]).map(tell).sort((one, other) => (one.number < other.number ? -1 : 1))
}

/** The faults of which a number is typed (E101, e101, 101) or whose message has all the words. */
export function findFaults(words: string): readonly ToldFault[] {
  const wanted = words.trim().toLowerCase()
  const typed = numberPattern.exec(wanted)?.[1]
  if (typed) return toldFaults().filter((fault) => fault.number === `E${typed}`)
  const parts = wanted.split(/\s+/).filter(Boolean)
  if (parts.length === 0 || wanted.length < leastLetters) return []
  return toldFaults().filter((fault) => parts.every((part) => fault.message.toLowerCase().includes(part)))
}

/** Whether a number as messages show it was typed. */
export function isFaultNumber(words: string): boolean {
  return numberPattern.test(words.trim())
}

const numberPattern = /^e?(\d{3})$/i

/** Fewer letters than these stand in half of all messages. */
const leastLetters = 2

const advices: Advices = { ...fileAdvice, ...typingAdvice, ...exchangeAdvice, ...paperAdvice, ...upgradeAdvice }

function tell(code: FaultCode): ToldFault {
  const [happened, mend] = advices[code] ?? ['', '']
  const message = faultPattern(code).replace(/\{\w+\}/g, '…')
  return { code, number: faultNumber(code), message, happened, mend }
}
