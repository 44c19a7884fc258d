import type { Engine } from '#data/engine/engine.ts'
import { forms } from '#shared/forms/index.ts'
import type { LayoutFile } from '#shared/importing/layoutFile.ts'
import type { FormCopyDifference } from '#shared/ipc/parts/layouts.ts'
import { readOwnSettings } from '#shared/printing/forms/ownForm.ts'

/** An office's own copy of a printed form, as it is kept and as it goes along with layouts and words. */
export type StoredCopy = NonNullable<LayoutFile['forms']>[number] & Readonly<{ id: string; head: string | null }>

export function storedCopies(engine: Engine): readonly StoredCopy[] {
  const rows = engine.values('SELECT id, _head, form, name, settings FROM own_form WHERE _removed = 0 ORDER BY form, name, id')
  return rows.map(([id, head, form, name, settings]) => ({
    id: String(id),
    head: head === null ? null : String(head),
    form: String(form),
    name: String(name),
    settings: String(settings),
  }))
}

export type CopyComparison = Readonly<{
  differences: readonly FormCopyDifference[]
  same: number
  refused: readonly Readonly<{ label: string; why: string }>[]
}>

/** What taking copies over would change: one of the same name and form becomes that of the file, nothing is taken away. */
export function compareCopies(given: NonNullable<LayoutFile['forms']>, own: readonly StoredCopy[]): CopyComparison {
  const refused: CopyComparison['refused'][number][] = []
  const last = new Map(given.map((copy) => [`${copy.form} ${copy.name}`, copy]))
  const differences = [...last.values()].flatMap((copy): readonly FormCopyDifference[] => {
    const shipped = forms.find(({ id }) => id === copy.form)
    const settings = readOwnSettings(copy.settings)
    if (!shipped || !settings) {
      refused.push({ label: copy.name, why: shipped ? '内容读不出' : '本程序没有这种表，可能来自更新的版本' })
      return []
    }
    const held = own.find((one) => one.form === copy.form && one.name === copy.name)
    if (held && JSON.stringify(readOwnSettings(held.settings)) === JSON.stringify(settings)) return []
    return [{ ...copy, label: shipped.label, record: held ? { id: held.id, head: held.head } : null }]
  })
  return { differences, same: given.length - differences.length - refused.length, refused }
}
