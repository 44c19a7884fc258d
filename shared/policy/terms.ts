import type { PolicyItem } from './define.ts'
import { text } from './item.ts'

const transition = '2021-01-01'
const regular = '2026-01-01'

/** What things are called: 扶贫 until 2020, 过渡期 2021–2025, 常态化帮扶 from 2026. Prints and reports take the word of their day. */
export const terms: readonly PolicyItem[] = [
  text('officeTerm', '乡镇机构名称', 'terms', {
    help: '打印与报表落款前的机构简称。',
    values: [
      ['', '扶贫办'],
      [transition, '乡村振兴办'],
      [regular, '农业农村办'],
    ],
  }),
  text('bureauTerm', '县级主管部门', 'terms', {
    help: '2023 年起乡村振兴局并入农业农村局。',
    values: [
      ['', '扶贫办'],
      [transition, '乡村振兴局'],
      ['2023-03-01', '农业农村局'],
    ],
  }),
  text('workTerm', '工作名称', 'terms', {
    help: '标题中的工作名称。',
    values: [
      ['', '扶贫'],
      [transition, '乡村振兴'],
      [regular, '帮扶'],
    ],
  }),
  text('householdTerm', '帮扶户名称', 'terms', {
    help: '对建档立卡户的称呼。',
    values: [
      ['', '建档立卡贫困户'],
      [transition, '脱贫户'],
    ],
  }),
  text('monitoredTerm', '监测对象名称', 'terms', {
    help: '对监测对象的称呼。',
    values: [
      ['', '监测对象'],
      [regular, '防止返贫致贫对象'],
    ],
  }),
  text('systemTerm', '国家系统名称', 'terms', {
    help: '打印与导入说明中引用。',
    values: [
      ['', '全国扶贫开发信息系统'],
      [transition, '全国防返贫监测和衔接推进乡村振兴信息系统'],
    ],
  }),
  text('fundTerm', '财政资金名称', 'terms', {
    help: '资金台账与公告公示中的名称。',
    values: [
      ['', '财政专项扶贫资金'],
      [transition, '财政衔接推进乡村振兴补助资金'],
      [regular, '财政常态化帮扶资金'],
    ],
  }),
  text('assetTerm', '资产名称', 'terms', {
    help: '资产台账标题。',
    values: [
      ['', '扶贫项目资产'],
      [transition, '帮扶项目资产'],
    ],
  }),
  text('hotline', '监督举报电话', 'terms', { help: '公告公示上的电话。', values: [['', '12317']] }),
]
