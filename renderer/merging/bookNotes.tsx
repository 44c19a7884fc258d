import { Button, Group, Stack, Table, Text } from '@mantine/core'
import type { VillageBookInfo, VillageNoteKind } from '#shared/ipc/outputs.ts'
import { attempt, call, shell, showDone } from '#renderer/bridge/index.ts'
import { countText, scrollable } from '#renderer/ui/index.ts'
import classes from './merging.module.css'

const words: Readonly<Record<VillageNoteKind, string>> = {
  invalid: '没有采用',
  locked: '没有采用',
  copied: '没有采用',
  torn: '没有采用',
  double: '没有新增',
  stranger: '没有采用',
  gone: '没有删除',
  doubt: '已采用，请核对',
}

/** What of a returned workbook was not taken, with sheet, row and column, and as a workbook to give back. */
export function BookNotes({ token, name, book: { notes } }: Readonly<{ token: string; name: string; book: VillageBookInfo }>) {
  if (notes.length === 0) return null
  const wrong = notes.filter(({ kind, row }) => kind !== 'doubt' && row !== null).length
  return (
    <Stack gap={4} role="group" aria-label={`“${name}”里要看的内容`}>
      <Group justify="space-between">
        <Text fw={600} fz="sm">
          “{name}”里有 {countText(notes.length)} 处要看
        </Text>
        {wrong > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => void attempt(() => saveProblems(token, name))}>
            把有问题的行另存为表格…
          </Button>
        )}
      </Group>
      <div className={classes.notes} {...scrollable('要看的内容')}>
        <Table aria-label="要看的内容">
          <Table.Tbody>
            {notes.slice(0, most).map(({ kind, sheet, row, column, header, label, message }, index) => (
              <Table.Tr key={`${sheet} ${row} ${column} ${index}`}>
                <Table.Td className={classes.where}>
                  {sheet}
                  {row === null ? '' : ` ${column}${row}`}
                </Table.Td>
                <Table.Td>
                  {label}
                  {header === '' ? '' : `的${header}`}
                </Table.Td>
                <Table.Td>{message}</Table.Td>
                <Table.Td className={classes.where}>{words[kind]}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {notes.length > most && <Text fz="sm">还有 {countText(notes.length - most)} 处，另存为表格可以看全。</Text>}
      </div>
    </Stack>
  )
}

/** More are not read on a screen. */
const most = 200

async function saveProblems(token: string, name: string): Promise<void> {
  const grant = await shell('dialog.saveWorkbook', { suggestedName: name.replace(/\.xlsx$/i, '') + '（要改的行）.xlsx' })
  if (!grant) return
  const { rows } = await call('villageBook.problems', { token, to: grant.token })
  showDone(`已把 ${countText(rows)} 行另存为“${grant.name}”`)
}
