import { useState } from 'react'
import { useFile } from '#renderer/bridge/index.ts'
import { fileNameOf, startPattern, villageOfFilter } from './fileName.ts'

/** Kept while the program runs, so that the next export is called alike. */
let lastPattern = startPattern

/** The pattern of the file's name and the name that it gives. */
export function useFileName(ledger: string, filter: string | undefined) {
  const township = useFile()?.township ?? ''
  const [pattern, setPattern] = useState(lastPattern)
  const [date] = useState(today)
  return {
    pattern,
    name: fileNameOf(pattern, { township, ledger, village: villageOfFilter(filter), date }),
    setPattern: (next: string) => {
      lastPattern = next
      setPattern(next)
    },
  }
}

/** ISO day on this computer. */
function today(): string {
  return new Date().toLocaleDateString('sv-SE')
}
