import { Button, Select } from '@mantine/core'
import type { ImportColumn, ImportTable } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import classes from './tables.module.css'
import type { Wizard } from '../wizard/useWizard.ts'
import { workOf, type Target } from '../wizard/work.ts'
import { fieldChoices, targetOf, valueOf, type ChoiceGroup } from './fieldChoices.ts'
import { targetLabel, type ColumnQuestion } from './questions.ts'

type ListProps = Readonly<{ table: ImportTable; questions: readonly ColumnQuestion[]; registry: Registry; wizard: Wizard }>

/** The columns that nobody but the person can tell, one line each. Answered ones stay in their place. */
export function ColumnQuestions({ table, questions, registry, wizard }: ListProps) {
  if (questions.length === 0) return null
  const decided = workOf(wizard.state.work, table.index).overrides
  const choices = fieldChoices(registry, table)
  const isAlone = new Set(questions.flatMap(({ options }) => options.map(({ ledger }) => ledger))).size === 1
  return (
    <ol className={classes.questions} aria-label="不确定的列">
      {questions.map((question) => {
        const column = table.columns.find(({ index }) => index === question.column)
        if (!column) return null
        return (
          <Question
            key={question.column}
            column={column}
            question={question}
            answer={decided[question.column]}
            choices={choices}
            label={(target) => targetLabel(registry, target, isAlone)}
            onAnswer={(target) => void wizard.actions.map(table.index, question.column, target)}
          />
        )
      })}
    </ol>
  )
}

type QuestionProps = Readonly<{
  column: ImportColumn
  question: ColumnQuestion
  /** undefined: not answered. */
  answer: Target | null | undefined
  choices: readonly ChoiceGroup[]
  label: (target: Target) => string
  onAnswer: (target: Target | null) => void
}>

function Question({ column, question: { options, guess }, answer, choices, label, onAnswer }: QuestionProps) {
  const heading = (column.header || '（没有表头）').replaceAll('/', ' / ')
  const chosen = answer === undefined ? undefined : valueOf(answer ?? { ledger: null, field: null })
  const isOther = chosen !== undefined && answer !== null && !options.some((target) => valueOf(target) === chosen)
  return (
    <li className={classes.question} data-answered={answer !== undefined}>
      <div className={classes.asked}>
        <span>
          <b>{heading}</b>（{column.letter} 列）是什么？
        </span>
        <span className={classes.examples} title={column.samples.join('，')}>
          如：{column.samples.join('，')}
        </span>
      </div>
      <div className={classes.answers} role="group" aria-label={`“${heading}”是`}>
        {options.map((target) => (
          <Answer
            key={valueOf(target)}
            text={label(target)}
            isChosen={chosen === valueOf(target)}
            isGuess={answer === undefined && guess !== null && valueOf(guess) === valueOf(target)}
            onClick={() => onAnswer(target)}
          />
        ))}
        <Answer text="不导入" isChosen={answer === null} isGuess={answer === undefined && guess === null} onClick={() => onAnswer(null)} />
        <Select
          size="xs"
          w={170}
          placeholder="其他项目…"
          aria-label={`“${heading}”是其他项目`}
          data={choices.map(({ group, items }) => ({ group, items: [...items] }))}
          value={isOther ? chosen : null}
          onChange={(value) => value !== null && onAnswer(targetOf(value))}
          searchable
          nothingFoundMessage="没有这样的项目"
          maxDropdownHeight={260}
        />
      </div>
    </li>
  )
}

type AnswerProps = Readonly<{ text: string; isChosen: boolean; isGuess: boolean; onClick: () => void }>

function Answer({ text, isChosen, isGuess, onClick }: AnswerProps) {
  return (
    <Button size="compact-sm" variant={isChosen ? 'filled' : 'default'} aria-pressed={isChosen} onClick={onClick}>
      {isGuess ? `${text}（暂按此）` : text}
    </Button>
  )
}
