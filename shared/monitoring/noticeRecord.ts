import type { DraftChange } from '#shared/history/changeSet.ts'
import { textOf, type MonitoringCase, type StepContext, type StepValues } from './define.ts'

type Told = Readonly<{ given: MonitoringCase; values: StepValues; writing: StepContext & Readonly<{ newId: () => string }> }>

/** The public notice of one household, as it stands in the ledger 监测公示. */
export function noticeRecord({ given, values, writing }: Told, kind: '监测对象纳入公示' | '风险消除公示'): DraftChange {
  const prefix = kind === '风险消除公示' ? 'monitoring.exitNotice' : 'monitoring.notice'
  const village = given.record.links?.['village'] ?? ''
  return {
    ledger: 'monitoringNotice',
    recordId: writing.newId(),
    op: 'add',
    values: {
      topic: `${village}${given.name}户${kind}`,
      kind,
      village: given.record.values['village'] ?? null,
      household: textOf(given.record, 'household') || null,
      subjects: given.name || null,
      households: 1,
      from: values[`${prefix}From`] ?? null,
      to: values[`${prefix}To`] ?? null,
      place: values['monitoringNotice.place'] ?? null,
      keeper: values['monitoringNotice.keeper'] ?? null,
    },
  }
}
