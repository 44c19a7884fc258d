import { ActionIcon, Text } from '@mantine/core'
import { IconChartLine } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import type { MeasureInfo, MeasureValue } from '#shared/ipc/parts/figures.ts'
import { changeText } from '#shared/measures/paperTable.ts'
import { DrillLink } from '../drill.tsx'
import classes from '../figures.module.css'
import type { Moment } from '../moment.ts'
import { byGroup } from './bookTable.ts'
import { Trend } from './trend.tsx'

type BookProps = Readonly<{
  measures: readonly MeasureInfo[]
  values: readonly MeasureValue[] | undefined
  moment: Moment
  /** The values are those of the choice before. */
  busy: boolean
}>

/** The definition book: name, figure, definition; the course over time below a line on demand. */
export function MeasureBook({ measures, values, moment, busy }: BookProps) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const byId = new Map((values ?? []).map((value) => [value.id, value]))
  const toggle = (id: string) => {
    const next = new Set(opened)
    if (!next.delete(id)) next.add(id)
    setOpened(next)
  }
  const width = moment.against === null ? 4 : 6
  return (
    <table className={classes.book} aria-label="指标与口径" aria-busy={busy}>
      <BookHead moment={moment} />
      {byGroup(measures).map(([group, members]) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={width}>
              {group}
            </th>
          </tr>
          {members.map((measure) => (
            <Fragment key={measure.id}>
              <MeasureLine
                measure={measure}
                value={byId.get(measure.id)}
                moment={moment}
                busy={busy}
                opened={opened.has(measure.id)}
                onTrend={() => toggle(measure.id)}
              />
              {opened.has(measure.id) && (
                <tr className={classes.trendRow}>
                  <td colSpan={width}>
                    <Trend measure={measure} moment={moment} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function BookHead({ moment }: Readonly<{ moment: Moment }>) {
  return (
    <thead>
      <tr>
        <th scope="col">指标</th>
        {moment.against !== null && (
          <th scope="col" className={classes.figure}>
            {moment.against}
          </th>
        )}
        <th scope="col" className={classes.figure}>
          {moment.asOf ?? '今天'}
        </th>
        {moment.against !== null && (
          <th scope="col" className={classes.figure}>
            增减
          </th>
        )}
        <th scope="col">口径（怎么数的）</th>
        <th scope="col">走势</th>
      </tr>
    </thead>
  )
}

type LineProps = Readonly<{
  measure: MeasureInfo
  value: MeasureValue | undefined
  moment: Moment
  busy: boolean
  opened: boolean
  onTrend: () => void
}>

function MeasureLine({ measure, value, moment, busy, opened, onTrend }: LineProps) {
  const { label, unit, definition } = measure
  const then = value?.against?.text ?? ''
  const wait = busy ? classes.stale : ''
  return (
    <tr>
      <th scope="row">{label}</th>
      {moment.against !== null && (
        <td className={`${classes.figure} numbers ${wait}`}>
          <DrillLink drill={value?.against?.drill} label={`${label} ${moment.against} ${then}${unit}`} living={false}>
            {then || '—'}
          </DrillLink>
        </td>
      )}
      <td className={`${classes.figure} numbers ${wait}`}>
        {value === undefined ? (
          '…'
        ) : value.text === '' ? (
          <Text span c="dimmed" fz="sm">
            无法计算
          </Text>
        ) : (
          <DrillLink drill={value.drill} label={`${label} ${value.text}${unit}`} living={moment.asOf === null}>
            <b>{value.text}</b>
          </DrillLink>
        )}
        {value?.text && <span className={classes.unit}>{unit}</span>}
      </td>
      {moment.against !== null && <td className={`${classes.figure} numbers ${wait}`}>{changeText(value?.text ?? '', then) || '—'}</td>}
      <td className={classes.definition}>{definition}</td>
      <td>
        <ActionIcon
          variant={opened ? 'filled' : 'subtle'}
          aria-label={`${opened ? '收起' : '看'}走势：${label}`}
          aria-expanded={opened}
          onClick={onTrend}
        >
          <IconChartLine size={17} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  )
}
