import { describe, expect, it } from 'vitest'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { pagesHtml } from '#shared/printing/html.ts'
import { ledgerList } from '#shared/printing/layouts/ledgerList.ts'
import { layoutsFor } from '#shared/printing/layouts/index.ts'
import { householdRoster, rosterColumns } from '#shared/printing/layouts/roster.ts'
import type { RosterData, RosterOptions } from '#shared/printing/layouts/roster.ts'
import { paginate } from '#shared/printing/paginate.ts'
import { rowLines } from '../invented.ts'

const household: LedgerDefinition = {
  id: 'household',
  label: '农户',
  table: 'household',
  unit: '户',
  sections: [],
  title: 'headName',
  naturalKeys: [],
  fields: [
    { id: 'village', label: '行政村', type: 'link', target: 'village', section: 'a', inPrint: true },
    { id: 'code', label: '户编号', type: 'text', section: 'a', inPrint: true },
    {
      id: 'headName',
      label: '户主姓名',
      type: 'text',
      section: 'a',
      inPrint: true,
      search: 'name',
      derived: {
        kind: 'child',
        ledger: 'member',
        link: 'household',
        where: { field: 'relation', is: '户主' },
        field: 'name',
      },
    },
    {
      id: 'headIdCard',
      label: '户主证件号码',
      type: 'idCard',
      section: 'a',
      inPrint: true,
      derived: {
        kind: 'child',
        ledger: 'member',
        link: 'household',
        where: { field: 'relation', is: '户主' },
        field: 'idCard',
      },
    },
    { id: 'income', label: '收入', type: 'money', unit: '元', section: 'a' },
    { id: 'note', label: '备注', type: 'longtext', section: 'a', inPrint: true },
  ],
}

const member: LedgerDefinition = {
  id: 'member',
  label: '家庭成员',
  table: 'member',
  unit: '人',
  sections: [],
  title: 'name',
  naturalKeys: [],
  fields: [
    {
      id: 'village',
      label: '行政村',
      type: 'link',
      target: 'village',
      section: 'a',
      inPrint: true,
      derived: { kind: 'parent', link: 'household', field: 'village' },
    },
    { id: 'name', label: '姓名', type: 'text', section: 'a', inPrint: true, search: 'name' },
    { id: 'note', label: '备注', type: 'longtext', section: 'a', inPrint: true },
  ],
}

const data: RosterData = {
  township: '清水镇',
  villages: [
    {
      village: '东山村',
      households: [
        { values: { code: 'A1', headName: '张三' }, members: [{ name: '张三' }, { name: '张小' }] },
        { values: { code: 'A2' }, members: [] },
      ],
    },
    {
      village: '西山村',
      households: [{ values: { code: 'B1', headName: '李四' }, members: [{ name: '李四', note: '外出' }] }],
    },
  ],
}

function options(more: Partial<RosterOptions> = {}): RosterOptions {
  return {
    paper: 'A4',
    orientation: 'landscape',
    edition: 'internal',
    date: '2026年3月2日',
    pageBreakByVillage: true,
    columns: rosterColumns(household, member),
    ...more,
  }
}

describe('householdRoster', () => {
  it('takes the columns marked for printing, without what is said twice', () => {
    const columns = rosterColumns(household, member)
    expect(columns.map((column) => column.column.header.join('/'))).toEqual([
      '序号',
      '户编号',
      '户主姓名',
      '备注（户）',
      '姓名',
      '备注（人）',
    ])
    expect(columns.map((column) => column.column.shared === true)).toEqual([true, true, true, true, false, false])
  })

  it('takes the chosen columns', () => {
    const columns = rosterColumns(household, member, { household: ['income'], member: ['name', 'gone'] })
    expect(columns.map((column) => column.column.header[0])).toEqual(['序号', '收入（元）', '姓名'])
    expect(columns[1]?.column.align).toBe('right')
  })

  it('makes a section for each village, counted anew, with sums', () => {
    const document = householdRoster(data, options())
    expect(document.sections.map((section) => section.title)).toEqual(['清水镇东山村农户花名册', '清水镇西山村农户花名册'])
    expect(document.sections.map((section) => section.totals)).toEqual([['合计 2 户 2 人'], ['合计 1 户 1 人', '总计 2 个村 3 户 3 人']])
    const { pages } = paginate(document)
    expect(pages.map((page) => [page.number, page.total])).toEqual([
      [1, 1],
      [1, 1],
    ])
    const lines = pages.flatMap(rowLines)
    expect(lines.map((line) => [line.cells[0], line.span, line.cells[4]])).toEqual([
      ['1', 2, '张三'],
      ['', 0, '张小'],
      ['2', 1, ''],
      ['1', 1, '李四'],
    ])
  })

  it('runs on under village headings', () => {
    const document = householdRoster(data, options({ pageBreakByVillage: false }))
    expect(document.sections).toHaveLength(1)
    const { pages } = paginate(document)
    expect(pages).toHaveLength(1)
    const headings = pages[0]?.lines.flatMap((line) => (line.kind === 'heading' ? [line.text] : []))
    expect(headings).toEqual(['东山村　共 2 户 2 人', '西山村　共 1 户 1 人'])
  })

  it('marks the internal edition only', () => {
    const html = (edition: 'public' | 'internal') => {
      const document = householdRoster(data, options({ edition }))
      return pagesHtml(document, paginate(document), [0, 1], 'screen')
    }
    expect(html('internal')).toContain('内部资料 注意保管')
    expect(html('public')).not.toContain('内部资料')
  })
})

