import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { codesOf, type Registry } from '#shared/ledger/registry.ts'

/** The definitions as plain data for other programs: `cli schema`. `column` is null for values that are computed when read. */
export function schemaAsData(registry: Registry): unknown {
  const ledgers = registry.ledgers.map((ledger) => ({
    id: ledger.id,
    label: ledger.label,
    table: ledger.table,
    system: ledger.system === true,
    fields: ledger.fields.map((field) => fieldAsData(registry, field)),
  }))
  return { schemaVersion: registry.schemaVersion, ledgers }
}

function fieldAsData(registry: Registry, field: FieldDefinition): unknown {
  const { id, label, type } = field
  const isVirtual = field.derived?.kind === 'parent' || field.derived?.kind === 'age'
  return {
    id,
    label,
    type,
    column: isVirtual ? null : columnOf(field),
    required: field.required === true,
    options: codesOf(registry, field)?.items.map((item) => item.value) ?? [],
    aliases: field.aliases ?? [],
    unit: field.unit ?? (type === 'money' ? '元' : null),
    sensitive: field.sensitive !== undefined,
    ...(type === 'quantity' ? { scale: field.scale ?? 0 } : {}),
    ...(field.target ? { target: field.target } : {}),
    ...(field.derived ? { derived: true } : {}),
  }
}
