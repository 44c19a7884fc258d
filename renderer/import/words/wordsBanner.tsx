import { Button, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Banner, countText } from '#renderer/ui/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import { openWords } from './words.ts'
import { WordQuestions } from './wordQuestions.tsx'

/** Above the rows: words that fit no choice, to be settled all at once instead of cell by cell. */
export function WordsBanner({ wizard }: Readonly<{ wizard: Wizard }>) {
  const [isOpen, setOpen] = useState(false)
  const { words, cells } = openWords(wizard.state.overview?.words ?? [])
  if (words === 0 && !isOpen) return null
  return (
    <>
      {words > 0 && (
        <Banner
          tone="info"
          actions={
            <Button size="compact-sm" onClick={() => setOpen(true)}>
              逐个词对应…
            </Button>
          }
        >
          有 {countText(words)} 个词对不上选项，出现在 {countText(cells)} 格里。对应一次，这些格子一起改好，以后也认得。
        </Banner>
      )}
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="对不上选项的词" size="xl">
        <Stack>
          <Text fz="sm">答案用于这次导入的所有格子，导入后记住，以后的表格、粘贴和录入都认得；可以随这次导入一起撤销。</Text>
          <WordQuestions wizard={wizard} />
          <Button onClick={() => setOpen(false)} ml="auto">
            好了
          </Button>
        </Stack>
      </Modal>
    </>
  )
}
