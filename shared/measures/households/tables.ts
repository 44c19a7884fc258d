import { defineTable, type NamedRow, type TableColumn, type TableDefinition } from '../define.ts'
import { counted } from '../say.ts'
import { kindFilters, onPersons } from './measures.ts'

const households: TableColumn = {
  id: 'households',
  label: '户数',
  unit: '户',
  of: counted('household', 'status = "在册"'),
}

const persons: TableColumn = {
  id: 'persons',
  label: '人数',
  unit: '人',
  of: counted('member', 'status = "在册" and householdStatus = "在册"'),
}

function kindRow(id: keyof typeof kindFilters, label: string): NamedRow {
  return { id, label, filters: { household: kindFilters[id], member: onPersons(kindFilters[id]) } }
}

export const householdsByKind = defineTable({
  id: 'householdsByKind',
  label: '户类型统计表',
  group: '农户人口',
  note: '每户只在一类：先看是否监测对象，再看是否脱贫户。',
  rowKey: 'kind',
  rows: {
    kind: 'named',
    label: '户类型',
    rows: [
      kindRow('lifted', '脱贫户'),
      kindRow('unstable', '脱贫不稳定户'),
      kindRow('edge', '边缘易致贫户'),
      kindRow('sudden', '突发严重困难户'),
      kindRow('ordinary', '一般农户'),
      { ...kindRow('untold', '户类型未填'), whenAny: true },
    ],
  },
  columns: [households, persons],
  totals: true,
})

export const householdsByVillage = defineTable({
  id: 'householdsByVillage',
  label: '分村户数人口表',
  group: '农户人口',
  note: '各行政村的村民小组、在册户和在册人口。',
  rowKey: 'village',
  rows: { kind: 'values', label: '行政村', ledger: 'household', field: 'village' },
  columns: [
    { id: 'groups', label: '村民小组', unit: '个', of: counted('group') },
    households,
    persons,
    { id: 'size', label: '户均人口', unit: '人', of: { ratio: ['persons', 'households'] } },
  ],
  totals: true,
})

/** One row: the command line answers 易地扶贫搬迁 as one pair of figures. */
/** One row: the command line answers 易地扶贫搬迁 as one pair of figures. */
export const resettled = defineTable({
  id: 'resettled',
  label: '易地扶贫搬迁户数人数',
  group: '农户人口',
  note: '标注为易地扶贫搬迁的在册户和在册人口。',
  rows: {
    kind: 'named',
    label: '类别',
    rows: [{ id: 'relocated', label: '易地扶贫搬迁', filters: { household: 'isRelocated = true', member: 'householdRelocated = true' } }],
  },
  columns: [households, persons],
  totals: false,
})

export const resettledByKind = defineTable({
  id: 'resettledByKind',
  label: '易地扶贫搬迁安置方式表',
  group: '农户人口',
  note: '标注为易地扶贫搬迁的在册户和在册人口，分安置方式。',
  rowKey: 'kind',
  rows: { kind: 'values', label: '安置方式', ledger: 'household', field: 'relocationKind' },
  columns: [
    { ...households, of: counted('household', 'status = "在册" and isRelocated = true') },
    {
      ...persons,
      of: {
        ...counted('member', 'status = "在册" and householdStatus = "在册" and householdRelocated = true'),
        by: 'householdRelocationKind',
      },
    },
  ],
  totals: true,
})

export const householdTables: readonly TableDefinition[] = [householdsByKind, householdsByVillage, resettled, resettledByKind]
