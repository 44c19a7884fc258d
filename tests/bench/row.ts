/** One line of the table of `npm run bench`. */
export type BenchRow = Readonly<{
  /** What was done, to how much. */
  name: string
  /** In `unit`; where `p95` is given too, this is the median. */
  value: number
  unit: 'ms' | 's' | 'MB'
  p95?: number
  /** Seconds of user CPU behind `value` (of one round, threads included): tells a busy machine from slow work. */
  cpu?: number
  /** What did the comparable work in the same run, and its figure in the same unit. */
  peer?: Readonly<{ name: string; value: number; p95?: number; cpu?: number }>
  /** What a quiet machine has to reach; `of` says which figure. */
  target?: Readonly<{ of: 'value' | 'p95' | 'ratio'; most: number }>
  note?: string
}>

/** A group of measurements by name; each runs in a process of its own. */
export type Suite = (place: BenchPlace) => Promise<readonly BenchRow[]>

/** Where a suite finds and leaves its files. */
export type BenchPlace = Readonly<{
  /** A folder for the run, on the disk that is measured. */
  folder: string
  /** Path of the practice file with 11,001 households and 38,006 persons; not to be written to. */
  sample: string
  /** Electron's executable, or why there is none. */
  electron: string | null
}>

export type Timed<T> = Readonly<{ result: T; ms: number; cpu: number }>

/** Runs `work` once; `cpu` in seconds of user time of the whole process. */
export async function timed<T>(work: () => T | Promise<T>): Promise<Timed<T>> {
  const before = process.cpuUsage()
  const start = performance.now()
  const result = await work()
  const ms = performance.now() - start
  return { result, ms, cpu: process.cpuUsage(before).user / 1e6 }
}

/** The element at a share of the sorted values: 0.5 for the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}
