import { Stack, Table, Text } from '@mantine/core'
import { countText, scrollable } from '#renderer/ui/index.ts'
import classes from './grid.module.css'
import type { PastedCell, PastedRecord, PastePlan } from './pastePlan.ts'

/** Lines shown; the sums above them count all. */
const mostShown = 200

/** What pasting would change: every cell before and after, and the rows that become records. */
export function PastePreview({ plan }: Readonly<{ plan: PastePlan }>) {
  const { cells, records } = plan
  return (
    <Stack gap="xs">
      <Text>{sumText(plan)}</Text>
      {cells.length > 0 && <Cells cells={cells.slice(0, mostShown)} />}
      {records.length > 0 && <Records records={records.slice(0, mostShown)} />}
      {cells.length + records.length > mostShown && <Text c="dimmed">这里只列出前 {mostShown} 行。</Text>}
      <Text c="dimmed">粘贴后可以用 Ctrl+Z 一次撤销。</Text>
    </Stack>
  )
}

function sumText({ cells, records, same, locked, outside }: PastePlan): string {
  const wrong = cells.filter((cell) => cell.wrong !== null).length
  const refused = records.filter((record) => record.wrong !== null).length
  const parts = [
    `修改 ${countText(cells.length - wrong)} 格`,
    ...(records.length > refused ? [`新增 ${countText(records.length - refused)} 条`] : []),
    ...(same > 0 ? [`${countText(same)} 格相同`] : []),
    ...(wrong > 0 ? [`${countText(wrong)} 格有误（会标红，不写入）`] : []),
    ...(refused > 0 ? [`${countText(refused)} 行不能新增`] : []),
    ...(locked > 0 ? [`${countText(locked)} 格不能编辑`] : []),
    ...(outside > 0 ? [`${countText(outside)} 格超出表格范围`] : []),
  ]
  return `${parts.join('，')}。`
}

function Cells({ cells }: Readonly<{ cells: readonly PastedCell[] }>) {
  return (
    <div className={classes.pasteScroll} {...scrollable('要修改的格子')}>
      <Table withTableBorder className={classes.pasteTable}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>行</Table.Th>
            <Table.Th>列</Table.Th>
            <Table.Th>原来</Table.Th>
            <Table.Th>粘贴为</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cells.map(({ row, field, before, sent, wrong }) => (
            <Table.Tr key={`${row} ${field.id}`} data-wrong={wrong !== null}>
              <Table.Td>{row + 1}</Table.Td>
              <Table.Td>{field.label}</Table.Td>
              <Table.Td>{before || '（空）'}</Table.Td>
              <Table.Td>
                {sent.label || sent.text || '（空）'}
                {wrong !== null && <span className={classes.pasteWrong}>　{wrong}</span>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Records({ records }: Readonly<{ records: readonly PastedRecord[] }>) {
  return (
    <div className={classes.pasteScroll} {...scrollable('要新增的记录')}>
      <Table withTableBorder className={classes.pasteTable}>
        <Table.Tbody>
          {records.map(({ id, texts, wrong }) => (
            <Table.Tr key={id} data-wrong={wrong !== null}>
              <Table.Td>{wrong === null ? '新增' : '不能新增'}</Table.Td>
              <Table.Td>{texts.filter((text) => text.trim() !== '').join('，')}</Table.Td>
              <Table.Td>{wrong !== null && <span className={classes.pasteWrong}>{wrong}</span>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
