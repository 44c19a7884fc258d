import { defineForm } from '../define.ts'
import { cell, head, middle, row } from '../projects/pieces.ts'

export const assetTitle = defineForm({
  id: 'assetTitle',
  code: 'P23',
  label: '资产确权证明',
  group: 'assets',
  purpose: '确权登记后出具给所有权人',
  ledger: 'asset',
  filter: 'owner is not blank and state != "已处置"',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 30, right: 26, bottom: 25, left: 28 },
  editions: ['internal', 'public'],
  asks: [
    { id: 'number', label: '证明编号', type: 'text' },
    { id: 'issuer', label: '出具单位', type: 'text', initial: '{township}人民政府', required: true },
  ],
  blocks: [
    { kind: 'title', text: '扶贫（帮扶）项目资产确权证明', pt: 22 },
    { kind: 'line', right: '编号：{ask.number}' },
    {
      kind: 'text',
      text: '按照扶贫项目资产确权登记有关规定，经核实、公示和审定，下列资产确权归{owner}所有。所有权人应当依法履行管理和管护责任，资产收益按规定分配使用，未经批准不得擅自处置。',
      indent: true,
      pt: 15,
      font: 'fangSong',
      aboveMm: 8,
    },
    { kind: 'space', mm: 5 },
    {
      kind: 'grid',
      widths: [34, 44, 34, 44],
      rows: [
        row(12, head('资产名称'), cell('{name}', 3)),
        row(12, head('资产编号'), middle('{code}'), head('资产类别'), middle('{type}')),
        row(12, head('坐落地点'), cell('{place}'), head('数量'), middle('{quantity}{quantityUnit}')),
        row(12, head('资产原值（元）'), middle('{originalValue}'), head('购建时间'), middle('{acquired|day}')),
        row(12, head('所属项目'), cell('{project}', 3)),
        row(12, head('确权层级'), middle('{ownership}'), head('确权日期'), middle('{titledOn|day}')),
        row(12, head('确权文号'), cell('{titleNo}'), head('权证号'), cell('{certificate}')),
        row(12, head('四至'), cell('{bounds}', 3)),
      ],
    },
    { kind: 'text', text: '特此证明。', indent: true, pt: 15, font: 'fangSong', aboveMm: 5 },
    { kind: 'sign', labels: [], seal: '{ask.issuer}', date: '{titledOn|day}', letterPt: 15, when: 'titledOn' },
    { kind: 'sign', labels: [], seal: '{ask.issuer}', date: '　　　　年　　月　　日', letterPt: 15, when: '!titledOn' },
  ],
})
