import { defineLedger } from '#shared/ledger/define.ts'
import { choice, inSection, longtext, money, month, link, quantity, shown, text, whole } from '../benefits/fields.ts'
import { ofProject } from './ofProject.ts'

/** 标段: what one contract builds. Scale and money of all lots together are those of the project (R141, R142). */
export const lot = defineLedger({
  id: 'lot',
  label: '标段',
  table: 'lot',
  unit: '个',
  menu: 'projects',
  title: 'name',
  parent: { ledger: 'project', field: 'project' },
  sections: [
    { id: 'basics', label: '标段' },
    { id: 'contract', label: '合同与进度' },
    { id: 'money', label: '支付' },
  ],
  fields: [
    ...inSection('basics', [
      text('name', '标段名称', '标段 标段(包)名称 包名称 分项工程名称', { required: true, search: 'text', ...shown(150, 34) }),
      text('code', '标段编号', '标段号 包号 标段编码', { search: 'text', ...shown(100, 22) }),
      ...ofProject,
      link('lotVillage', '标段所在村', '标段涉及村 标段实施村', { target: 'village' }),
      longtext('content', '标段建设内容', '建设内容 标段内容 建设任务'),
      quantity('scale', '标段规模', '规模数量 长度(km) 长度(公里) 长度 建设里程 里程', {
        scale: 3,
        ...shown(90, 20),
        help: '与项目的规模数量用同一单位',
      }),
      text('scaleUnit', '标段规模单位', '规模单位 计量单位'),
    ]),
    ...inSection('contract', [
      text('winner', '中标单位', '中标人 施工单位 承建单位 成交单位 供应商', { search: 'text', ...shown(150, 34) }),
      money('ceiling', '招标控制价', '控制价 控制价(万元)', { min: 0 }),
      money('winning', '中标金额', '中标价 中标金额(万元) 中标价(万元)', { min: 0 }),
      text('contractNo', '合同编号', '合同号'),
      month('contractOn', '合同签订日期', '合同签订时间 合同日期'),
      money('contractAmount', '合同金额', '合同价 合同金额(万元) 合同价款 合同额 合同价(万元) 标段投资 标段投资(万元)', {
        min: 0,
        ...shown(120, 26),
      }),
      text('supervisor', '监理单位', '监理公司'),
      month('startedOn', '开工日期', '开工时间 实际开工日期', shown(100, 22)),
      month('completedOn', '完工日期', '完工时间 竣工日期 竣工时间 实际完工日期', shown(100, 22)),
      month('acceptedOn', '验收日期', '验收时间 竣工验收日期'),
      choice('state', '标段状态', '施工状态 标段进展', { codes: 'lotState', dated: true, initial: '未开工', ...shown(80, 18) }),
    ]),
    ...inSection('money', [
      money('settled', '结算金额', '结算金额(万元) 结算价', { min: 0 }),
      money('retention', '质保金', '质保金(万元) 质量保证金', { min: 0 }),
      money('paid', '标段已付', '已付 已付金额 累计支付 累计拨付 已支付 已付(万元)', {
        derived: { kind: 'sum', ledger: 'payment', link: 'lot', field: 'amount' },
        ...shown(120, 26),
      }),
      money('unpaid', '合同未付', '未付 未付金额 未支付', {
        derived: { kind: 'formula', plus: ['contractAmount'], minus: ['paid'] },
        help: '合同金额 − 标段已付；负数就是超付',
      }),
      whole('payments', '支付笔数', '', { unit: '笔', derived: { kind: 'count', ledger: 'payment', link: 'lot' } }),
      longtext('note', '备注', '备注说明'),
    ]),
  ],
  naturalKeys: [
    ['project', 'code'],
    ['project', 'name'],
  ],
  aliases: ['标段台账', '标段明细', '分标段'],
  sort: ['project', 'code', 'name'],
  since: 'contractOn',
  occurrence: { date: 'contractOn', says: ['name', 'winner', 'contractAmount'] },
})
