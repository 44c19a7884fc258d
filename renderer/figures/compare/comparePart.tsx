import { Group, Select, Text } from '@mantine/core'
import type { MeasureInfo, MeasureValue } from '#shared/ipc/parts/figures.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Toolbar, scrollable } from '#renderer/ui/index.ts'
import { DrillLink } from '../drill.tsx'
import classes from '../figures.module.css'
import { useKept } from '../kept.ts'
import { useMoment, whenOf } from '../moment.ts'
import type { Moment } from '../moment.ts'
import { Labelled, MomentBar } from '../momentBar.tsx'
import { byGroup } from '../measures/bookTable.ts'
import { Difference } from './difference.tsx'

/** What usually does not agree between two reports. */
const usual = ['allLiftedHouseholds', 'inSystemHouseholds'] as const

/** 口径比对: two measures, their definitions side by side, and who is in only one of them. `id`: the first one. */
export function ComparePart({ id }: Readonly<{ id?: string }>) {
  const [moment, setMoment] = useMoment()
  const catalogue = useCall('figures.catalogue', {}, { staleTime: Infinity })
  const [first, setFirst] = useKept<string>('compare first', id ?? usual[0])
  const [second, setSecond] = useKept<string>('compare second', usual[1])
  const measures = catalogue.data?.measures ?? []
  const [one, other] = [first, second].map((wanted) => measures.find((measure) => measure.id === wanted))
  const ids = [one, other].flatMap((measure) => measure?.id ?? [])
  const values = useCall('figures.measures', { ...whenOf(moment), ids }, { enabled: ids.length > 0, keepPrevious: true })
  return (
    <>
      <Toolbar label="比对的范围">
        <MeasurePick label="第一个" measures={measures} value={first} onChange={setFirst} />
        <MeasurePick label="第二个" measures={measures} value={second} onChange={setSecond} />
        <MomentBar moment={moment} onChange={setMoment} single />
      </Toolbar>
      <div className={classes.scroll} {...scrollable('比对的内容')}>
        {catalogue.error && <FailureNote error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
        {catalogue.data && (!one || !other) && <EmptyState title="请选两个指标" text="选好以后，这里列出只被其中一个数进去的户或人。" />}
        {one && other && (
          <>
            <div className={classes.pair}>
              <Definition measure={one} value={valueOf(values.data, one)} moment={moment} mark="第一个" />
              <Definition measure={other} value={valueOf(values.data, other)} moment={moment} mark="第二个" />
            </div>
            {one.id === other.id ? (
              <EmptyState title="两边是同一个指标" text="请换一个再比。" />
            ) : (
              <Difference first={one} second={other} moment={moment} />
            )}
          </>
        )}
      </div>
    </>
  )
}

function valueOf(values: readonly MeasureValue[] | undefined, { id }: MeasureInfo): MeasureValue | undefined {
  return values?.find((value) => value.id === id)
}

type PickProps = Readonly<{ label: string; measures: readonly MeasureInfo[]; value: string; onChange: (id: string) => void }>

function MeasurePick({ label, measures, value, onChange }: PickProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Select
          id={id}
          w={232}
          searchable
          allowDeselect={false}
          placeholder="选一个指标"
          data={byGroup(measures).map(([group, members]) => ({
            group,
            items: members.map((measure) => ({ value: measure.id, label: measure.label })),
          }))}
          value={measures.some((measure) => measure.id === value) ? value : null}
          onChange={(next) => next !== null && onChange(next)}
        />
      )}
    </Labelled>
  )
}

type DefinitionProps = Readonly<{ measure: MeasureInfo; value: MeasureValue | undefined; moment: Moment; mark: string }>

function Definition({ measure, value, moment, mark }: DefinitionProps) {
  const { label, unit, definition } = measure
  return (
    <section className={classes.card} aria-label={`${mark}：${label}`}>
      <Group justify="space-between" align="baseline">
        <Text fw={600}>{label}</Text>
        <Text className="numbers" fz="lg" fw={600}>
          {value && (
            <DrillLink drill={value.drill} label={`${label} ${value.text}${unit}`} living={moment.asOf === null}>
              {value.text || '无法计算'}
            </DrillLink>
          )}
          {value?.text && <span className={classes.unit}>{unit}</span>}
        </Text>
      </Group>
      <Text fz="sm" mt={4}>
        {definition}
      </Text>
    </section>
  )
}
