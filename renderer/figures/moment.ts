import { useKept } from './kept.ts'

/** For when and where the screen shows figures. null: today, no other day, the whole township. Days are ISO. */
export type Moment = Readonly<{ asOf: string | null; against: string | null; village: string | null }>

const whole: Moment = { asOf: null, against: null, village: null }

/** One moment for all parts of the screen. */
export function useMoment(): readonly [Moment, (moment: Moment) => void] {
  return useKept('moment', whole)
}

/** The moment as the figures methods ask for it. */
export function whenOf({ asOf, village }: Moment): Readonly<{ asOf?: string; village?: string }> {
  return { ...(asOf === null ? {} : { asOf }), ...(village === null ? {} : { village }) }
}

export function againstOf({ against }: Moment): Readonly<{ against?: string }> {
  return against === null ? {} : { against }
}

/** The PC's own day. */
export function todayOf(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
