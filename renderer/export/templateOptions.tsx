import { Checkbox, Group, Radio, Select, SimpleGrid, Stack } from '@mantine/core'
import type { TemplateTableView, TemplateView } from '#shared/ipc/outputs.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { MaskChoice } from './maskChoice.tsx'
import { NameChoice } from './nameChoice.tsx'
import type { useFileName } from './useFileName.ts'
import type { TemplateWork } from './useTemplate.ts'

type OptionProps = Readonly<{ view: TemplateView; work: TemplateWork; file: ReturnType<typeof useFileName> }>

/** Which sheet, one for each village or not, old rows, numbers, name. */
export function TemplateOptions({ view, work, file }: OptionProps) {
  const registry = useRegistry()
  const readOnly = useReadOnly()
  const { choice, choose } = work
  const table = view.tables[choice.tables[0] ?? 0]
  const sensitive = table !== undefined && holdsNumbers(registry, table)
  return (
    <Stack gap="sm">
      {view.tables.length > 1 && (
        <Select
          label="填哪一张表"
          data={view.tables.map((one, index) => ({
            value: String(index),
            label: `${one.sheet}${one.title ? `（${one.title.slice(0, 20)}）` : ''}`,
          }))}
          value={String(choice.tables[0] ?? 0)}
          onChange={(value) => value !== null && choose({ tables: [Number(value)] })}
          allowDeselect={false}
        />
      )}
      {(table?.used ?? 0) > 0 && (
        <Radio.Group
          label={`表里已有 ${table!.used} 行`}
          value={choice.replace ? 'replace' : 'keep'}
          onChange={(value) => choose({ replace: value === 'replace' })}
        >
          <Group mt={4}>
            <Radio value="keep" label="接在后面填" />
            <Radio value="replace" label="清掉旧的再填" />
          </Group>
        </Radio.Group>
      )}
      <SimpleGrid cols={sensitive ? 2 : 1}>
        {sensitive && (
          <MaskChoice
            mask={choice.mask}
            onMask={(mask) => choose({ mask })}
            purpose={choice.purpose}
            onPurpose={(purpose) => choose({ purpose })}
          />
        )}
        <NameChoice pattern={file.pattern} onPattern={file.setPattern} name={file.name} />
      </SimpleGrid>
      <Group>
        <Checkbox
          label="一村一张表"
          checked={choice.perVillage}
          onChange={(event) => choose({ perVillage: event.currentTarget.checked })}
        />
        {!readOnly && (
          <Checkbox
            label="记住这份表样"
            checked={choice.remember}
            onChange={(event) => choose({ remember: event.currentTarget.checked })}
          />
        )}
      </Group>
    </Stack>
  )
}

function holdsNumbers(registry: Registry, table: TemplateTableView): boolean {
  return table.columns.some(({ target }) => {
    const ledger = target && findLedger(registry, target.ledger)
    return ledger && target && findField(ledger, target.field)?.sensitive !== undefined
  })
}
