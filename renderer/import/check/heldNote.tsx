import { Button } from '@mantine/core'
import { Banner, countText } from '#renderer/ui/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'

type NoteProps = Readonly<{ tables: readonly number[]; onShow: () => void; wizard: Wizard }>

/** Values that a source that goes before this one wrote: they stay until somebody decides. */
export function HeldNote({ tables, onShow, wizard: { state, actions } }: NoteProps) {
  const review = state.overview?.review
  if (!review || review.held.length === 0 || review.undecided === 0) return null
  const takeAll = async () => {
    for (const table of tables) await actions.review({ method: 'import.chooseShown', input: { table, show: 'ask', choice: 'take' } })
  }
  return (
    <Banner
      tone="info"
      actions={
        <>
          <Button size="compact-sm" onClick={onShow}>
            逐格看
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => void takeAll()}>
            待定的全部采用
          </Button>
        </>
      }
    >
      {review.held.map(({ name, day, cells }) => `${countText(cells)} 格的现值来自${name}（${day}）`).join('，')}
      。它们优先于这个文件，没有决定以前保留原值。
    </Banner>
  )
}
