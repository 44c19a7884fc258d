import type { FormDefinition } from '#shared/forms/define.ts'
import type { FormPages } from '#shared/printing/forms/formPages.ts'
import { maskFullNumbers } from '#shared/values/fullNumbers.ts'

/** Pages [from, to) that become a file of their own. */
export type PagePart = Readonly<{ name: string; from: number; to: number }>

/** A part for each sheet, or for each village (its sheets follow one another). Cards share pages and make one part. */
export function partsOf(pages: FormPages, form: FormDefinition, split: 'record' | 'village'): readonly PagePart[] {
  if (form.cards) return [{ name: fileName(form.label), from: 0, to: pages.pages.length }]
  const parts: PagePart[] = []
  const used = new Map<string, number>()
  let village: string | null = null
  for (const sheet of pages.sheets) {
    const last = parts.at(-1)
    if (split === 'village' && last && sheet.village === village) {
      parts[parts.length - 1] = { ...last, to: sheet.to }
      continue
    }
    village = sheet.village
    const words = split === 'village' ? [sheet.village || '未分村'] : [sheet.village, sheet.name]
    parts.push({
      name: unique(fileName([form.label, ...words].filter((word) => word !== '').join('_')), used),
      from: sheet.from,
      to: sheet.to,
    })
  }
  return parts
}

/** No personal numbers and no characters that Windows forbids in a file's name. */
function fileName(text: string): string {
  return maskFullNumbers(text)
    .replace(/[\\/:*?"<>|\s]+/g, '')
    .slice(0, 80)
}

function unique(name: string, used: Map<string, number>): string {
  const count = (used.get(name) ?? 0) + 1
  used.set(name, count)
  return count === 1 ? name : `${name}_${count}`
}
