import { Anchor, Text, UnstyledButton } from '@mantine/core'
import { useNavigate, useShell, shell, useCall } from '#renderer/bridge/index.ts'
import { Panel, timeText } from '#renderer/ui/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import classes from './choose.module.css'

const shown = 5

/** The workbooks imported last, one click each, and the way to the layouts that are remembered. */
export function RecentWorkbooks({ wizard: { state, actions } }: Readonly<{ wizard: Wizard }>) {
  const recent = useShell('workbooks.list', {})
  const known = useCall('layouts.list', {})
  const { open } = useNavigate()
  const files = (recent.data ?? []).filter((file) => file.exists).slice(0, shown)
  const layouts = known.data?.layouts.length ?? 0
  if (files.length === 0 && layouts === 0) return null
  const start = async (key: string) => {
    const grant = await shell('workbooks.open', { key }).catch((error: unknown) => {
      actions.report(error)
      return null
    })
    if (grant) await actions.openGrant(grant, null)
  }
  return (
    <Panel title="最近导入的文件">
      <ul className={classes.recent}>
        {files.map((file) => (
          <li key={file.key}>
            <UnstyledButton className={classes.file} disabled={state.busy !== null} onClick={() => void start(file.key)}>
              <span className={classes.fileName}>{file.name}</span>
              <span className={classes.folder}>
                {file.folder} · {timeText(file.openedAt)}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {layouts > 0 && (
        <Text fz="sm" mt={files.length > 0 ? 'xs' : 0}>
          已记住 {layouts} 种表格格式，同样的表再来时不用再对列。{' '}
          <Anchor component="button" type="button" onClick={() => open({ screen: 'settings', tab: 'layouts' })}>
            查看和共享
          </Anchor>
        </Text>
      )}
    </Panel>
  )
}
