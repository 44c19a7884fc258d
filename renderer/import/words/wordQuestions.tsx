import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { ImportWord } from '#shared/ipc/outputs.ts'
import { adviseChoice } from '#shared/ledger/derive/adviseChoice.ts'
import { currentChoices, nearestChoice } from '#shared/ledger/derive/matchChoice.ts'
import type { CodeList } from '#shared/ledger/define.ts'
import { useRegistry } from '#renderer/bridge/index.ts'
import { todayIso } from '#renderer/ledger/index.ts'
import { countText } from '#renderer/ui/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import { mergeWords, placeOf } from './words.ts'
import classes from './words.module.css'

/** Words that fit no choice: one answer for all their cells, and for every later import. */
export function WordQuestions({ wizard }: Readonly<{ wizard: Wizard }>) {
  const registry = useRegistry()
  const words = wizard.state.overview?.words ?? []
  // Words keep their place and count when they are answered.
  const [seen, setSeen] = useState<readonly ImportWord[]>(words)
  const shown = mergeWords(seen, words)
  if (shown.length > seen.length) setSeen(shown)
  const answer = (word: ImportWord, code: string | null) => void wizard.actions.words([{ list: word.list, word: word.word, code }])
  const lines = shown.flatMap((word) => {
    const list = registry.codes[word.list]
    return list ? [{ word, list, advice: adviseChoice(list, word.word) }] : []
  })
  return (
    <>
      <AdviceNote lines={lines} wizard={wizard} />
      <ol className={classes.words} aria-label="对不上选项的词">
        {lines.map((line) => (
          <WordLine key={placeOf(line.word)} {...line} onAnswer={(code) => answer(line.word, code)} />
        ))}
      </ol>
    </>
  )
}

type Line = Readonly<{ word: ImportWord; list: CodeList; advice: string | undefined }>

/** What stands in so many words in the cell need not be clicked one by one. */
function AdviceNote({ lines, wizard: { state, actions } }: Readonly<{ lines: readonly Line[]; wizard: Wizard }>) {
  const open = lines.flatMap(({ word, advice }) => (advice === undefined || word.answer !== null ? [] : [{ ...word, code: advice }]))
  if (open.length === 0) return null
  const takeAll = () => void actions.words(open.map(({ list, word, code }) => ({ list, word, code })))
  return (
    <div className={classes.advice}>
      <span>{countText(open.length)} 个词里写着选项的名字，已标出“建议”。请看一遍再采纳，采纳后还可以逐个改。</span>
      <Button size="compact-sm" disabled={state.busy !== null} onClick={takeAll}>
        采纳这 {countText(open.length)} 条建议
      </Button>
    </div>
  )
}

type LineProps = Line & Readonly<{ onAnswer: (code: string | null) => void }>

/** Lists up to this long stand as buttons. */
const fewChoices = 6

function WordLine({ word, list, advice, onAnswer }: LineProps) {
  const choices = currentChoices(list, todayIso())
  const near = advice ?? nearestChoice(list, word.word)
  const buttons = choices.length <= fewChoices ? choices : near !== undefined ? [near] : []
  const isInList = word.answer !== null && word.answer !== '' && !buttons.includes(word.answer)
  return (
    <li className={classes.word} data-answered={word.answer !== null}>
      <span className={classes.said}>
        {word.label}“<b>{word.word}</b>”{word.count > 0 && ` 出现 ${countText(word.count)} 次`}，对应哪一项？
        {word.rejects && word.answer === null && <span className={classes.rejects}>不对应就不能导入这些行</span>}
      </span>
      <span className={classes.choices} role="group" aria-label={`“${word.word}”对应`}>
        {buttons.map((choice) => (
          <Choice
            key={choice}
            text={choice === advice && word.answer === null ? `${choice}（建议）` : choice}
            isAdvised={choice === advice}
            isChosen={word.answer === choice}
            onClick={() => onAnswer(word.answer === choice ? null : choice)}
          />
        ))}
        {buttons.length < choices.length && (
          <Select
            size="xs"
            w={180}
            placeholder="选择…"
            aria-label={`“${word.word}”对应的选项`}
            data={[...choices]}
            value={isInList ? word.answer : null}
            onChange={(value) => onAnswer(value)}
            searchable
            clearable
            nothingFoundMessage="没有这样的选项"
            maxDropdownHeight={260}
          />
        )}
        <Choice text="不录入" isChosen={word.answer === ''} onClick={() => onAnswer(word.answer === '' ? null : '')} />
      </span>
    </li>
  )
}

type ChoiceProps = Readonly<{ text: string; isChosen: boolean; isAdvised?: boolean; onClick: () => void }>

function Choice({ text, isChosen, isAdvised = false, onClick }: ChoiceProps) {
  return (
    <Button size="compact-sm" variant={isChosen ? 'filled' : isAdvised ? 'outline' : 'default'} aria-pressed={isChosen} onClick={onClick}>
      {text}
    </Button>
  )
}
