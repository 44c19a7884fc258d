import { defineCodes } from '#shared/ledger/define.ts'
import { item } from './items.ts'

/** Several may be chosen, except that 健康 stands alone. */
export const health = defineCodes({
  id: 'health',
  label: '健康状况',
  source: '100A13',
  items: [
    {
      value: '健康',
      aliases: ['身体健康', '正常', '健康状况良好', '健康人', '健康或良好', '健康良好', '身体好'],
      doubtful: ['良好', '一般', '较好', '良', '好'],
    },
    item('长期慢性病', '慢性病', '慢病', '患有慢性病', '长期慢病', '患慢性病', '患长期慢性病', '患有长期慢性病'),
    {
      value: '患有大病',
      aliases: ['大病', '重病', '患大病', '重大疾病', '患重病', '患有重病', '大病患者'],
      doubtful: ['较差', '差'],
    },
    item('残疾', '残疾人', '残', '一级残疾', '二级残疾', '三级残疾', '四级残疾', '残疾一级', '残疾二级', '残疾三级', '残疾四级'),
  ],
})

/** The code is digit 19 of a 残疾人证 number. */
export const disabilityKind = defineCodes({
  id: 'disabilityKind',
  label: '残疾类别',
  source: 'GB/T 26341',
  items: ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'].map((value, index) => ({
    value,
    code: String(index + 1),
    aliases: [`${value}残疾`, `${value}残`, `${index + 1} ${value}`],
  })),
})

/** The code is digit 20 of a 残疾人证 number; levels one and two count as 重度. */
export const disabilityLevel = defineCodes({
  id: 'disabilityLevel',
  label: '残疾等级',
  source: 'GB/T 26341',
  items: [
    { value: '一级', code: '1', aliases: ['壹级', 'Ⅰ', 'Ⅰ级', 'I级', '1级', '一'] },
    { value: '二级', code: '2', aliases: ['贰级', 'Ⅱ', 'Ⅱ级', 'II级', '2级', '二'] },
    { value: '三级', code: '3', aliases: ['叁级', 'Ⅲ', 'Ⅲ级', 'III级', '3级', '三'] },
    { value: '四级', code: '4', aliases: ['肆级', 'Ⅳ', 'Ⅳ级', 'IV级', '4级', '四'] },
  ],
})
