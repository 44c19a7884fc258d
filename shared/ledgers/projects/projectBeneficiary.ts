import { defineLedger } from '#shared/ledger/define.ts'
import { choice, idCard, inSection, link, longtext, money, month, quantity, shown, text, whole } from '../benefits/fields.ts'
import { villageAliases } from '../places.ts'
import { projectTraits } from './ofProject.ts'

/** 项目受益户: the list behind 受益户数 of a project (R159). Money here reached the household itself. */
export const projectBeneficiary = defineLedger({
  id: 'projectBeneficiary',
  label: '项目受益户',
  table: 'project_beneficiary',
  unit: '户次',
  menu: 'projects',
  title: 'name',
  parent: { ledger: 'project', field: 'project' },
  sections: [
    { id: 'basics', label: '受益户' },
    { id: 'benefit', label: '受益情况' },
  ],
  fields: [
    ...inSection('basics', [
      link('project', '受益项目', '项目名称 所属项目 受益项目名称', { target: 'project', required: true, carry: true, ...shown(200, 44) }),
      ...projectTraits,
      link('household', '所属户', '户编号 户主', {
        target: 'household',
        ...shown(100, 22),
        fills: { name: 'headName', idCard: 'headIdCard' },
        help: '受益户应在农户台账中',
      }),
      link('village', '行政村', villageAliases.join(' '), {
        target: 'village',
        derived: { kind: 'parent', link: 'household', field: 'village' },
        ...shown(100, 20),
      }),
      choice('householdKind', '户类型', '农户类型 家庭类型', {
        codes: 'householdKind',
        derived: { kind: 'parent', link: 'household', field: 'kind' },
        ...shown(90, 18),
      }),
      choice('monitoringKind', '监测对象类别', '监测类别', {
        codes: 'monitoringKind',
        derived: { kind: 'parent', link: 'household', field: 'monitoringKind' },
      }),
      text('name', '受益人姓名', '受益户主 受益户姓名 受益农户姓名', { search: 'name', ...shown(96, 22), help: '留空时取户主姓名' }),
      idCard('idCard', '受益人证件号码', '受益人身份证号 受益户主身份证号', { search: 'tail' }),
    ]),
    ...inSection('benefit', [
      whole('people', '受益人数', '受益人口 受益人口数', { unit: '人', ...shown(80, 18) }),
      choice('way', '受益方式', '带动方式 受益类型', { codes: 'linkageMechanism', ...shown(100, 22) }),
      text('content', '受益内容', '受益情况 项目受益内容', shown(160, 40)),
      quantity('quantity', '受益数量', '受益规模'),
      text('quantityUnit', '受益数量单位', '数量单位'),
      money('amount', '到户金额', '到户资金 到户补助金额 受益金额 到户金额(元) 受益金额(元)', {
        ...shown(110, 24),
        help: '直接发到这一户的钱；计入该户受益合计，不在别的补贴台账中重复登记',
      }),
      money('gain', '带动增收', '预计增收 增收金额 带动增收(元)'),
      month('date', '受益日期', '受益时间 到户日期', shown(100, 22)),
      longtext('note', '备注', '备注说明'),
    ]),
  ],
  naturalKeys: [
    ['project', 'idCard'],
    ['project', 'household', 'name'],
  ],
  aliases: ['受益户名单', '项目受益户名单', '受益对象名单'],
  sort: ['project', 'household'],
  occurrence: { date: 'date', amount: 'amount', says: ['project', 'way', 'content'] },
})
