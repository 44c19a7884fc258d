import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { InspectionSheet } from '#shared/ipc/parts/inspection.ts'
import { attempt, call, newId, showUndo, useCall, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { Banner, FailureNote, countText } from '#renderer/ui/index.ts'
import { PapersMenu } from './papers.tsx'
import { nextOpen, type Carried } from './entry.ts'
import { RowPanel } from './rowPanel.tsx'
import { RowTable } from './rowTable.tsx'
import classes from './inspection.module.css'

/** Days until a problem is to be mended, unless somebody says otherwise. */
const usualDays = 30

/** One sample: how it was drawn, its households, and the one with the cursor. */
export function SheetView({ sample, row: first }: Readonly<{ sample: string; row?: string }>) {
  const { data: sheet, error } = useCall('inspection.sheet', { sample }, { keepPrevious: true })
  const [chosen, setChosen] = useState<string | null>(first ?? null)
  const { leave } = useNavigate()
  const [carried, setCarried] = useState<Carried>(startCarried)
  if (error) return <FailureNote error={error} />
  if (!sheet) return null
  const row = sheet.rows.find(({ id }) => id === chosen) ?? sheet.rows[0]
  return (
    <div className={classes.sheet}>
      <SheetBar sheet={sheet} />
      <div className={classes.work}>
        <RowTable rows={sheet.rows} chosen={row?.id ?? null} onChoose={(id) => leave(() => setChosen(id))} />
        {row && (
          <RowPanel
            key={row.id}
            sample={sheet.sample}
            row={row}
            carried={carried}
            onSaved={(next) => {
              setCarried(next)
              setChosen(nextOpen(sheet.rows, row.id) ?? row.id)
            }}
          />
        )}
      </div>
    </div>
  )
}

function startCarried(): Carried {
  const today = new Date()
  return {
    checkedOn: dayOf(today),
    checker: '',
    dueOn: dayOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() + usualDays)),
  }
}

function dayOf(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function SheetBar({ sheet }: Readonly<{ sheet: InspectionSheet }>) {
  const readOnly = useReadOnly()
  const { open } = useNavigate()
  const [proof, setProof] = useState<string | null>(null)
  const of = (result: string): string => countText(sheet.rows.filter((row) => row.result === result).length)
  const refresh = async () => {
    const { changed, changeSet } = await call('inspection.refresh', { id: newId(), sample: sheet.sample })
    showUndo(changed === 0 ? '重点核实内容没有变化' : `更新了 ${changed} 户的重点核实内容`, changeSet)
  }
  return (
    <div className={classes.bar}>
      <Text fz="sm">
        {sheet.number} · {sheet.scope} {countText(sheet.population)} 户中抽 {countText(sheet.rows.length)} 户 · 分层：{sheet.strata} · 种子{' '}
        <b>{sheet.seed}</b> · 范围校验码 <b>{sheet.digest}</b>
        {sheet.without && ` · 不含${sheet.without}`}
      </Text>
      <Group gap="xs" justify="space-between">
        <Text fz="sm">
          未查 <b>{of('未查')}</b> 户，无问题 <b>{of('无问题')}</b> 户，有问题 <b>{of('有问题')}</b> 户，未见到人 <b>{of('未见到人')}</b> 户
        </Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => void attempt(async () => setProof(await proofOf(sheet.sample)))}>
            再抽一遍核对
          </Button>
          {!readOnly && (
            <Button size="xs" variant="default" onClick={() => void attempt(refresh)}>
              更新疑点
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => open({ screen: 'ledger', ledger: 'rectification', drill: drillOf(sheet) })}>
            整改任务
          </Button>
          <PapersMenu sheet={sheet} />
        </Group>
      </Group>
      {proof && (
        <Banner
          tone="info"
          actions={
            <Button size="xs" variant="subtle" onClick={() => setProof(null)}>
              知道了
            </Button>
          }
        >
          {proof}
        </Banner>
      )}
    </div>
  )
}

function drillOf(sheet: InspectionSheet) {
  return { label: `${sheet.name}发现的问题`, ids: sheet.rows.flatMap(({ problems }) => problems.map(({ id }) => id)) }
}

async function proofOf(sample: string): Promise<string> {
  const { same, isSameScope, then, now, differing } = await call('inspection.repeat', { sample })
  if (same && isSameScope) return `按同样的范围、分层和种子又抽了一遍，与名单完全一致（范围 ${countText(now)} 户）。`
  if (same) return `又抽了一遍，抽中的户与名单一致；抽样以后范围内的农户有变动（当时 ${countText(then)} 户，现在 ${countText(now)} 户）。`
  if (!isSameScope)
    return `抽样以后范围内的农户有变动（当时 ${countText(then)} 户，现在 ${countText(now)} 户），现在再抽有 ${countText(differing)} 户不同。要核对当时的结果，请打开抽样当天的备份。`
  return `范围没有变，但名单与再抽的结果有 ${countText(differing)} 户不同：名单在抽样以后被增删过。`
}
