import { ActionIcon, Button, Menu, Text, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft, IconChevronDown, IconHelp } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { attempt, call, showDone, useFile, useNavigate, useSaving } from '#renderer/bridge/index.ts'
import type { UndoRedo } from '#renderer/bridge/index.ts'
import { showCopyDialog } from '#renderer/copies/index.ts'
import { showHelp } from '#renderer/help/index.ts'
import { useOpening } from '#renderer/home/index.ts'
import { WhoMenu } from '#renderer/operators/index.ts'
import { SearchBox } from '#renderer/search/index.ts'
import classes from './app.module.css'
import { inPlace } from './tooltip.ts'

/** File, search, undo and redo, and whether everything is saved. */
export function TopBar({ undoRedo }: Readonly<{ undoRedo: UndoRedo }>) {
  const { undo, redo } = undoRedo.state
  const readOnly = useFile()?.readOnly ?? true
  return (
    <header className={classes.top}>
      <BackButton />
      <FileMenu />
      <div className={classes.search}>
        <SearchBox />
      </div>
      <div className={classes.tools}>
        <BarButton
          label={undo ? `撤销：${undo.label}（Ctrl+Z）` : '没有可以撤销的操作'}
          name="撤销"
          icon={<IconArrowBackUp size={18} aria-hidden />}
          disabled={!undo || undoRedo.busy || readOnly}
          onClick={undoRedo.undo}
        />
        <BarButton
          label={redo ? `恢复：${redo.label}（Ctrl+Y）` : '没有可以恢复的操作'}
          name="恢复"
          icon={<IconArrowForwardUp size={18} aria-hidden />}
          disabled={!redo || undoRedo.busy || readOnly}
          onClick={undoRedo.redo}
        />
        <SaveState />
        <WhoMenu />
        <BarButton label="帮助（F1）" name="帮助" icon={<IconHelp size={18} aria-hidden />} onClick={showHelp} />
      </div>
    </header>
  )
}

function BackButton() {
  const { canGoBack, back } = useNavigate()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.key !== 'ArrowLeft') return
      event.preventDefault()
      back()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [back])
  const label = canGoBack ? '返回上一页（Alt+←）' : '已经是第一页'
  return <BarButton label={label} name="返回上一页" icon={<IconArrowLeft size={18} aria-hidden />} disabled={!canGoBack} onClick={back} />
}

type ButtonProps = Readonly<{ label: string; name: string; icon: ReactNode; disabled?: boolean; onClick: () => void }>

/** Disabled by `data-disabled`, so that its tooltip can still say why. */
function BarButton({ label, name, icon, disabled = false, onClick }: ButtonProps) {
  return (
    <Tooltip label={label} {...inPlace}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={name}
        aria-disabled={disabled}
        data-disabled={disabled || undefined}
        onClick={() => (disabled ? undefined : onClick())}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}

function FileMenu() {
  const file = useFile()
  const navigate = useNavigate()
  const opening = useOpening()
  const saving = useSaving()
  const free = (step: () => Promise<unknown>) => () => navigate.leave(() => void step())
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button variant="subtle" color="dark" className={classes.file} rightSection={<IconChevronDown size={14} aria-hidden />}>
          <span className={classes.fileName}>{file?.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{file?.folder}</Menu.Label>
        <Menu.Item onClick={free(opening.openByDialog)}>打开其他台账…</Menu.Item>
        <Menu.Item onClick={() => void saving.saveElsewhere()}>另存为…</Menu.Item>
        <Menu.Item onClick={() => showCopyDialog()}>复制到 U 盘…</Menu.Item>
        <Menu.Item onClick={() => navigate.open({ screen: 'backups' })}>备份与恢复</Menu.Item>
        <Menu.Item onClick={() => void makeBackup()} disabled={file?.readOnly ?? true}>
          立即备份
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={free(opening.close)}>关闭台账</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

async function makeBackup(): Promise<void> {
  const entry = await attempt(() => call('backup.make', {}))
  if (entry) showDone(`已备份并核对：${entry.name}`)
}

const stateWords = { saving: '保存中…', saved: '已保存', failed: '保存失败' } as const

function SaveState() {
  const saving = useSaving()
  const file = useFile()
  if (file?.readOnly) return <Text fz="sm">只读</Text>
  return (
    <Text fz="sm" className={classes.saving} data-state={saving.state} role="status">
      {stateWords[saving.state]}
    </Text>
  )
}
