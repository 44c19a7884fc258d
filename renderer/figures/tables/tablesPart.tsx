import { Select } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useCall, useNavigate } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Toolbar } from '#renderer/ui/index.ts'
import classes from '../figures.module.css'
import { useKept } from '../kept.ts'
import { useMoment } from '../moment.ts'
import { Labelled, MomentBar } from '../momentBar.tsx'
import { TableNames } from './tableNames.tsx'
import { TableView } from './tableView.tsx'

/** 报表: the list of tables and the one chosen. `id`: the one to show. */
export function TablesPart({ id }: Readonly<{ id?: string }>) {
  const [moment, setMoment] = useMoment()
  const { open } = useNavigate()
  const catalogue = useCall('figures.catalogue', {}, { staleTime: Infinity })
  const [last, setLast] = useKept<string | null>('table', null)
  const narrow = useMediaQuery('(max-width: 1080px)', false, { getInitialValueInEffect: false }) ?? false
  const tables = catalogue.data?.tables ?? []
  const chosen = tables.find((table) => table.id === (id ?? last)) ?? tables[0]
  const choose = (next: string | null) => {
    if (next === null) return
    setLast(next)
    open({ screen: 'figures', part: 'tables', id: next })
  }
  if (catalogue.error) return <FailureNote error={catalogue.error} onRetry={() => void catalogue.refetch()} />
  if (!chosen) return catalogue.data ? <EmptyState title="还没有报表" /> : <EmptyState title="正在读取报表目录…" />
  return (
    <>
      <Toolbar label="报表的范围">
        {narrow && (
          <Labelled label="报表">
            {(field) => (
              <Select
                id={field}
                w={230}
                searchable
                allowDeselect={false}
                data={tables.map((table) => ({ value: table.id, label: table.label }))}
                value={chosen.id}
                onChange={choose}
              />
            )}
          </Labelled>
        )}
        <MomentBar moment={moment} onChange={setMoment} />
      </Toolbar>
      <div className={classes.columns} data-narrow={narrow}>
        {!narrow && <TableNames tables={tables} chosen={chosen.id} onChoose={choose} />}
        <TableView key={chosen.id} table={chosen} moment={moment} />
      </div>
    </>
  )
}
