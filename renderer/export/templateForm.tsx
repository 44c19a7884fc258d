import { Button, Group, Loader, Stack, Tabs, Text } from '@mantine/core'
import { useState } from 'react'
import { Foot } from '#renderer/ui/index.ts'
import type { Input, Selection } from '#shared/ipc/contract.ts'
import type { TemplateTableView } from '#shared/ipc/outputs.ts'
import { LeavingNumbers } from '#renderer/leaks/index.ts'
import { RowChoice, selectionOf, type Rows } from './rowChoice.tsx'
import type { FormProps } from './exportForm.tsx'
import { TemplateColumns } from './templateColumns.tsx'
import { TemplateList } from './templateList.tsx'
import { TemplateOptions } from './templateOptions.tsx'
import { TemplatePreviewTable } from './templatePreview.tsx'
import { useFileName } from './useFileName.ts'
import type { TemplateWork } from './useTemplate.ts'

type TemplateProps = Pick<FormProps, 'ledger' | 'selection' | 'selectedIds' | 'onClose'> & Readonly<{ work: TemplateWork }>

/** The county's own workbook: chosen, its columns pointed at once, looked at, filled. */
export function TemplateForm({ ledger, selection, selectedIds, onClose, work }: TemplateProps) {
  const [rows, setRows] = useState<Rows>(selectedIds?.length ? 'selected' : 'filter')
  const chosen = selectionOf(rows, selection, selectedIds ?? [])
  return (
    <Stack gap="md">
      <RowChoice {...{ ledger, selection }} selected={selectedIds?.length ?? 0} value={rows} onChange={setRows} />
      {work.view ? (
        <Chosen key={work.view.file} {...{ ledger, work, onClose }} selection={chosen} />
      ) : (
        <>
          <TemplateList ledger={ledger} work={work} />
          <Foot>
            <Button variant="default" onClick={onClose}>
              取消
            </Button>
          </Foot>
        </>
      )}
    </Stack>
  )
}

function Chosen({ ledger, work, selection, onClose }: Pick<TemplateProps, 'ledger' | 'work' | 'selection' | 'onClose'>) {
  const view = work.view!
  const table = view.tables[work.choice.tables[0] ?? 0]
  const unsure = table?.columns.filter((column) => !column.sure).length ?? 0
  const [tab, setTab] = useState<string | null>(unsure > 0 ? 'columns' : 'preview')
  const file = useFileName(view.file.replace(/\.\w+$/, ''), selection.filter)
  const filled = table?.columns.some((column) => column.role === 'field' && column.target) === true
  const complete = filled && work.choice.tables.length > 0 && (work.choice.mask || work.choice.purpose.trim() !== '')
  if (!table) return null
  return (
    <>
      <Group justify="space-between">
        <Text fw={600}>
          表样：{view.file}
          {work.busy === 'reading' && <Loader size="xs" ml="xs" aria-label="正在识别" />}
        </Text>
        <Button variant="subtle" size="compact-sm" onClick={work.putDown}>
          换一个表样
        </Button>
      </Group>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="columns">各列填什么{unsure > 0 ? `（${unsure} 列请看）` : ''}</Tabs.Tab>
          <Tabs.Tab value="preview">填好的样子</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="columns" pt="xs">
          <TemplateColumns table={table} place={work.choice.tables[0] ?? 0} ledger={ledger.id} work={work} />
        </Tabs.Panel>
        <Tabs.Panel value="preview" pt="xs">
          <TemplatePreviewTable work={work} selection={selection} filled={filled} />
        </Tabs.Panel>
      </Tabs>
      <TemplateOptions view={view} work={work} file={file} />
      {!work.choice.mask && filled && <LeavingNumbers wish={leavingIn(table, selection)} />}
      <Foot>
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button
          disabled={!complete || work.busy !== null}
          onClick={() => void work.fill(selection, view.hasMacros ? file.name.replace(/\.xlsx$/, '.xlsm') : file.name)}
          data-autofocus
        >
          选择位置并填写…
        </Button>
      </Foot>
    </>
  )
}

function leavingIn({ columns }: TemplateTableView, selection: Selection): Input<'leaks.leaving'> {
  const targets = columns.flatMap(({ role, target }) => (role === 'field' && target ? [{ ...target }] : []))
  return { what: 'template', selection, targets }
}
