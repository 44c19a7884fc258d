import { defineBenefit } from './common.ts'
import { choice, date, idCard, money, month, phone, shown, text } from './fields.ts'

/** 持证残疾人 and their two subsidies: 困难生活补贴, 重度护理补贴. */
export const disability = defineBenefit({
  id: 'disability',
  label: '残疾人两项补贴',
  table: 'disability',
  of: 'person',
  name: { aliases: '残疾人姓名' },
  parts: [
    {
      id: 'certificate',
      label: '残疾人证',
      fields: [
        idCard('code', '残疾证号', '残疾人证号 残疾证号码 残疾证编号 残疾人证号码', {
          ...shown(180, 42),
          search: 'tail',
          help: '前 18 位是身份证号，第 19 位残疾类别，第 20 位残疾等级',
        }),
        choice('kind', '残疾类别', '残疾属性 残疾类型', { codes: 'disabilityKind', ...shown(80, 18) }),
        choice('level', '残疾等级', '残疾级别', { codes: 'disabilityLevel', dated: true, ...shown(80, 16) }),
        month('issuedOn', '发证时间', '发证日期 办证年度 办证时间 残疾证发证时间'),
        date('until', '有效期止', '有效期至 残疾证有效期 证件有效期'),
        text('guardian', '监护人', '监护人姓名'),
        phone('guardianPhone', '监护人电话', '监护人联系电话'),
        text('address', '现住址', '现居住地 家庭住址 住址'),
      ],
    },
    {
      id: 'grant',
      label: '两项补贴',
      fields: [
        money('living', '困难残疾人生活补贴', '困难残疾人生活补贴(元/月) 生活补贴 困难生活补贴', {
          unit: '元/月',
          ...shown(110, 24),
        }),
        money('nursing', '重度残疾人护理补贴', '重度残疾人护理补贴(元/月) 护理补贴 重度护理补贴', {
          unit: '元/月',
          ...shown(110, 24),
          help: '一、二级；部分省含三、四级智力和精神残疾',
        }),
        month('since', '开始享受时间', '补贴开始时间 享受补贴时间 开始享受补贴时间', shown(104, 20)),
        text('device', '辅具/无障碍改造', '辅具适配 无障碍改造 辅助器具'),
      ],
    },
  ],
  pay: { amount: null, account: true },
  stops: true,
  keys: [['idCard'], ['household', 'name']],
  aliases: ['持证残疾人名单', '残疾人花名册', '残疾人台账', '两项补贴', '残疾人名册'],
  sort: ['village', 'group', 'name'],
  since: 'since',
  occurrence: { date: 'since', says: ['kind', 'level', 'living', 'nursing'] },
})
