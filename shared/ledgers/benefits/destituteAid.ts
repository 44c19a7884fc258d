import { defineBenefit } from './common.ts'
import { choice, idCard, money, month, shown, text, yes } from './fields.ts'

/** 特困供养 (until 2016 五保): excludes 低保. */
export const destituteAid = defineBenefit({
  id: 'destituteAid',
  label: '特困供养',
  table: 'destitute_aid',
  of: 'person',
  name: { aliases: '特困人员姓名 供养对象姓名 五保对象姓名' },
  parts: [
    {
      id: 'grant',
      label: '供养',
      fields: [
        text('certificate', '特困编号', '特困证号 特困人员编号 五保证号', { search: 'text' }),
        choice('scheme', '特困类别', '特困类型', { codes: 'destituteScheme' }),
        choice('care', '供养方式', '特困供养方式', { codes: 'destituteCare', dated: true, ...shown(92, 20) }),
        choice('careLevel', '自理能力', '护理等级 自理能力/护理等级 care_level 照料护理等级 自理情况', {
          codes: 'careLevel',
          dated: true,
          ...shown(92, 20),
        }),
        money('monthly', '月供养金', '供养金 月基本生活费 基本生活费 月供养标准', { unit: '元/月', ...shown(96, 22) }),
        money('careMonthly', '月护理费', '护理费 照料护理费 月照料护理费', { unit: '元/月', ...shown(96, 22) }),
        text('institution', '供养机构', '供养机构名称 养老院 敬老院', shown(130, 30)),
        text('carer', '监护/照料人', '照料人 监护人 照料服务人 委托照料人', shown(100, 22)),
        month('since', '开始获得特困供养时间', '开始供养时间 享受特困供养时间 开始享受时间 批准时间', shown(110, 22)),
      ],
    },
    {
      id: 'state',
      label: '身体与婚姻',
      fields: [
        yes('isDisabled', '是否残疾', '残疾'),
        idCard('disabilityCode', '残疾证号', '残疾人证号'),
        choice('disabilityKind', '残疾类别', '残疾属性 残疾类型', { codes: 'disabilityKind' }),
        choice('disabilityLevel', '残疾等级', '残疾级别', { codes: 'disabilityLevel' }),
        choice('marriage', '婚姻状况', '婚姻', { codes: 'marriage' }),
      ],
    },
  ],
  pay: { amount: null, account: true },
  stops: true,
  keys: [['certificate'], ['idCard'], ['household', 'name']],
  aliases: ['特困人员备案表', '特困人员花名册', '特困供养人员', '五保对象花名册'],
  sort: ['village', 'group', 'name'],
  since: 'since',
  occurrence: { date: 'since', says: ['care', 'careLevel', 'monthly', 'careMonthly'] },
})
