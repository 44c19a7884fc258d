import { Button, Menu } from '@mantine/core'
import { formPlace } from './matchesForm.ts'
import { useCall, useNavigate } from '#renderer/bridge/index.ts'

/** 打印: the forms that exist for one record of this ledger; one more click opens the paper. */
export function FormButtons({ ledger, id }: Readonly<{ ledger: string; id: string }>) {
  const { open } = useNavigate()
  const forms = (useCall('print.forms', {}).data?.forms ?? []).filter((form) => form.ledger === ledger && form.each === 'record')
  const selection = { ledger, ids: [id] }
  if (forms.length === 0)
    return (
      <Button variant="default" onClick={() => open({ screen: 'print', selection })}>
        打印
      </Button>
    )
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default">打印</Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {forms.map((form) => (
          <Menu.Item key={`${form.form} ${form.own ?? ''}`} onClick={() => open({ screen: 'print', selection, ...formPlace(form) })}>
            {form.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => open({ screen: 'print', selection })}>清单、花名册</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
