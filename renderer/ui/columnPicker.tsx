import { ActionIcon, Button, Checkbox, Group, ScrollArea, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import classes from './columnPicker.module.css'

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
        <Group justify="space-between" mb={4}>
          <Text fw={600} fz="sm">
            可选的列
          </Text>
          <Button.Group>
            <Button size="compact-xs" variant="default" onClick={() => onChange(all.map((item) => item.id))}>
              全选
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => onChange([])}>
              清空
            </Button>
          </Button.Group>
        </Group>
        <ScrollArea h={height} className={classes.list} type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': '可选的列' }}>
          {groups.map((group) => (
            <OfferedGroup key={group.label} group={group} value={value} onToggle={toggle} />
          ))}
        </ScrollArea>
      </div>
      <div>
        <Text fw={600} fz="sm" mb={4}>
          已选 {value.length} 列（按此顺序）
        </Text>
        <ScrollArea h={height} className={classes.list} type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': '已选的列' }}>
          <ChosenList labels={new Map(all.map((item) => [item.id, item.label]))} value={value} onChange={onChange} />
        </ScrollArea>
      </div>
    </div>
  )
}

type OfferedProps = Readonly<{ group: PickerGroup; value: readonly string[]; onToggle: (id: string, on: boolean) => void }>

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

type ChosenProps = Readonly<{ labels: ReadonlyMap<string, string>; value: readonly string[]; onChange: (value: readonly string[]) => void }>

function ChosenList({ labels, value, onChange }: ChosenProps) {
  return (
    <ol className={classes.chosen}>
      {value.map((id, index) => {
        const label = labels.get(id) ?? id
        return (
          <li key={id}>
            <span className={classes.label}>{label}</span>
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`${label} 上移`} disabled={index === 0} onClick={() => onChange(swapped(value, index - 1))}>
              <IconArrowUp size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={`${label} 下移`}
              disabled={index === value.length - 1}
              onClick={() => onChange(swapped(value, index))}
            >
              <IconArrowDown size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`去掉 ${label}`} onClick={() => onChange(value.filter((taken) => taken !== id))}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </li>
        )
      })}
    </ol>
  )
}

/** The list with the item at `index` and the one after it exchanged. */
function swapped(list: readonly string[], index: number): readonly string[] {
  const [first, second] = [list[index], list[index + 1]]
  if (first === undefined || second === undefined) return list
  return list.map((item, place) => (place === index ? second : place === index + 1 ? first : item))
}
