import { defineForm, type FormDefinition } from '../define.ts'

/** Labels of a sheet of 3 × 7; another grid and the first free label are asked for by the printing screen. */
const sheet = {
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 9, right: 7, bottom: 9, left: 7 },
  fontPt: 9,
  cards: { columns: 3, rows: 7, widthMm: 64, heightMm: 38, gapMm: 2, border: false },
} as const

export const labelForms: readonly FormDefinition[] = [
  defineForm({
    ...sheet,
    id: 'householdLabel',
    code: 'P29',
    label: '户档标签',
    group: 'archive',
    purpose: '贴在一户一档上，扫码即可打开该户；二维码不含个人信息',
    ledger: 'household',
    filter: 'kind in ("脱贫户","监测户") or monitoringKind is not blank',
    editions: ['internal'],
    blocks: [
      { kind: 'text', text: '{township}{village}', pt: 9, align: 'center' },
      { kind: 'text', text: '{headName}', pt: 14, bold: true, font: 'hei', align: 'center' },
      { kind: 'qr', text: '{qr}', sizeMm: 19, beside: ['{group}', '户编号', '{code}', '{kind}'] },
    ],
  }),
  defineForm({
    ...sheet,
    id: 'assetLabel',
    code: 'P29',
    label: '资产标签',
    group: 'archive',
    purpose: '贴在资产上，盘点时扫码打开该资产',
    ledger: 'asset',
    filter: 'state != "已处置"',
    editions: ['public', 'internal'],
    blocks: [
      { kind: 'text', text: '{township}{village}帮扶资产', pt: 9, align: 'center' },
      { kind: 'text', text: '{name}', pt: 10.5, bold: true, font: 'hei', align: 'center' },
      { kind: 'qr', text: '{qr}', sizeMm: 18, beside: ['{code}', '{type}', '{acquired|month}', '管护：{keeper}'] },
    ],
  }),
  defineForm({
    ...sheet,
    id: 'projectLabel',
    code: 'P29',
    label: '项目档案标签',
    group: 'archive',
    purpose: '贴在项目资料盒、资料袋上，扫码打开该项目',
    ledger: 'project',
    editions: ['internal', 'public'],
    blocks: [
      { kind: 'text', text: '{township}{village}', pt: 9, align: 'center' },
      { kind: 'text', text: '{name}', pt: 10.5, bold: true, font: 'hei', align: 'center' },
      { kind: 'qr', text: '{qr}', sizeMm: 18, beside: ['{code}', '{year|year}度', '{type}'] },
    ],
  }),
]
