import { columnOf } from '#shared/ledger/column.ts'
import { fieldOf, ledgerOf, type Registry } from '#shared/ledger/registry.ts'

/** SQL of what names a village of the alias `v`: in a county file its township, too. */
export function villageNameSql(registry: Registry): string {
  const village = ledgerOf(registry, 'village')
  return `v.${columnOf(fieldOf(village, village.title))}`
}
