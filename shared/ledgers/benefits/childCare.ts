import { defineBenefit } from './common.ts'
import { choice, money, month, phone, shown, text } from './fields.ts'

/** 孤儿, 事实无人抚养, 困境 and 留守 children under 18. */
export const childCare = defineBenefit({
  id: 'childCare',
  label: '儿童保障',
  table: 'child_care',
  of: 'person',
  name: { aliases: '儿童姓名' },
  idCard: { aliases: '儿童身份证号' },
  parts: [
    {
      id: 'grant',
      label: '保障',
      fields: [
        choice('kind', '儿童类别', '儿童类型 保障类别 儿童保障类别 困境儿童类型', {
          codes: 'childCare',
          dated: true,
          ...shown(120, 26),
        }),
        text('certificate', '儿童福利证编号', '儿童福利证号 福利证号', { search: 'text' }),
        choice('residenceKind', '户口类型', '户口性质 户籍性质', { codes: 'residenceKind' }),
        choice('living', '生活状态', '养育状况 抚养方式 供养方式', { codes: 'childLiving', ...shown(100, 22) }),
        money('monthly', '月补助', '月补助金额 月基本生活费 基本生活费 补助标准 月保障金额', { unit: '元/月', ...shown(96, 22) }),
        month('since', '开始享受时间', '纳入时间 享受时间 批准时间', shown(104, 20)),
        text('address', '户籍地址', '家庭住址 户籍地址/家庭住址 住址 户籍所在地'),
      ],
    },
    {
      id: 'guardian',
      label: '监护',
      fields: [
        text('guardian', '监护人', '监护人姓名 实际监护人 抚养人', shown(90, 20)),
        text('guardianRelation', '监护人与儿童关系', '与儿童关系 与监护人关系', shown(110, 22)),
        phone('guardianPhone', '监护人电话', '监护人联系电话 联系电话'),
      ],
    },
  ],
  pay: { amount: null, account: true },
  stops: true,
  keys: [['idCard'], ['household', 'name']],
  aliases: ['孤儿花名册', '事实无人抚养儿童', '困境儿童花名册', '留守儿童花名册', '困境儿童台账'],
  sort: ['village', 'group', 'name'],
  since: 'since',
  occurrence: { date: 'since', says: ['kind', 'living', 'monthly'] },
})
