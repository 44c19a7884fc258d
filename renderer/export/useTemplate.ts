import { useState } from 'react'
import type { FieldTarget } from '#shared/importing/matchTypes.ts'
import type { Selection } from '#shared/ipc/contract.ts'
import type { RememberedTemplate, TemplateView } from '#shared/ipc/outputs.ts'
import { FaultError, call, shell, showFault } from '#renderer/bridge/index.ts'
import type { Exported } from './useExport.ts'

/** What is chosen before the workbook is filled. */
export type FillChoice = Readonly<{
  tables: readonly number[]
  perVillage: boolean
  replace: boolean
  mask: boolean
  purpose: string
  remember: boolean
}>

export type FilledResult = Exported & Readonly<{ notices: readonly string[] }>

export type TemplateWork = Readonly<{
  view: TemplateView | null
  choice: FillChoice
  busy: 'reading' | 'writing' | null
  result: FilledResult | null
  choose: (change: Partial<FillChoice>) => void
  openFile: () => Promise<void>
  openKnown: (known: RememberedTemplate) => Promise<void>
  point: (table: number, column: number, target: FieldTarget | null) => Promise<void>
  putDown: () => void
  fill: (selection: Selection, suggestedName: string) => Promise<void>
}>

const startChoice: FillChoice = { tables: [0], perVillage: false, replace: false, mask: true, purpose: '', remember: true }

/** The county's workbook in hand, from choosing it to the filled file. Nothing of it throws: what fails is told. */
export function useTemplate(ledger: string): TemplateWork {
  const [view, setView] = useState<TemplateView | null>(null)
  const [choice, setChoice] = useState(startChoice)
  const [busy, setBusy] = useState<TemplateWork['busy']>(null)
  const [result, setResult] = useState<FilledResult | null>(null)
  const step = (what: TemplateWork['busy'], job: () => Promise<void>) => told(job, (on) => setBusy(on ? what : null))
  const take = (opened: TemplateView) => {
    setView(opened)
    setChoice({ ...startChoice, ...opened.chosen })
  }
  const openFile = () =>
    step('reading', async () => {
      const grant = await shell('dialog.openWorkbook', {})
      if (grant) take(await call('template.open', { token: grant.token, ledger }))
    })
  return {
    view,
    choice,
    busy,
    result,
    choose: (change) => setChoice((now) => ({ ...now, ...change })),
    openFile,
    openKnown: (known) =>
      known.hasFile ? step('reading', async () => take(await call('template.open', { remembered: known.id, ledger }))) : openFile(),
    point: (table, column, target) =>
      step('reading', async () => {
        if (view) setView(await call('template.point', { template: view.template, pointing: { [table]: { [column]: target } } }))
      }),
    putDown: () => setView(null),
    fill: (selection, suggestedName) =>
      step('writing', async () => {
        const filled = view ? await fillWorkbook(view.template, choice, { selection, suggestedName }) : null
        if (filled) setResult(filled)
      }),
  }
}

async function told(job: () => Promise<void>, busy: (on: boolean) => void): Promise<void> {
  busy(true)
  try {
    await job()
  } catch (error) {
    if (!(error instanceof FaultError && error.fault.fault.endsWith('.cancelled'))) showFault(error)
  } finally {
    busy(false)
  }
}

type Order = Readonly<{ selection: Selection; suggestedName: string }>

/** Asks for the file's place and fills; null when the dialog was closed. */
async function fillWorkbook(template: string, choice: FillChoice, { selection, suggestedName }: Order): Promise<FilledResult | null> {
  const grant = await shell('dialog.saveWorkbook', { suggestedName })
  if (!grant) return null
  const { tables, purpose, mask, ...rest } = choice
  const wish = { ...rest, tables: [...tables], mask, ...(mask ? {} : { purpose: purpose.trim() }) }
  const done = await call('template.fill', { ...wish, template, selection, token: grant.token })
  return { rows: done.rows, name: done.name, token: grant.token, notices: done.notices }
}
