import { defineForm, type Ask, type Block, type FormDefinition, type GridCell } from '../define.ts'

const asks: readonly Ask[] = [
  { id: 'fonds', label: '全宗名称', type: 'text', initial: '{township}' },
  { id: 'year', label: '年度', type: 'year', initial: 'today', required: true },
  { id: 'term', label: '保管期限', type: 'choice', options: ['永久', '30年', '10年'], initial: '30年' },
]

/** Spines of boxes 40 mm thick, four on a sheet. */
const sheet = {
  group: 'archive',
  code: 'P29',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 14, right: 12, bottom: 13, left: 12 },
  fontPt: 16,
  editions: ['internal'],
  cards: { columns: 4, rows: 1, widthMm: 44, heightMm: 255, gapMm: 3, border: false },
} as const

const line = (heightMm: number, cell: Partial<GridCell> & Readonly<{ text: string }>) => ({
  heightMm,
  cells: [{ align: 'center' as const, ...cell }],
})

type Line = ReturnType<typeof line>

/** What every spine bears: the unit and the year above, how long it is kept and the number of the box at the foot. */
function spine(year: string, [name, title, mark]: readonly [Line, Line, Line]): Block {
  const kept = line(16, { text: '保管期限\n{ask.term}' })
  return {
    kind: 'grid',
    widths: [44],
    rows: [line(22, { text: '{ask.fonds}' }), line(14, { text: year }), name, title, kept, mark, line(18, { text: '盒号\n　' })],
  }
}

export const spineForms: readonly FormDefinition[] = [
  defineForm({
    ...sheet,
    id: 'villageSpine',
    label: '户档盒脊（按村）',
    purpose: '一户一档档案盒的盒脊，一村一盒或多盒',
    ledger: 'village',
    asks: [...asks, { id: 'content', label: '案卷名称', type: 'text', initial: '防止返贫监测帮扶农户档案' }],
    blocks: [
      spine('{ask.year|year}', [
        line(28, { text: '{name}', head: true }),
        line(120, { text: '{ask.content}', upright: true }),
        line(18, { text: '起止号\n—' }),
      ]),
    ],
  }),
  defineForm({
    ...sheet,
    id: 'projectSpine',
    label: '项目档案盒脊',
    purpose: '一个项目一盒，写明项目名称、编号和年度',
    ledger: 'project',
    asks: asks.filter((ask) => ask.id !== 'year'),
    blocks: [
      spine('{year|year}', [
        line(16, { text: '{village}', head: true }),
        line(132, { text: '{name}', upright: true }),
        line(18, { text: '{code}' }),
      ]),
    ],
  }),
  defineForm({
    ...sheet,
    id: 'assetSpine',
    label: '资产档案盒脊（按村）',
    purpose: '帮扶资产档案盒的盒脊，一村一盒',
    ledger: 'village',
    asks,
    blocks: [
      spine('{ask.year|year}', [
        line(28, { text: '{name}', head: true }),
        line(120, { text: '扶贫（帮扶）项目资产档案', upright: true }),
        line(18, { text: '资产数\n{asset.count}' }),
      ]),
    ],
  }),
]
