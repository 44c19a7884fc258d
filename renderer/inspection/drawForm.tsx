import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { newId, useAct, useCall, useFile, useLeaveGuard } from '#renderer/bridge/index.ts'
import { FailureNote, Panel, countText } from '#renderer/ui/index.ts'
import { PlanTable } from './planTable.tsx'
import { ScopeFields, StrataFields } from './wishFields.tsx'
import { randomSeed, startWish, wishOf, type WishDraft } from './wish.ts'
import classes from './inspection.module.css'

/** Milliseconds without a change before the plan is counted again. */
const pause = 250

/** What is to be drawn, beside it how many of which stratum that makes. Nobody's name is seen before the draw. */
export function DrawForm({ onDrawn }: Readonly<{ onDrawn: (sample: string) => void }>) {
  const township = useFile()?.township ?? ''
  const [start] = useState(() => startWish(`${township}迎检抽查`, randomSeed()))
  const [draft, setDraft] = useState(start)
  const [setId] = useState(newId)
  const [settled] = useDebouncedValue(draft, pause)
  const wish = wishOf(draft)
  const counted = wishOf(settled)
  const plan = useCall('inspection.plan', { wish: counted ?? wishOf(start)! }, { enabled: counted !== null, keepPrevious: true })
  const draw = useAct('inspection.draw', {
    doneText: ({ drawn }) => `已抽出 ${drawn} 户`,
    done: ({ sample }) => onDrawn(sample),
  })
  useLeaveGuard(draft !== start && !draw.isPending && !draw.isSuccess)
  const put = (more: Partial<WishDraft>) => setDraft((now) => ({ ...now, ...more }))
  const isReady = wish !== null && draft.name.trim() !== '' && plan.data !== undefined && plan.error === null
  const keep = () => {
    if (wish === null) return
    const { name, source, inspectOn } = draft
    draw.mutate({ id: setId, wish, name: name.trim(), source: source ?? '', inspectOn })
  }
  return (
    <div className={classes.drawing}>
      <Stack gap="md">
        <ScopeFields draft={draft} put={put} />
        <StrataFields draft={draft} put={put} />
        <SeedPanel draft={draft} put={put} />
      </Stack>
      <Panel title="各层抽多少">
        <Stack gap="sm">
          {plan.error ? <FailureNote error={plan.error} /> : plan.data && <PlanTable plan={plan.data} isOld={wish === null} />}
          <Button disabled={!isReady} loading={draw.isPending} onClick={keep}>
            {plan.data ? `抽取 ${countText(plan.data.drawn)} 户` : '抽取'}
          </Button>
          <Text fz="sm" c="dimmed">
            抽取之前看不到户主姓名；抽出的名单保存为一批，可以撤销。
          </Text>
        </Stack>
      </Panel>
    </div>
  )
}

type Props = Readonly<{ draft: WishDraft; put: (more: Partial<WishDraft>) => void }>

function SeedPanel({ draft, put }: Props) {
  return (
    <Panel title="随机种子">
      <Group align="flex-end" gap="xs">
        <TextInput
          label="种子"
          required
          maxLength={60}
          w={220}
          value={draft.seed}
          onChange={(event) => put({ seed: event.currentTarget.value })}
        />
        <Button variant="default" onClick={() => put({ seed: randomSeed() })}>
          换一个
        </Button>
      </Group>
      <Text fz="sm" c="dimmed" mt="xs">
        种子可以由检查组当场报一个数（如摇号、日期）。它印在名单上，范围、分层和种子都相同，抽出来的户就相同。
      </Text>
    </Panel>
  )
}
