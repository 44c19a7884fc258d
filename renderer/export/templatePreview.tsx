import { Loader, Stack, Table, Text } from '@mantine/core'
import type { Selection } from '#shared/ipc/contract.ts'
import { FaultWords, useCall } from '#renderer/bridge/index.ts'
import { Banner, countText, scrollable } from '#renderer/ui/index.ts'
import classes from './export.module.css'
import type { TemplateWork } from './useTemplate.ts'

type PreviewProps = Readonly<{ work: TemplateWork; selection: Selection; filled: boolean }>

/** The first rows as the workbook will show them. */
export function TemplatePreviewTable({ work, selection, filled }: PreviewProps) {
  const { view, choice } = work
  const { tables, mask, replace, perVillage } = choice
  const wish = { template: view?.template ?? '', selection, tables: [...tables], mask, replace, perVillage }
  // Pointing at a column changes what is shown and nothing in the database: the view itself is part of the question.
  const answer = useCall('template.preview', wish, { enabled: filled && work.busy === null, keepPrevious: true, staleTime: 0 })
  if (!filled) return <Text>还没有指定哪一列填什么。</Text>
  if (answer.error)
    return (
      <Banner tone="warn">
        <FaultWords fault={answer.error.fault} />
      </Banner>
    )
  if (!answer.data) return <Loader size="sm" aria-label="正在准备" />
  const { counts, headers, rows, notices } = answer.data
  const total = counts.reduce((sum, count) => sum + count, 0)
  return (
    <Stack gap="xs">
      <Text fz="sm">
        共填 {countText(total)} 行{rows.length < total ? `，这里是前 ${rows.length} 行` : ''}。
        {!mask && '这里的证件号等仍然遮盖，文件里是完整号码。'}
      </Text>
      {notices.map((notice) => (
        <Banner key={notice} tone="warn">
          {notice}
        </Banner>
      ))}
      <div className={classes.scroll} {...scrollable('填好的样子')}>
        <Table aria-label="填好的前几行" withColumnBorders>
          <Table.Thead className={classes.head}>
            <Table.Tr>
              {headers.map((header, index) => (
                <Table.Th key={index} className={classes.cell} title={header}>
                  {header.split('/').at(-1)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, at) => (
              <Table.Tr key={at}>
                {row.map((text, index) => (
                  <Table.Td key={index} className={classes.cell} title={text}>
                    {text}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  )
}
