import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { ChecksSummary } from '#shared/ipc/parts/checks.ts'
import { filterOf, without, type Choice } from './filter.ts'
import { FindingList } from './findingList.tsx'
import { rememberChecks, type ChecksMemory, type SummaryTab } from './memory.ts'
import { SummaryPane } from './summary.tsx'
import classes from './checks.module.css'

type Props = Readonly<{
  place: string
  summary: ChecksSummary
  choice: Choice
  onChoice: (choice: Choice) => void
  checked: number
  remembered?: ChecksMemory
}>

/** 1366 px at 150 % are 911: there the list needs the room more. */
const narrow = '(max-width: 960px)'

/** Left what there is by rule, village and person; right the findings, below them the one with the cursor. */
export function Worklist({ place, summary, choice, onChoice, checked, remembered }: Props) {
  const [tab, setTab] = useState(remembered?.tab ?? startTab(choice))
  const isNarrow = useMediaQuery(narrow) ?? false
  const [wish, setWish] = useState<boolean | null>(null)
  const folded = wish ?? isNarrow
  const key = keyOfList(choice)
  const isRemembered = remembered !== undefined && keyOfList(remembered.choice) === key
  return (
    <div className={classes.work}>
      {!folded && (
        <SummaryPane
          summary={summary}
          choice={choice}
          onChoose={(next, add) => onChoice(add ? { ...choice, ...next } : next)}
          tab={tab}
          onTab={setTab}
        />
      )}
      <FindingList
        key={key}
        summary={summary}
        choice={choice}
        onChoice={onChoice}
        folded={folded}
        onFold={() => setWish(!folded)}
        checked={checked}
        start={isRemembered ? remembered : null}
        remember={(focus, scrollTop) => rememberChecks(place, { choice, tab, focus, scrollTop })}
      />
    </div>
  )
}

/** Where what was asked for can be seen among the others. */
function startTab({ rule, village, helper }: Choice): SummaryTab {
  if (rule) return 'rule'
  return helper ? 'helper' : village ? 'village' : 'rule'
}

/** Typing words narrows the same list; every other choice begins a new one. */
function keyOfList(choice: Choice): string {
  return JSON.stringify(filterOf(without(choice, 'text')))
}
