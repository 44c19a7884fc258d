import { Button, Code, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Foot } from '#renderer/ui/index.ts'
import { faultText, isFault } from '#shared/ipc/faults.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { parseExpression } from '#shared/query/parse.ts'

type Props = Readonly<{
  ledger: LedgerDefinition
  written: string
  onApply: (written: string) => void
  onClose: () => void
}>

/** A filter written by hand, for what the columns' popups cannot say (或, 非, brackets). */
export function WrittenFilter({ ledger, written, onApply, onClose }: Props) {
  const [text, setText] = useState(written)
  const [problem, setProblem] = useState<string | null>(null)
  const apply = () => {
    const parsed = text.trim() === '' ? null : parseExpression(text)
    if (isFault(parsed)) return setProblem(faultText(parsed))
    onApply(text.trim())
  }
  const names = ledger.fields.slice(0, 4).map((field) => field.label)
  return (
    <Modal opened onClose={onClose} title="按条件筛选" size="lg">
      <Stack gap="sm">
        <Textarea
          label="条件"
          data-autofocus
          autosize
          minRows={2}
          value={text}
          error={problem}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && apply()}
        />
        <Text fz="sm" c="dimmed" component="div">
          直接写项目名（如 {names.join('、')}），文字加引号，可用 且、或、非 和括号。例如：
          <Code block mt={4}>
            {'户类型 in ("脱贫户","一般农户") 且 家庭人口数 >= 3\n联系电话 为空 或 户主姓名 包含 "张"'}
          </Code>
        </Text>
        <Foot>
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button onClick={apply}>筛选</Button>
        </Foot>
      </Stack>
    </Modal>
  )
}
