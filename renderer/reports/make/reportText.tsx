import { Table } from '@mantine/core'
import type { ReportLine, ReportPreview, ShownTable } from '#shared/ipc/parts/reports.ts'
import { scrollable } from '#renderer/ui/index.ts'
import classes from '../reports.module.css'

type TextProps = Readonly<{ report: ReportPreview; chosen: number | null; onChoose: (figure: number) => void }>

/** The text as it will stand in Word; every figure is a button. */
export function ReportText({ report, chosen, onChoose }: TextProps) {
  return (
    <article className={classes.sheet} aria-label={report.name}>
      {report.lines.map((line, index) => (
        <Line key={index} line={line} report={report} chosen={chosen} onChoose={onChoose} />
      ))}
    </article>
  )
}

const heads: Readonly<Record<string, 'h2' | 'h3' | 'h4' | undefined>> = { title: 'h2', head: 'h3', subhead: 'h4' }

function Line({ line, report, chosen, onChoose }: Readonly<{ line: ReportLine }> & TextProps) {
  const shown = line.table === undefined ? undefined : report.tables[line.table]
  if (shown) return <ShownTableView title={line.pieces.map(({ text }) => text).join('')} table={shown} />
  if (line.kind === 'chart') return <p className={classes.aside}>（图：{line.pieces.map(({ text }) => text).join('')}，见 Word 文件）</p>
  const Tag = heads[line.kind] ?? 'p'
  return (
    <Tag className={classes[line.kind] ?? classes['body']}>
      {line.pieces.map(({ text, figure }, index) =>
        figure === undefined ? (
          text
        ) : (
          <button
            key={index}
            type="button"
            className={classes['figure']}
            data-chosen={figure === chosen}
            aria-label={`${text}：${report.figures[figure]?.label ?? ''}，看口径`}
            aria-pressed={figure === chosen}
            onClick={() => onChoose(figure)}
          >
            {text}
          </button>
        ),
      )}
    </Tag>
  )
}

/** What paper shows of a table, short: rows beyond the first stay in Word. */
const mostRows = 40

function ShownTableView({ title, table }: Readonly<{ title: string; table: ShownTable }>) {
  return (
    <>
      <p className={classes.aside}>{title}</p>
      <Table.ScrollContainer minWidth={320} scrollAreaProps={{ viewportProps: scrollable(title) }}>
        <Table withTableBorder withColumnBorders fz="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>项目</Table.Th>
              {table.columns.map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.slice(0, mostRows).map((row) => (
              <Table.Tr key={row.key}>
                <Table.Th scope="row" fw={400}>
                  {row.label}
                </Table.Th>
                {row.cells.map((text, index) => (
                  <Table.Td key={index} ta="right">
                    {text}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {table.rows.length > mostRows && <p className={classes.aside}>其余 {table.rows.length - mostRows} 行在 Word 文件里</p>}
    </>
  )
}
