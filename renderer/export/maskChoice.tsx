import { Group, Radio, Stack, Text, TextInput } from '@mantine/core'

type MaskProps = Readonly<{
  mask: boolean
  onMask: (mask: boolean) => void
  purpose: string
  onPurpose: (purpose: string) => void
}>

/** Personal numbers masked or full; full ones need a purpose, which is logged. */
export function MaskChoice({ mask, onMask, purpose, onPurpose }: MaskProps) {
  return (
    <Stack gap="xs">
      <Radio.Group label="证件号、电话、卡号" value={mask ? 'masked' : 'full'} onChange={(next) => onMask(next === 'masked')}>
        <Group mt={4}>
          <Radio value="masked" label="隐藏中间几位" />
          <Radio value="full" label="完整号码" />
        </Group>
      </Radio.Group>
      {!mask && (
        <>
          <TextInput
            label="用途"
            required
            withAsterisk
            placeholder="如 报县局核对"
            maxLength={200}
            value={purpose}
            onChange={(event) => onPurpose(event.currentTarget.value)}
          />
          <Text fz="sm" c="dimmed">
            完整号码的导出会记入“查看与导出记录”。请妥善保管文件。
          </Text>
        </>
      )}
    </Stack>
  )
}
