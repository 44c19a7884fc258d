import type { FieldDefinition } from '#shared/ledger/define.ts'

/** Who gains by it, and what was promised. */
export const projectBenefitFields: readonly FieldDefinition[] = [
  figure('villages', '受益村数', '个', ['受益村(个)', '受益村', '受益行政村数', '受益村个数']),
  figure('poorVillages', '其中：受益脱贫村数', '个', ['受益脱贫村数', '受益脱贫村', '其中脱贫村数']),
  figure('households', '受益户数', '户', ['受益户', '受益户数(户)', '受益总户数', '受益农户数', '受益农户', '受益户数合计']),
  figure('people', '受益人口数', '人', ['受益人口', '受益人数', '受益人口(人)', '受益人口数(人)', '受益总人口', '受益人口数合计']),
  figure('poorHouseholds', '其中：脱贫户及监测户数', '户', [
    '受益脱贫户数',
    '脱贫户受益户数',
    '受益(脱贫户和监测对象)户数',
    '受益脱贫户及监测户数',
    '受益脱贫户和监测对象户数',
    '其中脱贫户户数',
  ]),
  figure('poorPeople', '其中：脱贫人口及监测人口数', '人', [
    '受益脱贫人口数',
    '脱贫人口受益人数',
    '受益(脱贫户和监测对象)人数',
    '受益脱贫人口及监测对象人口数',
    '受益脱贫人口和监测对象人数',
    '其中脱贫户人数',
  ]),
  figure('monitoredHouseholds', '其中：监测户数', '户', ['受益监测户数', '受益监测对象户数', '监测对象受益户数']),
  figure('monitoredPeople', '其中：监测人口数', '人', ['受益监测人口数', '受益监测对象人数', '监测对象受益人数']),
  {
    id: 'listedHouseholds',
    label: '名单户数',
    type: 'integer',
    unit: '户',
    section: 'benefit',
    derived: { kind: 'count', ledger: 'projectBeneficiary', link: 'project' },
    help: '“项目受益户”名单中的户数，应当与受益户数相符',
  },
  {
    id: 'goal',
    label: '绩效目标',
    type: 'longtext',
    section: 'benefit',
    aliases: ['预期绩效目标', '绩效目标(总体)', '项目绩效目标', '绩效目标(产出/效益/满意度)', 'projecteffect'],
    help: '要有数量、质量、时效、成本和效益指标',
  },
  { id: 'outputs', label: '产出指标', type: 'longtext', section: 'benefit', aliases: ['绩效产出指标', '数量指标'] },
  { id: 'effects', label: '效益指标', type: 'longtext', section: 'benefit', aliases: ['绩效效益指标', '经济效益指标', '社会效益指标'] },
  {
    id: 'satisfaction',
    label: '群众满意度',
    type: 'quantity',
    scale: 1,
    unit: '%',
    min: 0,
    max: 100,
    section: 'benefit',
    aliases: ['满意度', '满意度指标', '受益群众满意度', '满意度(%)'],
  },
  {
    id: 'incomeGain',
    label: '户均增收',
    type: 'money',
    section: 'benefit',
    aliases: ['户均增收(元)', '带动户均增收', '预计户均增收', '人均增收'],
  },
  {
    id: 'collectiveGain',
    label: '村集体增收',
    type: 'money',
    section: 'benefit',
    aliases: ['村集体增收(万元)', '带动村集体增收', '村集体经济增收'],
  },
  {
    id: 'linkage',
    label: '联农带农机制',
    type: 'multichoice',
    codes: 'linkageMechanism',
    section: 'benefit',
    aliases: ['利益联结机制', '利益联结方式', '联农带农方式', '带动方式'],
  },
  {
    id: 'linkageText',
    label: '群众参与和利益联结说明',
    type: 'longtext',
    section: 'benefit',
    aliases: [
      '联农带农富农利益联结机制',
      '联农带农富农机制',
      '群众参与',
      '群众参与和利益联结机制',
      '群众参与和带贫减贫机制',
      '带贫减贫机制',
    ],
  },
]

function figure(id: string, label: string, unit: string, aliases: readonly string[]): FieldDefinition {
  return { id, label, type: 'integer', unit, min: 0, section: 'benefit', aliases }
}
