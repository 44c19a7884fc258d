import type { CodeList, FieldDefinition } from '#shared/ledger/define.ts'
import type { Row } from '#shared/ipc/outputs.ts'
import { useCallback, useState } from 'react'
import { EditBox, type Finish } from '../input/EditBox.tsx'
import type { Draft } from '../input/draft.ts'
import { withinOf } from '../input/within.ts'
import type { OpenEdit } from './editing.ts'
import classes from './grid.module.css'

type Props = Readonly<{
  field: FieldDefinition
  codes: CodeList | undefined
  row: Row | undefined
  /** The open edit of this cell; null while the cell only waits for typing. */
  open: OpenEdit | null
  locked: string | null
  /** Takes the keyboard when drawn. */
  active: boolean
  shownText: string
  onDraft: (draft: Draft) => void
  onFinish: (draft: Draft, how: Finish) => boolean | void
}>

/**
 * The input of the focused cell. It is there before anything is typed, invisible: an input method begins to compose in
 * the element that has the focus, so an input that appeared only with the first letter would lose it.
 */
export function CellEditor({ field, codes, row, open, locked, active, shownText, onDraft, onFinish }: Props) {
  const within = row ? withinOf(field, row) : undefined
  return (
    <div className={classes.editor} data-open={open !== null || undefined} data-pending={open !== null ? 'true' : 'false'}>
      <EditBox
        field={field}
        codes={codes}
        within={within}
        draft={{ text: open?.text ?? '', link: open?.link ?? null }}
        label={`${field.label}：${shownText === '' ? '空' : shownText}${locked ? `（${locked}）` : ''}`}
        className={classes.editorBox}
        invalid={typeof open?.problem === 'string'}
        readOnly={locked !== null}
        dormant={open === null}
        autoFocus={active}
        caretAtEnd
        arrowsFinish={open?.by === 'typing'}
        onDraft={onDraft}
        onFinish={onFinish}
      />
      {open?.problem && <Complaint text={open.problem} />}
    </div>
  )
}

/** Under the cell; hung by its right edge where the window ends. */
function Complaint({ text }: Readonly<{ text: string }>) {
  const [atEdge, setAtEdge] = useState(false)
  const measure = useCallback((element: HTMLElement | null) => {
    if (element?.parentElement) setAtEdge(element.parentElement.getBoundingClientRect().left + widest > window.innerWidth)
  }, [])
  return (
    <div ref={measure} role="alert" className={classes.problem} data-right={atEdge || undefined}>
      {text}
    </div>
  )
}

/** Of the complaint, CSS pixels. */
const widest = 360
