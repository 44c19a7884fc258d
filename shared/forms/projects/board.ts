import { defineForm } from '../define.ts'
import { cell, head, row } from './pieces.ts'

export const projectBoard = defineForm({
  id: 'projectBoard',
  code: 'P19',
  label: '项目公示牌内容',
  group: 'projects',
  purpose: '施工现场公示牌的内容，A3 张贴或交制作单位喷绘',
  ledger: 'project',
  filter: 'startedOn is not blank',
  each: 'record',
  paper: 'A3',
  orientation: 'landscape',
  margins: { top: 18, right: 20, bottom: 16, left: 20 },
  fontPt: 18,
  editions: ['public'],
  asks: [{ id: 'hotline', label: '监督电话', type: 'text', initial: '{officePhone}' }],
  blocks: [
    { kind: 'title', text: '项 目 公 示 牌', pt: 40 },
    { kind: 'space', mm: 4 },
    {
      kind: 'grid',
      widths: [53, 130, 62, 135],
      rows: [
        row(19, head('项目名称'), cell('{name}', 3)),
        row(19, head('项目年度'), cell('{year|year}'), head('项目类型'), cell('{type}')),
        row(19, head('批复文号'), cell('{approvalNo}'), head('实施地点'), cell('{place}')),
        row(32, head('建设内容及规模'), cell('{content}（{scale}{scaleUnit}）', 3)),
        row(17, head('批复资金'), cell('{approved|wan}万元'), head('资金来源（万元）'), cell('{projectSource.each.amount|wan}')),
        row(19, head('实施单位'), cell('{owner}'), head('项目负责人'), cell('{person}')),
        row(19, head('施工单位'), cell('{winner}'), head('监理单位'), cell('{supervisor}')),
        row(19, head('开工日期'), cell('{startedOn|day}'), head('计划完工日期'), cell('{plannedEnd|day}')),
        row(19, head('受益对象'), cell('{households}户{people}人'), head('其中脱贫及监测'), cell('{poorHouseholds}户{poorPeople}人')),
        row(24, head('联农带农机制'), cell('{linkage}', 3)),
        row(19, head('主管部门'), cell('{authority}'), head('监督电话'), cell('12317　{ask.hotline}')),
      ],
    },
  ],
})
