import { Button, Group, Select, Text } from '@mantine/core'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useCall } from '#renderer/bridge/index.ts'
import { DateInput } from '#renderer/ui/index.ts'
import classes from './figures.module.css'
import { todayOf } from './moment.ts'
import type { Moment } from './moment.ts'

type BarProps = Readonly<{ moment: Moment; onChange: (moment: Moment) => void; /** Without the second day. */ single?: boolean }>

/** 截至, 对比日 and village. */
export function MomentBar({ moment, onChange, single = false }: BarProps) {
  const { asOf, against, village } = moment
  return (
    <Group gap="sm" role="group" aria-label="时间和范围">
      <DayField label="截至" value={asOf} empty="今天" onChange={(next) => onChange({ ...moment, asOf: next })} />
      {!single && <DayField label="对比日" value={against} empty="不对比" onChange={(next) => onChange({ ...moment, against: next })} />}
      <VillageField value={village} onChange={(next) => onChange({ ...moment, village: next })} />
      {(asOf !== null || against !== null || village !== null) && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange({ asOf: null, against: null, village: null })}>
          恢复今天全镇
        </Button>
      )}
    </Group>
  )
}

type DayProps = Readonly<{
  label: string
  value: string | null
  /** What stands where no day is chosen. */ empty: string
  onChange: (day: string | null) => void
}>

/** A day that cannot lie ahead: nothing is known of it. */
export function DayField({ label, value, empty, onChange }: DayProps) {
  const today = todayOf()
  return (
    <Labelled label={label}>
      {() => (
        <DateInput
          aria-label={label}
          w={130}
          value={value}
          placeholder={empty}
          error={value !== null && value > today ? '还没有到这一天' : undefined}
          onChange={onChange}
        />
      )}
    </Labelled>
  )
}

/** 全镇 or one village. */
export function VillageField({ value, onChange }: Readonly<{ value: string | null; onChange: (village: string | null) => void }>) {
  const villages = useCall('ledger.options', { ledger: 'village', text: '' })
  return (
    <Labelled label="范围">
      {(id) => (
        <Select
          id={id}
          w={126}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': '看全镇' }}
          placeholder="全镇"
          data={(villages.data ?? []).map((village) => ({ value: village.id, label: village.label }))}
          value={value}
          onChange={onChange}
        />
      )}
    </Labelled>
  )
}

/** The label left of its field, so that a row of fields stays one line high. A field that takes no id names itself. */
export function Labelled({ label, children }: Readonly<{ label: string; children: (id: string) => ReactNode }>) {
  const id = useId()
  return (
    <div className={classes.labelled}>
      <Text component="label" htmlFor={id} fz="sm" className={classes.labelWord}>
        {label}
      </Text>
      {children(id)}
    </div>
  )
}
