import { Text } from '@mantine/core'
import type { Row } from '#shared/ipc/outputs.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { cellText } from '#renderer/ledger/index.ts'
import classes from './checks.module.css'

/** Enough to judge a finding by; everything else is one key away. */
const mostFacts = 12

type Props = Readonly<{ ledger: LedgerDefinition; row: Row; members?: readonly Row[]; helpers?: string }>

/** What a record says, as far as its list shows it, and who belongs to it. */
export function RecordFacts({ ledger, row, members = [], helpers = '' }: Props) {
  const told = ledger.fields
    .filter((field) => field.inGrid && !field.retired && field.derived?.kind !== 'parent')
    .map((field) => [field.label, cellText(field, row)] as const)
    .filter(([, text]) => text !== '')
    .slice(0, mostFacts)
  const living = members.filter((member) => !member.removed)
  return (
    <section aria-label={ledger.label} className={classes.factBox}>
      <Text fw={600} fz="sm">
        {ledger.label}
      </Text>
      <dl className={classes.factList}>
        {told.map(([label, text]) => (
          <Fact key={label} label={label} text={text} />
        ))}
        {helpers && <Fact label="帮扶责任人" text={helpers} />}
        {living.length > 0 && <Fact label="家庭成员" text={living.map(memberWords).join('、')} />}
      </dl>
    </section>
  )
}

function Fact({ label, text }: Readonly<{ label: string; text: string }>) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  )
}

/** 王小明（之子，12 岁，小学） */
function memberWords({ values }: Row): string {
  const age = typeof values['age'] === 'number' ? `${values['age']} 岁` : ''
  const told = [values['relation'], age, values['status'] === '在册' ? '' : values['status']].filter((word) => word && word !== '')
  return `${String(values['name'] ?? '（无姓名）')}（${told.join('，')}）`
}
