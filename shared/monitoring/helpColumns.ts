import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import { codesOf, findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { textOf, type CaseRecord } from './define.ts'

/** Kinds of measures and the columns of the monitoring record (100A39–100A55) that tell them. */
const columns: Readonly<Record<string, string>> = {
  产业帮扶: 'industryHelp',
  就业帮扶: 'employmentHelp',
  金融帮扶: 'financeHelp',
  公益性岗位帮扶: 'postHelp',
  健康帮扶: 'healthHelp',
  义务教育保障: 'compulsoryHelp',
  教育帮扶: 'schoolingHelp',
  综合保障: 'guaranteeHelp',
  住房安全保障: 'housingHelp',
  饮水安全保障: 'waterHelp',
  社会帮扶: 'socialHelp',
  搬迁: 'moveHelp',
  生产生活条件改善: 'livingHelp',
  基础设施建设: 'buildingHelp',
}

/** The column with the item added to what stands there; an item of another kind counts as 其他. */
export function helpColumn(registry: Registry, kind: string, item: FieldValue, record: CaseRecord): FieldValues {
  const id = columns[kind]
  const ledger = findLedger(registry, 'monitoring')
  const field = id && ledger ? findField(ledger, id) : undefined
  if (!id || !field) return {}
  const isListed = codesOf(registry, field)?.items.some(({ value }) => value === item) ?? false
  const standing = textOf(record, id)
    .split(',')
    .filter((word) => word !== '')
  return { [id]: [...new Set([...standing, isListed ? String(item) : '其他'])].join(',') }
}