describe('ledgerList', () => {
  it('lists any ledger with count and sums', () => {
    const document = ledgerList(
      {
        township: '清水镇',
        ledger: household,
        rows: [{ headName: '张三', income: '1,200.00' }],
        sums: { income: '1,200.00' },
      },
      { paper: 'A4', orientation: 'portrait', edition: 'public', date: '2026年3月2日', fields: ['headName', 'income'] },
    )
    expect(document.sections[0]).toMatchObject({
      title: '清水镇农户台账',
      subtitle: { right: '单位：户、元' },
      totals: ['合计 1\u00a0户；收入 1,200.00\u00a0元'],
      groups: [{ rows: [['1', '张三', '1,200.00']] }],
    })
  })
})

describe('ledgerList of counted things', () => {
  const ledger: LedgerDefinition = {
    ...household,
    unit: '次',
    fields: [
      { id: 'year', label: '年度', type: 'year', required: true, section: 'a', inPrint: true },
      { id: 'power', label: '发电量(度)', type: 'integer', unit: '度', section: 'a', inPrint: true },
      { id: 'people', label: '到会人数', type: 'integer', unit: '人', section: 'a', inPrint: true },
      { id: 'scale', label: '规模', type: 'quantity', scale: 2, section: 'a', inPrint: true },
      { id: 'scaleUnit', label: '规模单位', type: 'text', section: 'a' },
    ],
  }
  const options = { paper: 'A4', orientation: 'portrait', edition: 'public', date: '2026年3月2日' } as const
  const list = (years: readonly string[], fields?: readonly string[]) => {
    const rows = years.map((year) => ({ year, power: '5', people: '3', scale: '2.5', scaleUnit: '亩' }))
    const data = { township: '清水镇', ledger, rows, sums: { power: '10', people: '6' } }
    return ledgerList(data, { ...options, ...(fields ? { fields } : {}) }).sections[0]!
  }

  it('says the unit of each sum, and adds up no persons of several years', () => {
    expect(list(['2026', '2026']).totals).toEqual(['合计 2\u00a0次；发电量 10\u00a0度；到会人数 6\u00a0人次'])
    expect(list(['2025', '2026']).totals).toEqual(['合计 2\u00a0次；发电量 10\u00a0度'])
  })

  it('writes a unit without a column beside its figure', () => {
    expect(list(['2026']).groups[0]?.rows[0]?.slice(-1)).toEqual(['2.5亩'])
    const scales = [
      { scale: '2.5', scaleUnit: '公里' },
      { scale: '3', scaleUnit: '公里' },
      { scale: '1', scaleUnit: '处' },
    ]
    const { groups } = ledgerList({ township: '清水镇', ledger, rows: scales }, options).sections[0]!
    expect(groups.map((group) => group.rows[0]!.at(-1))).toEqual(['2.5公里', '3.0公里', '1处'])
    expect(list(['2026'], ['scale', 'scaleUnit']).groups[0]?.rows[0]?.slice(-2)).toEqual(['2.5', '亩'])
  })
})

describe('ledgerList of what belongs together', () => {
  const options = { paper: 'A4', orientation: 'portrait', edition: 'public', date: '2026年3月2日' } as const
  const groupsOf = (owners: readonly string[]) => {
    const rows = owners.map((owner) => ({ headName: owner }))
    const document = ledgerList({ township: '清水镇', ledger: household, rows, owners }, { ...options, fields: ['headName'] })
    return document.sections[0]!.groups.map((group) => group.rows.length)
  }

  it('keeps neighbours of one owner on a page, and cuts what is longer than a household', () => {
    expect(groupsOf(['甲', '甲', '乙', '甲', '甲', '甲'])).toEqual([2, 1, 3])
    expect(groupsOf(['', '', '甲'])).toEqual([1, 1, 1])
    expect(groupsOf([...Array.from({ length: 13 }, () => '甲'), '乙', '乙'])).toEqual([...Array.from({ length: 13 }, () => 1), 2])
    const numbers = ledgerList(
      { township: '清水镇', ledger: household, rows: [{}, {}, {}], owners: ['甲', '甲', '乙'] },
      options,
    ).sections[0]!.groups.flatMap((group) => group.rows.map((row) => row[0]))
    expect(numbers).toEqual(['1', '2', '3'])
  })
})

describe('ledgerList of a column in which nothing is written', () => {
  it('adds up nothing', () => {
    const document = ledgerList(
      { township: '清水镇', ledger: household, rows: [{ headName: '张三' }, {}], sums: { income: '0.00' } },
      { paper: 'A4', orientation: 'portrait', edition: 'public', date: '2026年3月2日', fields: ['headName', 'income'] },
    )
    expect(document.sections[0]?.totals).toEqual(['合计 2\u00a0户'])
  })
})

describe('layouts', () => {
  it('offers the roster for households and the list for all', () => {
    expect(layoutsFor('household').map((layout) => layout.id)).toEqual(['householdRoster', 'ledgerList'])
    expect(layoutsFor('project').map((layout) => layout.id)).toEqual(['ledgerList'])
  })
})
