import { Autocomplete, Button, Checkbox, Group, MultiSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '#shared/ipc/contract.ts'
import { isOfVillages } from '#shared/ledger/derive/villageColumns.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { useCall, useRegistry } from '#renderer/bridge/index.ts'
import { LeavingNumbers } from '#renderer/leaks/index.ts'
import { Panel, ProgressPanel, countText } from '#renderer/ui/index.ts'
import { BookColumns } from './bookColumns.tsx'
import { BookResult } from './bookResult.tsx'
import { TaskFields } from './taskFields.tsx'
import { columnsOf, emptyBook, isBookComplete, useBook, type BookChoice } from './useBook.ts'

/** Excel mode: a locked workbook for a village without the program; what it fills in merges like a package. */
export function ExcelForm() {
  const [choice, setChoice] = useState<BookChoice>(emptyBook)
  const [tasks, setTasks] = useState('')
  const book = useBook()
  const change = (next: Partial<BookChoice>) => setChoice({ ...choice, ...next })
  const ready = isBookComplete(choice) && !book.busy
  if (book.made) return <BookResult made={book.made} onAgain={book.again} />
  return (
    <Panel title="给没有本程序的村：Excel 表格">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void book.write(choice, tasks)
        }}
      >
        <Stack gap="md">
          <Text fz="sm" c="dimmed" maw={760}>
            村里用 WPS 或 Excel 打开就能填：只有白色格可以改，选项有下拉，证件号不会变形。填好的表格从“收包”收回，只取改过的格；
            两边都改了的不会互相覆盖，由您取定。表格不能加打开密码，请用完即删，或者改用数据包。
          </Text>
          <WhoAndWhere choice={choice} onChange={change} />
          <LedgerChoice choice={choice} onChange={change} />
          <TaskFields villages={choice.villages} value={tasks} onChange={setTasks} />
          <Shown choice={choice} onChange={change} />
          {isBookComplete(choice) && <LeavingNumbers wish={bookWish(choice)} />}
          {book.busy && <ProgressPanel title="正在写表格" />}
          <Group>
            <Button type="submit" disabled={!ready} loading={book.busy}>
              选择位置并写出…
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}

function bookWish({ villages, sheets, mask }: BookChoice): Input<'leaks.leaving'> {
  const copied = sheets.map(({ ledger, fields }) => ({ ledger, fields: fields.map((field) => ({ ...field })) }))
  return { what: 'book', villages: [...villages], sheets: copied, mask }
}

type PartProps = Readonly<{ choice: BookChoice; onChange: (next: Partial<BookChoice>) => void }>

function WhoAndWhere({ choice, onChange }: PartProps) {
  const villages = useCall('ledger.options', { ledger: 'village', text: '' }).data ?? []
  const labelOf = new Map(villages.map(({ id, label }) => [id, label]))
  const log = useCall('villageBook.log', {}).data ?? []
  return (
    <Group align="flex-start" gap="md">
      <MultiSelect
        label="哪些村"
        placeholder={choice.villages.length === 0 ? '选一个或几个村' : ''}
        required
        searchable
        w={380}
        data={villages.map(({ id, label }) => ({ value: id, label }))}
        value={[...choice.villages]}
        onChange={(next) => {
          const isOwnName = choice.place === '' || choice.place === choice.villages.map((id) => labelOf.get(id)).join('、')
          onChange({
            villages: next,
            ...(isOwnName
              ? {
                  place: next
                    .map((id) => labelOf.get(id))
                    .join('、')
                    .slice(0, 60),
                }
              : {}),
          })
        }}
      />
      <Autocomplete
        label="给谁"
        required
        w={240}
        maxLength={60}
        data={[...new Set(log.map(({ place }) => place))]}
        value={choice.place}
        onChange={(place) => onChange({ place })}
      />
    </Group>
  )
}

function LedgerChoice({ choice, onChange }: PartProps) {
  const registry = useRegistry()
  const counts = useCall(
    'villageBook.choices',
    { villages: [...choice.villages] },
    { enabled: choice.villages.length > 0, keepPrevious: true },
  ).data
  const ledgers = registry.ledgers.filter(isOfVillages)
  const countOf = (id: string) => counts?.find(({ ledger }) => ledger === id)?.records
  return (
    <Stack gap={6}>
      <MultiSelect
        label="哪些台账（一本一张表）"
        required
        searchable
        maw={636}
        data={ledgers.map(({ id, label }) => ({
          value: id,
          label: `${label}${countOf(id) === undefined ? '' : `（${countText(countOf(id)!)}）`}`,
        }))}
        value={choice.sheets.map(({ ledger }) => ledger)}
        onChange={(next) =>
          onChange({
            sheets: next.map((id) => choice.sheets.find(({ ledger }) => ledger === id) ?? { ledger: id, fields: columnsOf(registry, id) }),
          })
        }
      />
      {choice.sheets.map((sheet) => (
        <BookColumns
          key={sheet.ledger}
          ledger={ledgerOf(registry, sheet.ledger)}
          value={sheet.fields}
          onChange={(fields) => onChange({ sheets: choice.sheets.map((one) => (one.ledger === sheet.ledger ? { ...one, fields } : one)) })}
        />
      ))}
    </Stack>
  )
}

function Shown({ choice, onChange }: PartProps) {
  return (
    <Stack gap="xs">
      <Checkbox
        label="只供查看的证件号、电话、卡号遮住中间几位"
        checked={choice.mask}
        onChange={(event) => onChange({ mask: event.currentTarget.checked })}
      />
      <Group align="flex-end">
        <NumberInput
          label="每张表末尾留几行空行"
          description="给新增的记录"
          w={180}
          min={0}
          max={1_000}
          value={choice.spare}
          onChange={(value) => onChange({ spare: Number(value) || 0 })}
        />
        <TextInput
          label="用途"
          description="记入导出记录"
          placeholder="如 走访核实"
          w={280}
          maxLength={200}
          value={choice.purpose}
          onChange={(event) => onChange({ purpose: event.currentTarget.value })}
        />
      </Group>
    </Stack>
  )
}
