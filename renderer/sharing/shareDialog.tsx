import { Button, Modal, MultiSelect, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import { shareBases, type ShareBasis } from '#shared/funds/shareOut.ts'
import type { SharingScope } from '#shared/ipc/parts/sharing.ts'
import { formatMoney } from '#shared/values/money.ts'
import { DateInput, Foot, ProgressPanel } from '#renderer/ui/index.ts'
import { ShareLines } from './shareLines.tsx'
import classes from './sharing.module.css'
import { useSharing, type Sharing } from './useSharing.ts'

const scopes: readonly Readonly<{ value: SharingScope; label: string }>[] = [
  { value: 'inSystem', label: '脱贫户和监测对象' },
  { value: 'lifted', label: '脱贫户' },
  { value: 'monitored', label: '监测对象' },
  { value: 'registered', label: '全部在册农户' },
]

/** Who, by what and how much; every line is on the screen before anything is written. `left` in 分. */
export function ShareDialog({ income, left, onClose }: Readonly<{ income: string; left: number; onClose: () => void }>) {
  const sharing = useSharing({ income, left, onDone: onClose })
  const { shared, refusal } = sharing
  return (
    <Modal opened onClose={onClose} title="分配资产收益" size="xl">
      <Stack gap="sm">
        <Wish sharing={sharing} left={left} />
        {sharing.isReading && <ProgressPanel title="正在统计户数、人数…" />}
        {!sharing.isReading && <ShareLines sharing={sharing} />}
        {refusal && (
          <Text c="red" role="alert">
            {refusal}
          </Text>
        )}
        <Foot>
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button disabled={!shared} loading={sharing.isSaving} onClick={sharing.save}>
            写入分配明细（{shared?.lines.length ?? 0} 笔）
          </Button>
        </Foot>
      </Stack>
    </Modal>
  )
}

function Wish({ sharing, left }: Readonly<{ sharing: Sharing; left: number }>) {
  const { wish, put } = sharing
  return (
    <div className={classes.wish}>
      <div>
        <Text fz="sm" fw={600} id="share-by">
          分给
        </Text>
        <SegmentedControl
          aria-labelledby="share-by"
          fullWidth
          value={wish.by}
          data={[
            { value: 'village', label: '各村' },
            { value: 'household', label: '各户' },
          ]}
          onChange={(by) =>
            put(by === 'village' ? { by, use: '村集体经济' } : { by: 'household', use: '脱贫户分红', basis: noTyped(wish.basis) })
          }
        />
      </div>
      <Select
        label="按哪些户算"
        allowDeselect={false}
        data={[...scopes]}
        value={wish.scope}
        onChange={(scope) => scope && put({ scope: scope as SharingScope })}
      />
      <Select
        label="分配依据"
        allowDeselect={false}
        data={shareBases
          .filter((basis) => wish.by === 'village' || basis !== '比例')
          .map((basis) => ({ value: basis, label: `按${basis}` }))}
        value={wish.basis}
        onChange={(basis) => basis && put({ basis: basis as ShareBasis })}
      />
      <Select label="分配用途" allowDeselect={false} data={[...sharing.uses]} value={wish.use} onChange={(use) => use && put({ use })} />
      <TextInput
        label="本次分配金额（元）"
        className="numbers"
        description={`未分配 ${formatMoney(left)} 元`}
        value={wish.amount}
        error={sharing.amountWrong}
        onChange={(event) => put({ amount: event.currentTarget.value })}
      />
      <DateInput label="兑付日期" description="已经发到的填；空着记为待发放" value={wish.paidOn} onChange={(paidOn) => put({ paidOn })} />
      <MultiSelect
        className={classes.wide}
        label="只分给这些村"
        placeholder={wish.villages.length === 0 ? '空着为全部村' : ''}
        searchable
        data={sharing.villages.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...wish.villages]}
        onChange={(villages) => put({ villages })}
      />
    </div>
  )
}

/** Shares of households are not typed one by one. */
function noTyped(basis: ShareBasis): ShareBasis {
  return basis === '比例' ? '户数' : basis
}
