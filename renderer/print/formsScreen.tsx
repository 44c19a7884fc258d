import { Badge, Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { formGroups } from '#shared/forms/define.ts'
import type { FormInfo } from '#shared/ipc/parts/printing.ts'
import { useCall, useNavigate } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Page, Panel, Toolbar } from '#renderer/ui/index.ts'
import classes from './forms.module.css'
import { formPlace, matchesForm } from './matchesForm.ts'

/** 打印中心: every paper of the office by group, so that it is found without knowing its ledger. */
export function FormsScreen() {
  const [text, setText] = useState('')
  const answer = useCall('print.forms', {})
  const forms = (answer.data?.forms ?? []).filter((form) => matchesForm(form, text))
  const groups = formGroups.map((group) => ({ ...group, forms: forms.filter((form) => form.group === group.id) }))
  return (
    <Page title="打印中心" note={answer.data ? `${answer.data.forms.length} 种表、卡、册` : ''}>
      <Toolbar label="查找表格">
        <TextInput
          aria-label="查找表格"
          placeholder="如 明白卡、公示、花名册"
          leftSection={<IconSearch size={16} aria-hidden />}
          w={320}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Toolbar>
      {answer.error && <FailureNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && forms.length === 0 && <EmptyState title="没有找到" text="换一个词再找，如“签字”“明白卡”“验收”。" />}
      {groups.map(
        (group) =>
          group.forms.length > 0 && (
            <Panel key={group.id} title={group.label}>
              <ul className={classes.list}>
                {group.forms.map((form) => (
                  <FormLine key={`${form.form} ${form.own ?? ''}`} form={form} />
                ))}
              </ul>
            </Panel>
          ),
      )}
    </Page>
  )
}

function FormLine({ form }: Readonly<{ form: FormInfo }>) {
  const { open } = useNavigate()
  const start = (blank: boolean) =>
    open({ screen: 'print', selection: { ledger: form.ledger }, ...formPlace(form), ...(blank ? { blank } : {}) })
  return (
    <li className={classes.line}>
      <button type="button" className={classes.name} onClick={() => start(false)}>
        <span>{form.label}</span>
        {form.own !== null && <Badge variant="light">自设</Badge>}
        <small>
          {form.purpose}（{form.ledgerLabel}，{form.paper}）
        </small>
      </button>
      {form.blank && (
        <Button variant="subtle" size="xs" onClick={() => start(true)} aria-label={`空白表：${form.label}`}>
          空白表
        </Button>
      )}
    </li>
  )
}
