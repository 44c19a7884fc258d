import { Button, SegmentedControl, Text } from '@mantine/core'
import { useCall } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Toolbar, scrollable } from '#renderer/ui/index.ts'
import { copyTable } from '../copyTable.ts'
import classes from '../figures.module.css'
import { useKept } from '../kept.ts'
import { todayOf } from '../moment.ts'
import { DayField, VillageField } from '../momentBar.tsx'
import { BridgeSheet } from './bridgeSheet.tsx'
import { periodFault, periodKinds, periodOf } from './period.ts'
import type { Period, PeriodKind } from './period.ts'
import { amountsOf, bridgeKinds, bridgePaper, hasVillages } from './terms.ts'
import type { BridgeKind } from './terms.ts'

/** 变动: 期初 + 增加 − 减少 = 期末 of a period. `id`: which kind. */
export function BridgePart({ id }: Readonly<{ id?: string }>) {
  const today = todayOf()
  const [kept, setKind] = useKept<BridgeKind>('bridge', bridgeKinds.find((kind) => kind.value === id)?.value ?? 'households')
  const kind = bridgeKinds.find((candidate) => candidate.value === kept) ?? bridgeKinds[0]!
  const [which, setWhich] = useKept<PeriodKind>('bridge period', 'year')
  const [own, setOwn] = useKept<Period>('bridge days', periodOf('year', today))
  const period = which === 'own' ? own : periodOf(which, today)
  const [chosen, setVillage] = useKept<string | null>('bridge village', null)
  const village = hasVillages(kind.value) ? chosen : null
  const name = useVillageName(village)
  const fault = periodFault(period, today)
  const answer = useCall(
    'figures.bridge',
    {
      kind: kind.value,
      from: period.from,
      ...(period.to === today ? {} : { asOf: period.to }),
      ...(village === null ? {} : { village }),
    },
    { enabled: fault === null, keepPrevious: true },
  )
  const data = fault === null ? answer.data : undefined
  const amounts = amountsOf(kind.value)
  const choose = (next: PeriodKind) => {
    if (next === 'own') setOwn(period)
    setWhich(next)
  }
  return (
    <>
      <Toolbar label="变动的范围">
        <SegmentedControl
          aria-label="看什么的变动"
          data={bridgeKinds.map(({ value, label }) => ({ value, label }))}
          value={kind.value}
          onChange={(next) => setKind(next as BridgeKind)}
        />
        <SegmentedControl aria-label="期间" data={[...periodKinds]} value={which} onChange={(next) => choose(next as PeriodKind)} />
        {which === 'own' && <OwnDays period={own} onChange={setOwn} />}
        {hasVillages(kind.value) && <VillageField value={village} onChange={setVillage} />}
        <Button
          variant="default"
          disabled={!data}
          onClick={() => data && void copyTable(bridgePaper(`${name}${kind.label}`, data, amounts))}
        >
          复制表格
        </Button>
      </Toolbar>
      <div className={classes.scroll} aria-busy={answer.isFetching} {...scrollable('变动的内容')}>
        <Text fz="sm" c="dimmed" mb="xs">
          {kind.says}
        </Text>
        {fault !== null && <EmptyState title="期间不对" text={fault} />}
        {fault === null && answer.error && <FailureNote error={answer.error} onRetry={() => void answer.refetch()} />}
        {fault === null && !answer.data && !answer.error && <EmptyState title="正在核对期初和期末…" />}
        {data && !answer.error && !answer.isPlaceholderData && (
          <BridgeSheet title={`${name}${kind.label}`} answer={data} amounts={amounts} living={period.to === today} />
        )}
        {data && answer.isPlaceholderData && <EmptyState title="正在核对期初和期末…" />}
      </div>
    </>
  )
}

/** Of which village; '' for the whole township. */
function useVillageName(village: string | null): string {
  const villages = useCall('ledger.options', { ledger: 'village', text: '' })
  return villages.data?.find(({ id }) => id === village)?.label ?? ''
}

function OwnDays({ period, onChange }: Readonly<{ period: Period; onChange: (period: Period) => void }>) {
  return (
    <>
      <DayField label="从" value={period.from} empty="" onChange={(from) => from && onChange({ ...period, from })} />
      <DayField label="到" value={period.to} empty="" onChange={(to) => to && onChange({ ...period, to })} />
    </>
  )
}
