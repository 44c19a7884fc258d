import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { MeasureInfo } from '#shared/ipc/parts/figures.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Toolbar, countText, scrollable } from '#renderer/ui/index.ts'
import { copyTable } from '../copyTable.ts'
import classes from '../figures.module.css'
import { useKept } from '../kept.ts'
import { useKeptScroll } from '../keptScroll.ts'
import { againstOf, todayOf, useMoment, whenOf } from '../moment.ts'
import { MomentBar } from '../momentBar.tsx'
import { SaveSheet } from '../saveSheet.tsx'
import { MeasureBook } from './measureBook.tsx'
import { bookTable, matching } from './bookTable.ts'

/** 指标: the definition book with values. `id`: the one to look for. */
export function MeasuresPart({ id }: Readonly<{ id?: string }>) {
  const [moment, setMoment] = useMoment()
  const catalogue = useCall('figures.catalogue', {}, { staleTime: Infinity })
  const values = useCall('figures.measures', { ...whenOf(moment), ...againstOf(moment) }, { keepPrevious: true })
  const named = catalogue.data?.measures.find((measure) => measure.id === id)
  const [typed, setTyped] = useKept<string | null>(`measures search ${id ?? ''}`, null)
  const search = typed ?? named?.label ?? ''
  const shown = matching(catalogue.data?.measures ?? [], search)
  const scroll = useKeptScroll('measures', values.data !== undefined && catalogue.data !== undefined)
  const error = catalogue.error ?? values.error
  const paper = values.data ? bookTable(shown, values.data, moment, todayOf()) : null
  const ids = shown.map((measure) => measure.id)
  return (
    <>
      <Toolbar label="指标的范围">
        <MomentBar moment={moment} onChange={setMoment} />
        <TextInput
          aria-label="查找指标"
          placeholder="查找指标、口径"
          w={148}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={search}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button variant="default" disabled={!paper || shown.length === 0} onClick={() => paper && void copyTable(paper)}>
          复制表格
        </Button>
        <SaveSheet
          disabled={!paper || shown.length === 0}
          suggestedName={`指标与口径 ${moment.asOf ?? todayOf()}`}
          method="figures.exportMeasures"
          wish={{ ...whenOf(moment), ...againstOf(moment), ids }}
        />
      </Toolbar>
      <div className={classes.scroll} {...scroll} {...scrollable('指标列表')}>
        {error && (
          <FailureNote
            error={error}
            onRetry={() => {
              void catalogue.refetch()
              void values.refetch()
            }}
          />
        )}
        {!error && <Found shown={shown} total={catalogue.data?.measures.length} search={search} />}
        {!error && shown.length > 0 && (
          <MeasureBook measures={shown} values={values.data} moment={moment} busy={values.isPlaceholderData} />
        )}
      </div>
    </>
  )
}

type FoundProps = Readonly<{ shown: readonly MeasureInfo[]; total: number | undefined; search: string }>

function Found({ shown, total, search }: FoundProps) {
  if (total === undefined) return <EmptyState title="正在计算…" />
  if (shown.length === 0) return <EmptyState title={`没有带“${search}”的指标`} text="换个说法试试，比如“低保”“监测”“贷款”。" />
  return (
    <div role="status" className={classes.definition} style={{ paddingBottom: 6 }}>
      {search === '' ? `共 ${countText(shown.length)} 个指标` : `找到 ${countText(shown.length)} 个，共 ${countText(total)} 个`}
    </div>
  )
}
