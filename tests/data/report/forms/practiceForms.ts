import { afterAll, beforeAll } from 'vitest'
import { formSetting } from '#data/handlers/printForms.ts'
import { ruleOf } from '#data/report/forms/fill.ts'
import { formAnswers, formIds } from '#data/report/forms/makeForm.ts'
import { resolveSheets } from '#data/report/forms/sheets.ts'
import type { Edition, FormDefinition } from '#shared/forms/define.ts'
import { forms } from '#shared/forms/index.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { FormSheet, ResolvedTable } from '#shared/printing/forms/resolved.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** A practice ledger of three villages on 22 November 2026 for the tests of a file, made before them and gone after them. */
export function practiceLedger(size: Readonly<{ households: number; persons: number }>): () => TestCore {
  let core: TestCore
  beforeAll(async () => {
    core = makeTestCore()
    core.setNow(new Date(2026, 10, 22, 10))
    await core.ok('file.sample', { token: core.token(core.at('示例镇.tzdb')), ...size, villages: 3, seed: 9 })
  })
  afterAll(() => core.dispose())
  return () => core
}

type Wish = Readonly<{
  /** Answers to what the form asks; its proposals otherwise. */
  given?: Readonly<Record<string, string>>
  /** The first that the form has otherwise. */
  edition?: Edition
  /** Records; those that the form finds by itself otherwise. */
  ids?: readonly string[]
}>

/** A form filled in as the print centre would, with the records it is filled in for. Throws on a fault. */
export function filledForm(
  { core }: TestCore,
  form: FormDefinition,
  { given = {}, edition = form.editions[0]!, ids }: Wish = {},
): Readonly<{ ids: readonly string[]; sheets: readonly FormSheet[] }> {
  const reading = core.context.reading()
  const setting = formSetting(core.context, undefined)
  const answers = formAnswers(form, given, setting, false)
  if (isFault(answers)) throw new Error(JSON.stringify(answers))
  const found = ids ?? formIds(reading, form, {}, answers)
  if (isFault(found)) throw new Error(JSON.stringify(found))
  const wish = { form, ids: found, answers, setting, rule: ruleOf(edition, false, setting.today) }
  return { ids: found, sheets: [...resolveSheets(reading, wish)].flatMap((batch) => batch.sheets) }
}

export const formOf = (id: string): FormDefinition => forms.find((one) => one.id === id)!

/** The tables of all sheets, in their order. */
export function tablesOf(sheets: readonly FormSheet[]): readonly ResolvedTable[] {
  return sheets.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))
}
