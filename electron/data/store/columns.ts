import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { fieldOf, ledgerOf, type Registry } from '#shared/ledger/registry.ts'

/** How a field is read: its own column, a column of a joined record, or an expression. */
export type FieldExpression = Readonly<{ sql: string; field: FieldDefinition }>

/**
 * Collects the joins that the read fields need. One reader serves one statement; the ledger's own table is `t`.
 */
export type ColumnReader = Readonly<{
  /** SQL of the stored value. */
  value: (fieldId: string) => FieldExpression
  /** SQL of the words that people see: what names the linked record for links, else the value. */
  label: (fieldId: string) => string
  /** SQL of the words that name the record itself. */
  title: () => string
  /** `FROM … LEFT JOIN …` with everything asked for so far. */
  from: () => string
}>

/**
 * @param today ISO date at which ages are counted; null for the day on which the statement runs (views).
 */
export function columnReader(registry: Registry, ledger: LedgerDefinition, today: string | null): ColumnReader {
  const { joined, from } = joinList()

  function expression(alias: string, owner: LedgerDefinition, field: FieldDefinition): FieldExpression {
    const derived = field.derived
    if (derived?.kind === 'parent') {
      const link = fieldOf(owner, derived.link)
      const target = ledgerOf(registry, link.target!)
      const on = expression(alias, owner, link).sql
      return expression(joined(target.table, on), target, fieldOf(target, derived.field))
    }
    if (derived?.kind === 'age') {
      const born = expression(alias, owner, fieldOf(owner, derived.of)).sql
      return { sql: ageSql(born, today), field }
    }
    return { sql: `${alias}.${columnOf(field)}`, field }
  }

  function value(fieldId: string): FieldExpression {
    return expression('t', ledger, fieldOf(ledger, fieldId))
  }

  function label(fieldId: string): string {
    const read = value(fieldId)
    if (read.field.type !== 'link') return read.sql
    const target = ledgerOf(registry, read.field.target!)
    return calling(joined(target.table, read.sql), target)
  }

  /** Words that name a record: its title, else the fields that stand in for one. */
  function calling(alias: string, owner: LedgerDefinition): string {
    const words = (id: string): string => {
      const { sql, field } = expression(alias, owner, fieldOf(owner, id))
      return field.type === 'link' ? calling(joined(ledgerOf(registry, field.target!).table, sql), ledgerOf(registry, field.target!)) : sql
    }
    const title = words(owner.title)
    if (!owner.calledBy) return title
    const others = owner.calledBy.map((id) => `COALESCE(${words(id)}, '')`).join(` || ' ' || `)
    return `COALESCE(NULLIF(${title}, ''), NULLIF(TRIM(${others}), ''))`
  }

  return { value, label, title: () => calling('t', ledger), from: () => `${ledger.table} t ${from()}` }
}

/** Joined tables j0, j1 …, each but once. */
function joinList(): Readonly<{ joined: (table: string, on: string) => string; from: () => string }> {
  const joins = new Map<string, string>()
  return {
    joined: (table, on) => {
      const key = `${table} ${on}`
      const existing = [...joins.keys()].indexOf(key)
      if (existing >= 0) return `j${existing}`
      const alias = `j${joins.size}`
      joins.set(key, `LEFT JOIN ${table} ${alias} ON ${alias}.id = ${on}`)
      return alias
    },
    from: () => [...joins.values()].join(' '),
  }
}

/** Full years from an ISO birth date (or month) to `today`; blank when the date is. */
function ageSql(born: string, today: string | null): string {
  const year = today === null ? `CAST(strftime('%Y', 'now', 'localtime') AS INTEGER)` : Number(today.slice(0, 4))
  const monthDay = today === null ? `strftime('%m-%d', 'now', 'localtime')` : `'${today.slice(5)}'`
  return `(CASE WHEN ${born} IS NULL OR ${born} = '' THEN NULL ELSE ${year} - CAST(substr(${born}, 1, 4) AS INTEGER) - (substr(${born}, 6) > ${monthDay}) END)`
}
