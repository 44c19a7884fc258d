import { ActionIcon, Button, Checkbox, Group, ScrollArea, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './columnPicker.module.css'
import { scrollable } from './scrollable.ts'

export type PickerGroup = Readonly<{ label: string; items: readonly Readonly<{ id: string; label: string }>[] }>

type PickerProps = Readonly<{
  groups: readonly PickerGroup[]
  /** Chosen ids in their order. */
  value: readonly string[]
  onChange: (value: readonly string[]) => void
  height?: number
}>

/** Choice and order of columns: on the left what there is, on the right what is taken, in order. */
export function ColumnPicker({ groups, value, onChange, height = 260 }: PickerProps) {
  const all = groups.flatMap((group) => group.items)
  const toggle = (id: string, on: boolean) => onChange(on ? [...value, id] : value.filter((taken) => taken !== id))
  return (
    <div className={classes.picker}>
      <div>
        <OfferedHead onAll={() => onChange(all.map((item) => item.id))} onNone={() => onChange([])} />
        <ScrollArea h={height} className={classes.list} type="auto" viewportProps={scrollable('可选的列')}>
          {groups.map((group) => (
            <OfferedGroup key={group.label} group={group} value={value} onToggle={toggle} />
          ))}
        </ScrollArea>
      </div>
      <div>
        <Text fw={600} fz="sm" mb={4}>
          已选 {value.length} 列（按此顺序）
        </Text>
        <ScrollArea h={height} className={classes.list} type="auto" viewportProps={scrollable('已选的列')}>
          <ChosenList labels={new Map(all.map((item) => [item.id, item.label]))} value={value} onChange={onChange} />
        </ScrollArea>
      </div>
    </div>
  )
}

function OfferedHead({ onAll, onNone }: Readonly<{ onAll: () => void; onNone: () => void }>) {
  return (
    <Group justify="space-between" mb={4}>
      <Text fw={600} fz="sm">
        可选的列
      </Text>
      <Button.Group>
        <Button size="compact-xs" variant="default" onClick={onAll}>
          全选
        </Button>
        <Button size="compact-xs" variant="default" onClick={onNone}>
          清空
        </Button>
      </Button.Group>
    </Group>
  )
}

type OfferedProps = Readonly<{
  group: PickerGroup
  value: readonly string[]
  onToggle: (id: string, on: boolean) => void
}>

function OfferedGroup({ group, value, onToggle }: OfferedProps) {
  return (
    <fieldset className={classes.group}>
      <legend>{group.label}</legend>
      {group.items.map((item) => (
        <Checkbox
          key={item.id}
          size="xs"
          label={item.label}
          checked={value.includes(item.id)}
          onChange={(event) => onToggle(item.id, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  )
}

type ChosenProps = Readonly<{
  labels: ReadonlyMap<string, string>
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}>

function ChosenList({ labels, value, onChange }: ChosenProps) {
  const last = value.length - 1
  return (
    <ol className={classes.chosen}>
      {value.map((id, index) => {
        const label = labels.get(id) ?? id
        const swap = (at: number) => () => onChange(swapped(value, at))
        const drop = () => onChange(value.filter((taken) => taken !== id))
        return (
          <li key={id}>
            <span className={classes.label}>{label}</span>
            <SmallButton label={`${label} 上移`} icon={<IconArrowUp {...small} />} off={index === 0} onClick={swap(index - 1)} />
            <SmallButton label={`${label} 下移`} icon={<IconArrowDown {...small} />} off={index === last} onClick={swap(index)} />
            <SmallButton label={`去掉 ${label}`} icon={<IconX {...small} />} onClick={drop} />
          </li>
        )
      })}
    </ol>
  )
}

const small = { size: 14, 'aria-hidden': true } as const

type SmallProps = Readonly<{ label: string; icon: ReactNode; off?: boolean; onClick: () => void }>

function SmallButton({ label, icon, off = false, onClick }: SmallProps) {
  return (
    <ActionIcon size={24} variant="subtle" color="gray" aria-label={label} disabled={off} onClick={onClick}>
      {icon}
    </ActionIcon>
  )
}

/** The list with the item at `index` and the one after it exchanged. */
function swapped(list: readonly string[], index: number): readonly string[] {
  const [first, second] = [list[index], list[index + 1]]
  if (first === undefined || second === undefined) return list
  return list.map((item, place) => (place === index ? second : place === index + 1 ? first : item))
}
