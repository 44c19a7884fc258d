import { defineCodes } from '#shared/ledger/define.ts'
import { item } from './items.ts'

/**
 * What policy calls a household. Terms changed with the end of 2020 (脱贫攻坚 → 巩固拓展): what was then 贫困户 is now
 * 脱贫户. Values that ended stay readable and countable as of an earlier day; they can no longer be newly chosen.
 */

export const householdKind = defineCodes({
  id: 'householdKind',
  label: '户类型',
  source: '100A03',
  items: [
    item(
      '脱贫户',
      '建档立卡户',
      '建档立卡贫困户',
      '贫困户',
      '脱贫享受政策户',
      '一般贫困户',
      '低保贫困户',
      '五保贫困户',
      '已脱贫户',
      '建档立卡脱贫户',
    ),
    item('一般农户', '一般户', '普通农户', '普通户', '非贫困户', '非建档立卡户', '一般农户(普通农户)', '农户', '其他农户'),
  ],
})

export const povertyStatus = defineCodes({
  id: 'povertyStatus',
  label: '脱贫属性',
  items: [
    {
      value: '已脱贫(享受政策)',
      aliases: ['继续享受政策', '脱贫享受政策', '享受政策', '已脱贫享受政策'],
      doubtful: ['已脱贫', '脱贫'],
    },
    {
      value: '已脱贫(不再享受政策)',
      aliases: ['脱贫不享受政策', '不再享受政策', '不享受政策', '已脱贫不享受政策', '稳定脱贫'],
    },
    { value: '未脱贫', aliases: ['新识别贫困户'], to: '2020-12-31' },
    { value: '预脱贫', to: '2020-12-31' },
    { value: '返贫', aliases: ['返贫户'], to: '2020-12-31' },
    { value: '新识别', to: '2020-12-31' },
    { value: '注销', aliases: ['清退', '已注销'] },
  ],
})

/** Terms of 2020-12 (国开办发〔2020〕6号) and of 2021 onwards. */
export const monitoringKind = defineCodes({
  id: 'monitoringKind',
  label: '监测对象类别',
  source: '100A05',
  items: [
    item('脱贫不稳定户', '脱贫监测户', '脱贫不稳定', '不稳定户', '脱贫不稳定监测户'),
    item('边缘易致贫户', '边缘户', '边缘监测户', '边缘易致贫', '易致贫户'),
    item('突发严重困难户', '突发户', '严重困难户', '突发严重困难', '突发困难户'),
  ],
})

/** Used until 2020 in village files; kept so that they can be read. */
export const povertyKind = defineCodes({
  id: 'povertyKind',
  label: '贫困户属性',
  items: [
    item('一般贫困户'),
    item('低保贫困户', '低保户', '低保户(全家)贫困户', '低保户(部分)贫困户', '低保户贫困户'),
    item('特困供养贫困户', '特困供养贫困户(五保贫困户)', '五保贫困户', '五保户', '特困户'),
    item('低保特困供养'),
    item('一般农户', '非贫困户'),
  ],
})

export const povertyReason = defineCodes({
  id: 'povertyReason',
  label: '致贫原因',
  items: [
    item('因病', '大病', '因病致贫', '疾病'),
    item('因残', '残疾', '因残致贫'),
    item('因学', '上学', '因学致贫'),
    item('因灾', '自然灾害', '因自然灾害', '因灾致贫'),
    item('缺土地', '缺地', '缺耕地'),
    item('缺水'),
    item('缺技术', '缺技能', '缺少技术'),
    item('缺劳动力', '缺劳力', '缺少劳动力', '无劳动力'),
    item('缺资金', '缺少资金'),
    item('交通条件落后', '交通落后', '交通不便'),
    item('自身发展动力不足', '自身发展力不足', '内生动力不足', '动力不足'),
    item('因丧'),
    item('因婚', '因婚致贫'),
    item('其他', '其它'),
  ],
})

export const identifyStandard = defineCodes({
  id: 'identifyStandard',
  label: '识别标准',
  items: [item('国家标准', '国标', '国定标准'), item('省定标准', '省标', '省级标准'), item('市定标准', '市标')],
})

export const relocationKind = defineCodes({
  id: 'relocationKind',
  label: '搬迁方式',
  items: [item('集中安置', '集中'), item('分散安置', '分散')],
})

export const householdStatus = defineCodes({
  id: 'householdStatus',
  label: '户状态',
  items: [item('在册', '正常', '有效'), item('销户', '已销户', '自然销户', '注销', '整户销户', '绝户'), item('迁出', '整户迁出', '已迁出')],
})
