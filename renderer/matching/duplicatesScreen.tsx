import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { DuplicatesFound, DuplicateWhat } from '#shared/ipc/parts/matching.ts'
import { call, useAct, useCall, useFile, useNavigate, useProgress } from '#renderer/bridge/index.ts'
import { countText, EmptyState, Page, Panel, ProgressPanel } from '#renderer/ui/index.ts'
import { HitFilter, useHitFilter } from './hitFilter.tsx'
import { PairList } from './pairList.tsx'
import { Pager, pageRows } from './parts.tsx'
import classes from './matching.module.css'

/** 查重: persons and households that seem to be entered twice, to be told apart or made one. */
export function DuplicatesScreen() {
  const databaseId = useFile()?.databaseId ?? ''
  const { open } = useNavigate()
  const [what, setWhat] = useState<DuplicateWhat>('member')
  return (
    <Page
      title="查重"
      note="疑似重复的两条记录并排比较：不是同一个的记下来不再提示，是同一个的逐项选好合并"
      flush
      actions={
        <>
          <SegmentedControl
            aria-label="查什么"
            value={what}
            onChange={(value) => setWhat(value as DuplicateWhat)}
            data={[
              { value: 'member', label: '人员' },
              { value: 'household', label: '农户' },
            ]}
          />
          <Button variant="default" onClick={() => open({ screen: 'matching' })}>
            信息比对
          </Button>
        </>
      }
    >
      <Search key={`${databaseId} ${what}`} what={what} />
    </Page>
  )
}

function Search({ what }: Readonly<{ what: DuplicateWhat }>) {
  const [found, setFound] = useState<DuplicatesFound | null>(null)
  const { mutate, isPending, isError } = useAct('duplicates.find', { handles: ['import.cancelled'], done: setFound })
  const progress = useProgress('match', isPending)
  useEffect(() => mutate({ what }), [mutate, what])
  if (isPending)
    return (
      <Stack p="md">
        <Panel>
          <ProgressPanel title="正在查重" text="可以先做别的" {...(progress ?? {})} onCancel={() => void call('matching.cancel', {})} />
        </Panel>
      </Stack>
    )
  if (isError || !found)
    return <EmptyState title="没有查完" text="查重停下来了。" actions={<Button onClick={() => mutate({ what })}>重新查重</Button>} />
  return <Found what={what} found={found} again={() => mutate({ what })} />
}

function Found({ what, found, again }: Readonly<{ what: DuplicateWhat; found: DuplicatesFound; again: () => void }>) {
  const { filter, choose, page, setPage } = useHitFilter()
  const { data } = useCall('duplicates.list', { what, ...filter, offset: page * pageRows, limit: pageRows }, { keepPrevious: true })
  return (
    <div className={classes.main}>
      <div className={classes.bar}>
        <HitFilter
          filter={filter}
          onChoose={choose}
          villages={found.villages.filter(({ id }) => id !== '').map(({ id, label }) => ({ value: id, label }))}
        />
        <Text fz="sm" role="status">
          {countText(found.records)} {what === 'member' ? '人' : '户'}中有 {countText(data?.total ?? 0)} 对疑似重复
          {found.dismissed > 0 && `；${countText(found.dismissed)} 对核实过不是重复`}
        </Text>
        <Group ml="auto">
          <Button size="xs" variant="default" onClick={again}>
            重新查重
          </Button>
        </Group>
      </div>
      {data?.total === 0 ? (
        <NothingDouble records={found.records} />
      ) : (
        <>
          <PairList key={`${page} ${filter.level} ${filter.village}`} what={what} rows={data?.rows ?? []} />
          <Pager page={page} total={data?.total ?? 0} onPage={setPage} />
        </>
      )}
    </div>
  )
}

function NothingDouble({ records }: Readonly<{ records: number }>) {
  const text =
    records === 0
      ? '台账里还没有内容。录入或导入之后再来查。'
      : '证件号码、姓名、出生日期、村和户主都比过了。又录入、导入了新的，点“重新查重”。'
  return <EmptyState title="没有疑似重复" text={text} />
}
