import { Group, Select } from '@mantine/core'
import { useState } from 'react'
import type { TableAnswer } from '#shared/ipc/parts/figures.ts'
import { tableDrawing } from '#shared/measures/tableChart.ts'
import type { TableChart } from '#shared/measures/tableChart.ts'
import { DrawingView } from '../drawingView.tsx'
import { Labelled } from '../momentBar.tsx'

/** The table drawn, with a choice of what to draw. */
export function TableDrawing({ answer, charts }: Readonly<{ answer: TableAnswer; charts: readonly TableChart[] }>) {
  const [wanted, setWanted] = useState<string | null>(null)
  const chart = charts.find((candidate) => candidate.id === wanted) ?? charts[0]!
  return (
    <>
      <Group py="sm">
        <Labelled label="画哪一列">
          {(id) => (
            <Select
              id={id}
              w={260}
              allowDeselect={false}
              data={charts.map((candidate) => ({ value: candidate.id, label: candidate.label }))}
              value={chart.id}
              onChange={setWanted}
            />
          )}
        </Labelled>
      </Group>
      <DrawingView draw={(width) => tableDrawing(answer, chart, width)} />
    </>
  )
}
