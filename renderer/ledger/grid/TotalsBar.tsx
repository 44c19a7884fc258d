import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import type { Totals } from '#shared/ipc/outputs.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { unitOf } from '#shared/ledger/derive/unitOf.ts'
import { countText } from '#renderer/ui/index.ts'
import type { GridColumn } from './layout.ts'
import classes from './grid.module.css'

type Props = Readonly<{
  ledger: LedgerDefinition
  columns: readonly GridColumn[]
  totals: Totals | undefined
  checked: number
  /** Sum and count of the marked numbers; null when fewer than two cells are marked. */
  marked: Readonly<{ cells: number; sum: string | null }> | null
}>

/** Records and sums of what the list shows, and of what is marked, as at the foot of a worksheet. */
export function TotalsBar({ ledger, columns, totals, checked, marked }: Props) {
  return (
    <div className={classes.totals} role="status" aria-label="合计">
      <span>
        共 <b>{totals ? countText(totals.records) : '…'}</b> {ledger.unit}
      </span>
      {columns.flatMap(({ field }) => {
        const sum = totals?.sums[field.id]
        return sum === undefined || !isSummed(field) ? [] : [<Sum key={field.id} field={field} sum={sum} />]
      })}
      {checked > 0 && (
        <span>
          已选 <b>{countText(checked)}</b> {ledger.unit}
        </span>
      )}
      {marked && (
        <span>
          选中 {countText(marked.cells)} 格
          {marked.sum !== null && (
            <>
              ，求和 <b>{marked.sum}</b>
            </>
          )}
        </span>
      )}
    </div>
  )
}

function Sum({ field, sum }: Readonly<{ field: FieldDefinition; sum: number }>) {
  const unit = unitOf(field)
  return (
    <span>
      {field.label}合计 <b>{sumText(field, sum)}</b>
      {unit && ` ${unit}`}
    </span>
  )
}

/** With thousands signs, as money has them by itself. */
function sumText(field: FieldDefinition, sum: number): string {
  if (field.type === 'integer') return countText(sum)
  return field.type === 'money' ? formatValue(field, sum) : grouped(formatValue(field, sum))
}

function grouped(text: string): string {
  const [whole = '', part] = text.split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`)
}

/** Percentages, coordinates and the like are numbers whose sum means nothing. */
function isSummed(field: FieldDefinition): boolean {
  if (field.unit === '%' || field.unit === '％') return false
  return (field.type === 'money' || field.type === 'integer' || field.type === 'quantity') && (field.scale ?? 0) < 4
}
