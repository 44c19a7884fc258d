import { Button, Checkbox, Group, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '#shared/ipc/contract.ts'
import type { ReportPreview, ReportTemplateInfo } from '#shared/ipc/parts/reports.ts'
import { newId, shell, showFault, useAct, useCall } from '#renderer/bridge/index.ts'
import type { Exported } from '#renderer/export/index.ts'
import { DateInput, FailureNote, scrollable } from '#renderer/ui/index.ts'
import { useKept } from '../kept.ts'
import classes from '../reports.module.css'
import { ReportText } from './reportText.tsx'
import { SavedDialog } from './savedDialog.tsx'
import { SidePanel } from './sidePanel.tsx'

/** null: as the report itself is made (today, the end of the period before, the office's own unit). */
type Choice = Readonly<{ template: string; asOf: string | null; against: string | null; alone: boolean; unit: string; annex: boolean }>

const first: Choice = { template: 'monthly', asOf: null, against: null, alone: false, unit: '', annex: true }

/** 出报告: chosen above, the text below, what is behind it at the right. */
export function MakePart() {
  const [choice, setChoice] = useKept<Choice>('make', first)
  const [chosen, setChosen] = useKept<number | null>('figure', null)
  const templates = useCall('reports.list', {})
  const known = templates.data?.some(({ id }) => id === choice.template) ?? true
  const wish = wishOf(known ? choice : { ...choice, template: first.template })
  const preview = useCall('reports.preview', wish, { keepPrevious: true })
  const change = (next: Choice) => {
    setChosen(null)
    setChoice(next)
  }
  const report = preview.error ? undefined : preview.data
  return (
    <>
      <ChoiceBar choice={choice} templates={templates.data ?? []} report={report} onChange={change} />
      <div className={classes.work}>
        <div className={classes.paper} {...scrollable('报告的文字')}>
          {preview.error && <FailureNote error={preview.error} onRetry={() => void preview.refetch()} />}
          {!preview.error && !report && <Text c="dimmed">正在取数…</Text>}
          {report && <ReportText report={report} chosen={chosen} onChoose={setChosen} />}
        </div>
        {report && (
          <div className={classes.side} {...scrollable('口径和提醒')}>
            <SidePanel
              report={report}
              figure={chosen === null ? null : (report.figures[chosen] ?? null)}
              living={choice.asOf === null}
              onChecked={() => void preview.refetch()}
            />
          </div>
        )}
      </div>
    </>
  )
}

function wishOf({ template, asOf, against, alone, unit }: Choice): Input<'reports.preview'> {
  return {
    template,
    ...(asOf === null ? {} : { asOf }),
    ...(alone ? { against: null } : against === null ? {} : { against }),
    ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
  }
}

type BarProps = Readonly<{
  choice: Choice
  templates: readonly ReportTemplateInfo[]
  report: ReportPreview | undefined
  onChange: (choice: Choice) => void
}>

function ChoiceBar({ choice, templates, report, onChange }: BarProps) {
  const [unit, setUnit] = useState(choice.unit)
  const groups = [
    { group: '自带', items: templates.filter(({ own }) => !own).map(({ id, name }) => ({ value: id, label: name })) },
    { group: '本单位', items: templates.filter(({ own }) => own).map(({ id, name }) => ({ value: id, label: name })) },
  ].filter(({ items }) => items.length > 0)
  return (
    <Group className={classes.bar} align="flex-end" gap="sm" role="group" aria-label="出什么报告">
      <Select
        label="报告"
        w={230}
        data={groups}
        value={choice.template}
        allowDeselect={false}
        onChange={(template) => template && onChange({ ...choice, template })}
      />
      <DateInput label="截至" w={140} value={choice.asOf} placeholder="今天" onChange={(asOf) => onChange({ ...choice, asOf })} />
      <DateInput
        label="与哪一天比"
        w={140}
        value={choice.against}
        disabled={choice.alone}
        placeholder={report?.against ?? ''}
        onChange={(against) => onChange({ ...choice, against })}
      />
      <TextInput
        label="落款单位"
        w={190}
        value={unit}
        maxLength={60}
        placeholder={report?.unit ?? ''}
        onChange={(event) => setUnit(event.currentTarget.value)}
        onBlur={() => unit !== choice.unit && onChange({ ...choice, unit })}
      />
      <Checkbox
        label="不作对比"
        checked={choice.alone}
        pb={8}
        onChange={(event) => onChange({ ...choice, alone: event.currentTarget.checked })}
      />
      <Checkbox
        label="附数据口径"
        checked={choice.annex}
        pb={8}
        onChange={(event) => onChange({ ...choice, annex: event.currentTarget.checked })}
      />
      <SaveButton choice={choice} report={report} />
    </Group>
  )
}

function SaveButton({ choice, report }: Readonly<{ choice: Choice; report: ReportPreview | undefined }>) {
  const [saved, setSaved] = useState<Exported | null>(null)
  const make = useAct('reports.make')
  const save = async () => {
    const grant = await shell('dialog.saveWord', { suggestedName: report?.fileName ?? '工作汇报.docx' })
    if (!grant) return
    const { name, figures } = await make.mutateAsync({ ...wishOf(choice), annex: choice.annex, token: grant.token, id: newId() })
    setSaved({ name, rows: figures, token: grant.token })
  }
  return (
    <>
      <Button disabled={!report} loading={make.isPending} onClick={() => void save().catch(showFault)}>
        存为 Word…
      </Button>
      {saved && <SavedDialog saved={saved} onClose={() => setSaved(null)} />}
    </>
  )
}
