import { Button, Checkbox, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { editions } from '#shared/forms/define.ts'
import type { Edition } from '#shared/forms/define.ts'
import type { FormInfo } from '#shared/ipc/parts/printing.ts'
import { paperNames } from '#shared/printing/paper.ts'
import { FormAsks } from './formAsks.tsx'
import { editionWords, isAnswered, needsPurpose } from './formWish.ts'
import type { FormWish } from './formWish.ts'
import { FormRecords } from './formRecords.tsx'
import classes from './print.module.css'

type OptionsProps = Readonly<{
  info: FormInfo
  wish: FormWish
  onChange: (wish: FormWish) => void
  stale: boolean
  /** There is a preview already. */
  made: boolean
  busy: boolean
  onPrepare: () => void
  /** The choice of the form itself. */
  chooser: ReactNode
  /** More below: own copies, overprinting. */
  children?: ReactNode
}>

/** Everything that is chosen before a form is printed. */
export function FormOptions({ info, wish, onChange, stale, made, busy, onPrepare, chooser, children }: OptionsProps) {
  const complete = isAnswered(info, wish)
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
        <Text fz="sm" c="dimmed">
          {info.purpose}
        </Text>
        <FormRecords info={info} wish={wish} onChange={onChange} />
        <FormAsks asks={info.asks} answers={wish.answers ?? {}} onChange={(answers) => onChange({ ...wish, answers })} />
        <EditionChoice info={info} wish={wish} onChange={onChange} />
        <PaperAndParts info={info} wish={wish} onChange={onChange} />
        {children}
      </Stack>
      <div className={classes.update}>
        <Button type="submit" fullWidth variant={stale ? 'filled' : 'default'} disabled={!complete} loading={busy}>
          {!made ? '生成预览' : stale ? '更新预览' : '重新生成预览'}
        </Button>
      </div>
    </form>
  )
}

type PartProps = Pick<OptionsProps, 'info' | 'wish' | 'onChange'>

function EditionChoice({ info, wish, onChange }: PartProps) {
  const choose = (edition: Edition) => onChange({ ...wish, edition, mask: edition !== 'holder' })
  return (
    <Stack gap="xs">
      <Radio.Group
        label="给谁看"
        value={wish.edition}
        onChange={(next) => choose(editions.find((edition) => edition === next) ?? wish.edition)}
      >
        <Stack gap={6} mt={4}>
          {info.editions.map((edition) => (
            <Radio key={edition} value={edition} label={editionWords[edition].label} />
          ))}
        </Stack>
      </Radio.Group>
      <Text fz="xs" c="dimmed">
        {editionWords[wish.edition].tells}
      </Text>
      {wish.edition !== 'public' && (
        <Checkbox
          label="印完整的证件号、电话、卡号"
          checked={!wish.mask}
          onChange={(event) => onChange({ ...wish, mask: !event.currentTarget.checked })}
        />
      )}
      {needsPurpose(wish) && (
        <TextInput
          label="用途"
          withAsterisk
          maxLength={200}
          placeholder="如 发放存档"
          value={wish.purpose ?? ''}
          onChange={(event) => onChange({ ...wish, purpose: event.currentTarget.value })}
        />
      )}
      {wish.edition === 'internal' && (
        <Checkbox
          label="加水印（单位、打印人、日期）"
          checked={wish.watermark ?? false}
          onChange={(event) => onChange({ ...wish, watermark: event.currentTarget.checked })}
        />
      )}
    </Stack>
  )
}

function PaperAndParts({ info, wish, onChange }: PartProps) {
  const parts = [
    { value: 'one', label: '合成一个 PDF' },
    { value: 'village', label: '一村一个 PDF' },
    ...(info.each === 'record' ? [{ value: 'record', label: '一条记录一个 PDF' }] : []),
  ]
  const canSplit = info.each !== 'list' && !info.grid && wish.selection !== undefined
  return (
    <>
      {!info.grid && (
        <Select
          label="纸张"
          allowDeselect={false}
          data={paperNames.map((name) => ({ value: name, label: name === info.paper ? `${name}（原定）` : name }))}
          value={wish.paper ?? info.paper}
          onChange={(next) => onChange({ ...wish, paper: paperNames.find((name) => name === next) ?? info.paper })}
        />
      )}
      {canSplit && (
        <Select
          label="保存成"
          allowDeselect={false}
          data={parts}
          value={wish.split ?? 'one'}
          onChange={(next) => {
            const { split: _split, ...rest } = wish
            onChange(next === 'village' || next === 'record' ? { ...rest, split: next } : rest)
          }}
        />
      )}
    </>
  )
}
