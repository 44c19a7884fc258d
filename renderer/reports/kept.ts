import { useState } from 'react'
import { useFile } from '#renderer/bridge/index.ts'

const kept = new Map<string, unknown>()

/** As useState, but coming back from the rows behind a figure finds the choice unchanged. Per database, while the program runs. */
export function useKept<T>(name: string, initial: T): readonly [T, (value: T) => void] {
  const key = `${useFile()?.databaseId ?? ''} ${name}`
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial))
  const keep = (next: T) => {
    kept.set(key, next)
    setValue(next)
  }
  return [value, keep]
}
