/** Minutes without input after which a window locks that was never told otherwise. */
export const usualLockMinutes = 10

/** Null: never. */
export const lockMinutesOf = ({ lockMinutes }: Readonly<{ lockMinutes?: number | null }>): number | null =>
  lockMinutes === undefined ? usualLockMinutes : lockMinutes
