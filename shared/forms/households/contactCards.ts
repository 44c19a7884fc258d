import { defineForm } from '../define.ts'
import { note, pairs, row, wide } from './pieces.ts'

/** 连心卡 of a pair of household and cadre, ten on a sheet. */
export const contactCards = defineForm({
  id: 'contactCards',
  code: 'P06',
  label: '帮扶连心卡（名片大小）',
  group: 'households',
  purpose: '一户一张，一页十张，裁开后发给农户',
  ledger: 'pairing',
  each: 'record',
  filter: 'state = "结对中"',
  paper: 'A4',
  orientation: 'portrait',
  fontPt: 9,
  editions: ['holder', 'internal'],
  cards: { columns: 2, rows: 5, widthMm: 90, heightMm: 52, gapMm: 2, border: true },
  blocks: [
    { kind: 'title', text: '帮 扶 连 心 卡', pt: 13 },
    {
      kind: 'grid',
      widths: [22, 22, 18, 24],
      rows: [
        row(7.6, ...pairs('户　　主', '{headName}', '村　组', '{village}{group}')),
        row(7.6, ...pairs('帮扶责任人', '{helperName}', '电　话', '{helperPhone}')),
        wide('工作单位', '{helperUnit}', 3, 7.6),
        row(7.6, ...pairs('村党组织书记', '{village.secretary}', '电　话', '{village.secretaryPhone}')),
        row(7.6, ...pairs('驻村第一书记', '{village.firstSecretary}', '电　话', '{village.firstSecretaryPhone}')),
      ],
    },
  ],
})

/** The large one for the wall. */
export const contactPlate = defineForm({
  id: 'contactPlate',
  code: 'P06',
  label: '便民联系卡（A5）',
  group: 'households',
  purpose: '贴在农户门口或堂屋，帮扶责任人和村干部电话',
  ledger: 'pairing',
  each: 'record',
  filter: 'state = "结对中"',
  paper: 'A5',
  orientation: 'landscape',
  fontPt: 12,
  editions: ['holder', 'internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '便 民 联 系 卡', pt: 22 },
    { kind: 'line', left: '{township}{village}{group}', right: '户主：{headName}' },
    {
      kind: 'grid',
      widths: [40, 46, 40, 60],
      rows: [
        row(14.5, ...pairs('帮扶责任人', '{helperName}', '联系电话', '{helperPhone}')),
        wide('工作单位及职务', '{helperUnit} {helperPost}', 3, 14.5),
        row(14.5, ...pairs('村党组织书记', '{village.secretary}', '联系电话', '{village.secretaryPhone}')),
        row(14.5, ...pairs('驻村第一书记', '{village.firstSecretary}', '联系电话', '{village.firstSecretaryPhone}')),
        row(14.5, ...pairs('村民小组长', '{group.leader}', '联系电话', '{group.leaderPhone}')),
      ],
    },
    note('有困难、有诉求，请与以上人员联系。\n防止返贫监测和乡村振兴咨询服务热线 12317，政务服务便民热线 12345。', 10.5),
  ],
})
