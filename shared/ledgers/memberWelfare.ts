import type { FieldDefinition } from '#shared/ledger/define.ts'

/** Health, labour, insurance and welfare of a person. */

const health: readonly FieldDefinition[] = [
  { id: 'health', label: '健康状况', type: 'multichoice', codes: 'health', section: 'health', inGrid: true, inPrint: true, width: 110, printWidth: 22, aliases: ['身体状况', '健康情况', '健康状态'] },
  { id: 'disease', label: '疾病名称', type: 'text', section: 'health', aliases: ['患病类型', '患病名称', '病种', '所患疾病'] },
  { id: 'familyDoctor', label: '签约医生', type: 'text', section: 'health', aliases: ['家庭医生', '签约家庭医生'] },
  { id: 'disabilityCode', label: '残疾证号', type: 'idCard', sensitive: 'idCard', section: 'health', search: 'tail', aliases: ['残疾人证号', '残疾证号码', '残疾证编号'] },
  { id: 'disabilityKind', label: '残疾类别', type: 'choice', codes: 'disabilityKind', section: 'health', aliases: ['残疾类型', '残疾属性'] },
  { id: 'disabilityLevel', label: '残疾等级', type: 'choice', codes: 'disabilityLevel', section: 'health', aliases: ['残疾级别'] },
  { id: 'disabilityIssuedOn', label: '残疾证发证时间', type: 'date', precision: 'month', section: 'health', aliases: ['残疾证办证年度', '发证时间', '办证时间'] },
  { id: 'disabilityUntil', label: '残疾证有效期至', type: 'date', precision: 'month', section: 'health', aliases: ['残疾证有效期', '有效期至'] },
]

const labour: readonly FieldDefinition[] = [
  { id: 'laborSkill', label: '劳动技能', type: 'choice', codes: 'laborSkill', section: 'labour', inGrid: true, inPrint: true, width: 130, printWidth: 22, aliases: ['劳动能力', '是否劳动力', '劳动力情况', '劳动力状况', '劳动力'] },
  { id: 'migrantMonths', label: '务工时间（月）', type: 'integer', unit: '月', min: 0, max: 12, section: 'labour', aliases: ['务工时间', '务工时长', '务工状况', '务工月数', '外出务工时间'] },
  { id: 'migrantArea', label: '务工区域', type: 'choice', codes: 'migrantArea', section: 'labour', aliases: ['务工地点归类', '务工范围'] },
  { id: 'migrantPlace', label: '务工所在地', type: 'text', section: 'labour', aliases: ['务工地点', '务工地', '务工地址', '务工地区', 'wgszd', '务工所在省市县'], help: '填到县，如 示例省示例市示例县' },
  { id: 'employer', label: '务工企业名称', type: 'text', section: 'labour', aliases: ['务工企业', '务工单位', '工作单位', '单位名称', '就业单位'] },
  { id: 'jobChannel', label: '就业渠道', type: 'choice', codes: 'jobChannel', section: 'labour', aliases: ['务工渠道', '就业途径'] },
  { id: 'industry', label: '产业分类', type: 'choice', codes: 'industry', section: 'labour', aliases: ['所属产业'] },
  { id: 'trade', label: '所属行业', type: 'text', section: 'labour', aliases: ['行业', '从事行业', '工种'] },
  { id: 'isAbroad', label: '是否国外务工', type: 'boolean', section: 'labour', aliases: ['国外务工'] },
  { id: 'publicPost', label: '公益性岗位', type: 'multichoice', codes: 'publicPost', section: 'labour', aliases: ['公益性岗位类型', '公益岗位', '公岗类型'] },
  { id: 'publicPostMonths', label: '公益性岗位（月数）', type: 'integer', unit: '月', min: 0, max: 12, section: 'labour', aliases: ['公益性岗位月数', '聘用月数', '公益岗位月数'] },
  { id: 'joblessReason', label: '未就业原因', type: 'choice', codes: 'joblessReason', section: 'labour', aliases: ['大专或本科毕业生未就业原因', '未务工原因', '毕业生未就业原因'] },
]

