import { Button, Checkbox, Modal, Radio, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { findLedger } from '#shared/ledger/registry.ts'
import { useRegistry } from '#renderer/bridge/index.ts'
import { FullNumbers } from '#renderer/leaks/index.ts'
import { ColumnPicker, Foot } from '#renderer/ui/index.ts'
import classes from './print.module.css'
import { printGroups, printsNumbers } from './printWish.ts'
import type { PrintWish } from './printWish.ts'

type OptionsProps = Readonly<{
  wish: PrintWish
  onChange: (wish: PrintWish) => void
  stale: boolean
  busy: boolean
  onPrepare: () => void
  /** The choice of the layout itself. */
  chooser: ReactNode
}>

/** Everything that is chosen before printing. */
export function PrintOptions({ wish, onChange, stale, busy, onPrepare, chooser }: OptionsProps) {
  const complete = wish.mask || (wish.purpose ?? '').trim() !== ''
  return (
    <form
      className={classes.options}
      aria-label="打印选项"
      onSubmit={(event) => {
        event.preventDefault()
        if (complete) onPrepare()
      }}
    >
      <Stack gap="md">
        {chooser}
        <PaperChoice wish={wish} onChange={onChange} />
        <TextInput
          label="标题"
          placeholder="按格式自动生成"
          maxLength={100}
          value={wish.title ?? ''}
          onChange={(event) => onChange({ ...wish, title: event.currentTarget.value })}
        />
        <Columns wish={wish} onChange={onChange} />
        <NumberChoice wish={wish} onChange={onChange} />
      </Stack>
      <div className={classes.update}>
        <Button type="submit" fullWidth variant={stale ? 'filled' : 'default'} disabled={!complete} loading={busy}>
          {stale ? '更新预览' : '重新生成预览'}
        </Button>
      </div>
    </form>
  )
}

type PartProps = Pick<OptionsProps, 'wish' | 'onChange'>

function PaperChoice({ wish, onChange }: PartProps) {
  return (
    <>
      <div>
        <Text fz="sm" fw={600} mb={4}>
          纸张与方向
        </Text>
        <Stack gap="xs">
          <SegmentedControl
            fullWidth
            aria-label="纸张"
            data={['A4', 'A3']}
            value={wish.paper}
            onChange={(paper) => onChange({ ...wish, paper: paper === 'A3' ? 'A3' : 'A4' })}
          />
          <SegmentedControl
            fullWidth
            aria-label="方向"
            data={[
              { value: 'landscape', label: '横向' },
              { value: 'portrait', label: '纵向' },
            ]}
            value={wish.orientation}
            onChange={(orientation) => onChange({ ...wish, orientation: orientation === 'portrait' ? 'portrait' : 'landscape' })}
          />
        </Stack>
      </div>
      {wish.layout.endsWith('Roster') && (
        <Checkbox
          label="按行政村分册，每村另起一页"
          checked={wish.pageBreakByVillage ?? false}
          onChange={(event) => onChange({ ...wish, pageBreakByVillage: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

function Columns({ wish, onChange }: PartProps) {
  const [opened, setOpened] = useState(false)
  const registry = useRegistry()
  const chosen = wish.fields ?? []
  return (
    <div>
      <Text fz="sm" fw={600} mb={4}>
        列
      </Text>
      <Button variant="default" fullWidth onClick={() => setOpened(true)}>
        {chosen.length > 0 ? `已选 ${chosen.length} 列，更改…` : '按格式的常用列，更改…'}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="打印哪些列" size={760}>
        <ColumnPicker
          groups={printGroups(registry, wish)}
          value={chosen}
          onChange={(fields) => onChange({ ...wish, fields: [...fields] })}
          height={340}
        />
        <Text fz="sm" c="dimmed" my="sm">
          一列都不选时，使用这种格式的常用列。最多 80 列。
        </Text>
        <Foot>
          <Button onClick={() => setOpened(false)} disabled={chosen.length > 80}>
            用这些列
          </Button>
        </Foot>
      </Modal>
    </div>
  )
}

function NumberChoice({ wish, onChange }: PartProps) {
  const registry = useRegistry()
  // Without a choice of columns the layout decides, and it prints numbers.
  if ((wish.fields ?? []).length > 0 && !printsNumbers(registry, wish)) return null
  return (
    <Stack gap="xs">
      <Radio.Group
        label="证件号、电话、卡号"
        value={wish.mask ? 'masked' : 'full'}
        onChange={(next) => onChange({ ...wish, mask: next === 'masked' })}
      >
        <Stack gap={6} mt={4}>
          <Radio value="masked" label="隐藏中间几位（可公示）" />
          <Radio value="full" label="完整号码（内部存档）" />
        </Stack>
      </Radio.Group>
      {!wish.mask && (
        <>
          <Leaving wish={wish} />
          <TextInput
            label="用途"
            withAsterisk
            maxLength={200}
            placeholder="如 入户核对"
            value={wish.purpose ?? ''}
            onChange={(event) => onChange({ ...wish, purpose: event.currentTarget.value })}
          />
          <Checkbox
            label="加水印（单位、打印人、日期）"
            checked={wish.watermark ?? false}
            onChange={(event) => onChange({ ...wish, watermark: event.currentTarget.checked })}
          />
        </>
      )}
    </Stack>
  )
}

/** Of a list; the roster takes its numbers from the members of the households. */
function Leaving({ wish }: Pick<PartProps, 'wish'>) {
  const ledger = findLedger(useRegistry(), wish.selection.ledger)
  if (!ledger || wish.layout !== 'ledgerList') return null
  const printed = wish.fields ?? ledger.fields.filter(({ inPrint }) => inPrint).map(({ id }) => id)
  return printed.length === 0 ? null : <FullNumbers wish={{ ...wish.selection, fields: [...printed] }} unit={ledger.unit} />
}
