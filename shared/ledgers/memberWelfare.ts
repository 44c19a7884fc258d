import type { FieldDefinition } from '#shared/ledger/define.ts'

/** Insurance and welfare of a person. */

const insurance: readonly FieldDefinition[] = [
  {
    id: 'hasResidentMedical',
    label: '是否参加城乡居民基本医疗保险',
    type: 'boolean',
    section: 'insurance',
    aliases: ['新农合', '参合', '居民医保', '是否参加居民医保', '城乡居民医保', '是否参加新农合', '城乡居民基本医疗保险'],
  },
  {
    id: 'hasWorkerMedical',
    label: '是否参加城镇职工基本医疗保险',
    type: 'boolean',
    section: 'insurance',
    aliases: ['职工医保', '是否参加职工医保', '城镇职工基本医疗保险'],
  },
  {
    id: 'hasIllnessInsurance',
    label: '是否参加大病保险',
    type: 'boolean',
    section: 'insurance',
    aliases: ['大病保险'],
  },
  {
    id: 'hasCommercialMedical',
    label: '是否参加商业补充医疗保险',
    type: 'boolean',
    section: 'insurance',
    aliases: ['商业补充医疗保险', '商业保险'],
  },
  {
    id: 'hasAccidentInsurance',
    label: '是否享受人身意外保险补贴',
    type: 'boolean',
    section: 'insurance',
    aliases: ['人身意外保险补贴', '意外保险'],
  },
  {
    id: 'hasResidentPension',
    label: '是否参加城乡居民基本养老保险',
    type: 'boolean',
    section: 'insurance',
    aliases: ['新农保', '居民养老', '城乡居民养老保险', '是否参加城乡居民养老保险', '城乡居民基本养老保险', '是否参加新农保'],
  },
  {
    id: 'hasWorkerPension',
    label: '是否参加城镇职工基本养老保险',
    type: 'boolean',
    section: 'insurance',
    aliases: ['职工养老', '城镇职工养老保险', '城镇职工基本养老保险'],
  },
  {
    id: 'hasMedicalAid',
    label: '是否接受医疗救助',
    type: 'boolean',
    section: 'insurance',
    aliases: ['医疗救助', '是否接受大病医疗救助', '是否享受医疗救助'],
  },
  {
    id: 'hasOtherHealthAid',
    label: '是否接受其他健康帮扶',
    type: 'boolean',
    section: 'insurance',
    aliases: ['其他健康扶贫', '是否接受其他健康扶贫', '其他健康帮扶'],
  },
]

const welfare: readonly FieldDefinition[] = [
  {
    id: 'lowIncome',
    label: '享受低保政策情况',
    type: 'choice',
    codes: 'lowIncome',
    section: 'welfare',
    printWidth: 18,
    aliases: ['是否享受低保', '是否低保', '低保', '是否享受农村居民最低生活保障', '低保情况', '是否低保户'],
  },
  {
    id: 'lowIncomeGrade',
    label: '低保档次',
    type: 'choice',
    codes: 'lowIncomeGrade',
    section: 'welfare',
    aliases: ['低保类别', '低保等级', '保障类别'],
  },
  {
    id: 'lowIncomeSince',
    label: '开始享受低保时间',
    type: 'date',
    precision: 'month',
    section: 'welfare',
    aliases: ['低保开始时间', '享受低保时间'],
  },
  {
    id: 'destitute',
    label: '享受特困供养政策情况',
    type: 'choice',
    codes: 'destitute',
    section: 'welfare',
    aliases: ['是否特困供养人员', '是否特困供养', '特困供养', '是否五保', '是否特困'],
  },
  {
    id: 'destituteCare',
    label: '供养方式',
    type: 'choice',
    codes: 'destituteCare',
    section: 'welfare',
    aliases: ['特困供养方式'],
  },
  {
    id: 'destituteSince',
    label: '开始特困供养时间',
    type: 'date',
    precision: 'month',
    section: 'welfare',
    aliases: ['特困供养开始时间'],
  },
  {
    id: 'childCare',
    label: '儿童保障类别',
    type: 'choice',
    codes: 'childCare',
    section: 'welfare',
    aliases: ['儿童类别', '困境儿童类型'],
  },
  {
    id: 'isUncaredChild',
    label: '是否事实无人抚养儿童',
    type: 'boolean',
    section: 'welfare',
    aliases: ['事实无人抚养儿童'],
  },
  { id: 'isOrphan', label: '是否孤儿', type: 'boolean', section: 'welfare', aliases: ['孤儿'] },
  { id: 'isTroubledChild', label: '是否困境儿童', type: 'boolean', section: 'welfare', aliases: ['困境儿童'] },
]

export const memberWelfareFields: readonly FieldDefinition[] = [...insurance, ...welfare]