const insurance: readonly FieldDefinition[] = [
  { id: 'hasResidentMedical', label: '是否参加城乡居民基本医疗保险', type: 'boolean', section: 'insurance', aliases: ['新农合', '参合', '居民医保', '是否参加居民医保', '城乡居民医保', '是否参加新农合', '城乡居民基本医疗保险'] },
  { id: 'hasWorkerMedical', label: '是否参加城镇职工基本医疗保险', type: 'boolean', section: 'insurance', aliases: ['职工医保', '是否参加职工医保', '城镇职工基本医疗保险'] },
  { id: 'hasIllnessInsurance', label: '是否参加大病保险', type: 'boolean', section: 'insurance', aliases: ['大病保险'] },
  { id: 'hasCommercialMedical', label: '是否参加商业补充医疗保险', type: 'boolean', section: 'insurance', aliases: ['商业补充医疗保险', '商业保险'] },
  { id: 'hasAccidentInsurance', label: '是否享受人身意外保险补贴', type: 'boolean', section: 'insurance', aliases: ['人身意外保险补贴', '意外保险'] },
  { id: 'hasResidentPension', label: '是否参加城乡居民基本养老保险', type: 'boolean', section: 'insurance', aliases: ['新农保', '居民养老', '城乡居民养老保险', '是否参加城乡居民养老保险', '城乡居民基本养老保险', '是否参加新农保'] },
  { id: 'hasWorkerPension', label: '是否参加城镇职工基本养老保险', type: 'boolean', section: 'insurance', aliases: ['职工养老', '城镇职工养老保险', '城镇职工基本养老保险'] },
  { id: 'hasMedicalAid', label: '是否接受医疗救助', type: 'boolean', section: 'insurance', aliases: ['医疗救助', '是否接受大病医疗救助', '是否享受医疗救助'] },
  { id: 'hasOtherHealthAid', label: '是否接受其他健康帮扶', type: 'boolean', section: 'insurance', aliases: ['其他健康扶贫', '是否接受其他健康扶贫', '其他健康帮扶'] },
]

const welfare: readonly FieldDefinition[] = [
  { id: 'lowIncome', label: '享受低保政策情况', type: 'choice', codes: 'lowIncome', section: 'welfare', inPrint: true, printWidth: 18, aliases: ['是否享受低保', '是否低保', '低保', '是否享受农村居民最低生活保障', '低保情况', '是否低保户'] },
  { id: 'lowIncomeGrade', label: '低保档次', type: 'choice', codes: 'lowIncomeGrade', section: 'welfare', aliases: ['低保类别', '低保等级', '保障类别'] },
  { id: 'lowIncomeSince', label: '开始享受低保时间', type: 'date', precision: 'month', section: 'welfare', aliases: ['低保开始时间', '享受低保时间'] },
  { id: 'destitute', label: '享受特困供养政策情况', type: 'choice', codes: 'destitute', section: 'welfare', aliases: ['是否特困供养人员', '是否特困供养', '特困供养', '是否五保', '是否特困'] },
  { id: 'destituteCare', label: '供养方式', type: 'choice', codes: 'destituteCare', section: 'welfare', aliases: ['特困供养方式'] },
  { id: 'destituteSince', label: '开始特困供养时间', type: 'date', precision: 'month', section: 'welfare', aliases: ['特困供养开始时间'] },
  { id: 'childCare', label: '儿童保障类别', type: 'choice', codes: 'childCare', section: 'welfare', aliases: ['儿童类别', '困境儿童类型'] },
  { id: 'isUncaredChild', label: '是否事实无人抚养儿童', type: 'boolean', section: 'welfare', aliases: ['事实无人抚养儿童'] },
  { id: 'isOrphan', label: '是否孤儿', type: 'boolean', section: 'welfare', aliases: ['孤儿'] },
]

export const memberWelfareFields: readonly FieldDefinition[] = [...health, ...labour, ...insurance, ...welfare]
