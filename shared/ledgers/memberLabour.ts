import type { FieldDefinition, Meaning } from '#shared/ledger/define.ts'

/** Health, disability and labour of a person. */

/** 二级残疾 names the level, 肢体残疾 the kind. */
const disabilityMeanings: readonly Meaning[] = [
  ...['一级', '二级', '三级', '四级'].map((level, index) => ({
    texts: [`${level}残疾`, `残疾${level}`, `残疾(${level})`, `${index + 1}级残疾`, `残疾${index + 1}级`],
    values: { health: '残疾', disabilityLevel: level },
  })),
  ...['视力', '听力', '言语', '肢体', '智力', '精神', '多重'].flatMap((kind) => [
    { texts: [`${kind}残疾`, `残疾(${kind})`], values: { health: '残疾', disabilityKind: kind } },
    ...['一级', '二级', '三级', '四级'].map((level) => ({
      texts: [`${kind}${level}`, `${kind}残疾${level}`, `${kind}${level}残疾`],
      values: { health: '残疾', disabilityKind: kind, disabilityLevel: level },
    })),
  ]),
]

const health: readonly FieldDefinition[] = [
  {
    id: 'health',
    label: '健康状况',
    type: 'multichoice',
    codes: 'health',
    means: disabilityMeanings,
    section: 'health',
    inGrid: true,
    inPrint: true,
    width: 110,
    printWidth: 22,
    aliases: ['身体状况', '健康情况', '健康状态'],
  },
  {
    id: 'disease',
    label: '疾病名称',
    type: 'text',
    section: 'health',
    aliases: ['患病类型', '患病名称', '病种', '所患疾病'],
  },
  { id: 'familyDoctor', label: '签约医生', type: 'text', section: 'health', aliases: ['家庭医生', '签约家庭医生'] },
  {
    id: 'disabilityCode',
    label: '残疾证号',
    type: 'idCard',
    sensitive: 'idCard',
    section: 'health',
    search: 'tail',
    aliases: ['残疾人证号', '残疾证号码', '残疾证编号'],
  },
  {
    id: 'disabilityKind',
    label: '残疾类别',
    type: 'choice',
    codes: 'disabilityKind',
    section: 'health',
    aliases: ['残疾类型', '残疾属性'],
  },
  {
    id: 'disabilityLevel',
    label: '残疾等级',
    type: 'choice',
    codes: 'disabilityLevel',
    section: 'health',
    aliases: ['残疾级别'],
  },
  {
    id: 'disabilityIssuedOn',
    label: '残疾证发证时间',
    type: 'date',
    precision: 'month',
    section: 'health',
    aliases: ['残疾证办证年度', '发证时间', '办证时间'],
  },
  {
    id: 'disabilityUntil',
    label: '残疾证有效期至',
    type: 'date',
    precision: 'month',
    section: 'health',
    aliases: ['残疾证有效期', '有效期至'],
  },
]

const labour: readonly FieldDefinition[] = [
  {
    id: 'laborSkill',
    label: '劳动技能',
    type: 'choice',
    codes: 'laborSkill',
    section: 'labour',
    inGrid: true,
    inPrint: true,
    width: 130,
    printWidth: 22,
    aliases: ['劳动能力', '是否劳动力', '劳动力情况', '劳动力状况', '劳动力'],
  },
  {
    id: 'migrantMonths',
    label: '务工时间（月）',
    type: 'integer',
    unit: '月',
    min: 0,
    max: 12,
    section: 'labour',
    aliases: ['务工时间', '务工时长', '务工状况', '务工月数', '外出务工时间'],
  },
  {
    id: 'migrantArea',
    label: '务工区域',
    type: 'choice',
    codes: 'migrantArea',
    section: 'labour',
    aliases: ['务工地点归类', '务工范围'],
  },
  {
    id: 'migrantPlace',
    label: '务工所在地',
    type: 'text',
    section: 'labour',
    aliases: ['务工地点', '务工地', '务工地址', '务工地区', 'wgszd', '务工所在省市县'],
    help: '填到县，如 示例省示例市示例县',
  },
  {
    id: 'employer',
    label: '务工企业名称',
    type: 'text',
    section: 'labour',
    aliases: ['务工企业', '务工单位', '工作单位', '单位名称', '就业单位'],
  },
  {
    id: 'jobChannel',
    label: '就业渠道',
    type: 'choice',
    codes: 'jobChannel',
    section: 'labour',
    aliases: ['务工渠道', '就业途径', '就业渠道（易地搬迁后扶使用）'],
  },
  { id: 'industry', label: '产业分类', type: 'choice', codes: 'industry', section: 'labour', aliases: ['所属产业'] },
  { id: 'trade', label: '所属行业', type: 'text', section: 'labour', aliases: ['行业', '从事行业', '工种'] },
  { id: 'isAbroad', label: '是否国外务工', type: 'boolean', section: 'labour', aliases: ['国外务工'] },
  {
    id: 'publicPost',
    label: '公益性岗位',
    type: 'multichoice',
    codes: 'publicPost',
    section: 'labour',
    aliases: ['公益性岗位类型', '公益岗位', '公岗类型'],
  },
  {
    id: 'publicPostMonths',
    label: '公益性岗位（月数）',
    type: 'integer',
    unit: '月',
    min: 0,
    max: 12,
    section: 'labour',
    aliases: ['公益性岗位月数', '聘用月数', '公益岗位月数'],
  },
  {
    id: 'joblessReason',
    label: '未就业原因',
    type: 'choice',
    codes: 'joblessReason',
    section: 'labour',
    aliases: ['大专或本科毕业生未就业原因', '未务工原因', '毕业生未就业原因'],
  },
]

export const labourFields: readonly FieldDefinition[] = [...health, ...labour]
