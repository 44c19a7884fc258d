import { useState } from 'react'
import { villageColumns } from '#shared/ledger/derive/villageColumns.ts'
import { ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { attempt, call, shell, useFile } from '#renderer/bridge/index.ts'

export type BookField = Readonly<{ field: string; editable: boolean }>

export type BookChoice = Readonly<{
  place: string
  villages: readonly string[]
  sheets: readonly Readonly<{ ledger: string; fields: readonly BookField[] }>[]
  spare: number
  mask: boolean
  purpose: string
}>

export const emptyBook: BookChoice = { place: '', villages: [], sheets: [], spare: 20, mask: true, purpose: '' }

export type MadeBook = Readonly<{ name: string; folder: string; token: string; place: string; number: number; records: number }>

export function isBookComplete({ place, villages, sheets }: BookChoice): boolean {
  return place.trim() !== '' && villages.length > 0 && sheets.length > 0 && sheets.every(({ fields }) => fields.length > 0)
}

export function columnsOf(registry: Registry, ledger: string): readonly BookField[] {
  return villageColumns(ledgerOf(registry, ledger))
}

/** Asks for the file's place, then writes the workbook. */
export function useBook() {
  const township = useFile()?.township ?? ''
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<MadeBook | null>(null)
  const write = async (choice: BookChoice, tasks: string) => {
    await attempt(async () => {
      const place = choice.place.trim()
      const grant = await shell('dialog.saveWorkbook', { suggestedName: `${township}${place}填报表格.xlsx` })
      if (!grant) return
      setBusy(true)
      const { purpose, villages, sheets, spare, mask } = choice
      const done = await call('villageBook.write', {
        token: grant.token,
        place,
        villages: [...villages],
        sheets: sheets.map(({ ledger, fields }) => ({ ledger, fields: fields.map((field) => ({ ...field })) })),
        spare,
        mask,
        ...(tasks.trim() === '' ? {} : { tasks: tasks.trim() }),
        ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
      })
      setMade({ ...done, folder: grant.folder, token: grant.token, place })
    })
    setBusy(false)
  }
  return { busy, made, write, again: () => setMade(null) }
}
