import type { InspectionWish } from '#shared/ipc/parts/inspection.ts'

/** What the form holds; numbers as typed, `since` only where earlier draws stay out. */
export type WishDraft = Readonly<{
  name: string
  source: string | null
  inspectOn: string | null
  villages: readonly string[]
  kinds: readonly string[]
  monitoringKinds: readonly string[]
  strata: readonly string[]
  way: InspectionWish['way']
  count: number | null
  least: number | null
  since: string | null
  without: readonly string[]
  seed: string
}>

export function startWish(name: string, seed: string): WishDraft {
  return {
    name,
    source: '自查',
    inspectOn: null,
    villages: [],
    kinds: [],
    monitoringKinds: [],
    strata: ['village', 'kind'],
    way: 'share',
    count: 30,
    least: 0,
    since: null,
    without: [],
    seed,
  }
}

/** What is asked of the data core; null while a number or the seed is missing. */
export function wishOf(draft: WishDraft): InspectionWish | null {
  const { villages, kinds, monitoringKinds, strata, way, count, least, since, without, seed } = draft
  if (count === null || count < 1 || seed.trim() === '') return null
  return {
    strata: [...strata],
    way,
    count,
    least: way === 'share' ? (least ?? 0) : 0,
    seed: seed.trim(),
    villages: [...villages],
    kinds: [...kinds],
    monitoringKinds: [...monitoringKinds],
    drawnSince: since,
    without: [...without],
  }
}

/** Six digits that nobody chose: easily read out and written down. */
export function randomSeed(): string {
  const [drawn] = crypto.getRandomValues(new Uint32Array(1))
  return String((drawn ?? 0) % 1_000_000).padStart(6, '0')
}
