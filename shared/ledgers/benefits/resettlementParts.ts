import { choice, date, longtext, money, month, quantity, shown, text, whole, year, yes, type Draft } from './fields.ts'

/** The county sheet's 69 columns, in four sections. Facts of the person and the household are read through the links. */

const ofMember = (field: string): Partial<Draft> => ({ derived: { kind: 'parent', link: 'member', field } })
const ofHousehold = (field: string): Partial<Draft> => ({ derived: { kind: 'parent', link: 'household', field } })

export const moved: readonly Draft[] = [
  yes('isHead', '是否为户主', '是否户主'),
  whole('householdSize', '家庭人口', '家庭人口数 人口数 家庭人数', { unit: '人', ...ofHousehold('memberCount') }),
  whole('labourers', '劳动力人口', '劳动力人数 劳动力人口数', { unit: '人' }),
  choice('povertyStatus', '脱贫属性', '是否脱贫', { codes: 'povertyStatus', ...ofHousehold('povertyStatus') }),
  year('outOfPovertyYear', '脱贫时间', '脱贫年度 脱贫年份', { min: 2014, ...ofHousehold('outOfPovertyYear') }),
  choice('mainReason', '致贫原因', '主要致贫原因', { codes: 'povertyReason', ...ofHousehold('mainReason') }),
  text('from', '迁出地', '迁出地址 原住址 搬出地', shown(120, 28)),
  text('to', '迁入地', '迁入地址 搬入地', shown(120, 28)),
  choice('kind', '安置方式', '搬迁方式 搬迁安置方式 安置类型', { codes: 'resettlementKind', ...shown(96, 22) }),
  text('site', '安置点名称', '安置点 安置区 集中安置点 安置区名称 集中安置区名称', shown(130, 30)),
  month('movedOn', '搬迁入住时间', '入住时间 搬迁时间 入住日期', shown(104, 22)),
  yes('livesThere', '是否实际入住', '实际入住 是否入住', shown(88, 18)),
  text('address', '目前具体地址', '现住址 具体地址 安置地址 现居住地址'),
  quantity('area', '房屋面积', '住房面积 安置房面积 安置住房面积', { unit: '平方米' }),
  yes('isOldReclaimed', '是否拆旧复垦', '拆旧复垦 旧房是否拆除 是否拆旧'),
  yes('hasTitle', '不动产证办理', '是否办理不动产证 不动产证 不动产登记'),
  money('perCapita', '人均纯收入', '年人均纯收入', { help: '本表所填，年度收入另有台账' }),
  text('contact', '联系方式', '联系电话 电话 手机号码', { sensitive: 'phone' }),
]

export const worked: readonly Draft[] = [
  choice('laborSkill', '劳动技能', '是否劳动力 劳动能力', { codes: 'laborSkill', ...ofMember('laborSkill') }),
  choice('education', '文化程度', '学历', { codes: 'education', ...ofMember('education') }),
  text('awayProvince', '务工省外转移', '省外转移'),
  text('awayCounty', '县外省内转移', '县外省内'),
  text('inCounty', '县内转移', '县内务工'),
  text('factory', '社区工厂吸纳及就业扶贫基地带动', '社区工厂吸纳 社区工厂 就业扶贫基地带动'),
  choice('post', '公益岗位', '公益性岗位 公益岗', { codes: 'publicPost' }),
  text('business', '自主创业', '创业情况'),
  text('farming', '农业就业', '农业生产就业'),
  money('expected', '预计年收入', '就业预计年收入 年务工收入', shown(96, 22)),
  choice('joblessReason', '未就业原因', '未务工原因', { codes: 'joblessReason', ...shown(96, 22) }),
  text('jobTraining', '就业培训', '就业培训时间及内容 就业培训内容', { help: '时间和内容' }),
  text('skillTraining', '职业培训', '职业培训时间及内容 职业技能培训'),
  text('startupTraining', '创业培训', '创业培训时间及内容'),
  text('farmTraining', '农业实用技术培训', '农业实用技术培训时间及内容 实用技术培训'),
]

export const income: readonly Draft[] = [
  text('ownIndustry', '自主发展类型及规模', '自主发展产业类型及规模 自主发展产业'),
  money('ownIncome', '自主发展预计年增收', '预计年增收 自主发展年增收'),
  text('leader', '经营主体名称', '经营主体带贫名称 带贫主体名称 带动主体'),
  text('leaderWay', '带贫方式', '经营主体带贫方式 带动方式 利益联结方式'),
  money('leaderIncome', '带贫增收', '经营主体带贫增收 带动增收'),
  money('award', '产业发展奖补', '产业奖补'),
  money('policyGrant', '产业政策性补助', '政策性补助'),
  money('grant', '易地搬迁补助', '搬迁补助 易地搬迁补助金额'),
  money('borrowed', '小额信贷及互助资金借款金额', '小额信贷借款金额 借款金额 小额信贷及互助资金'),
  text('borrowedFor', '借款产业类型规模', '产业类型规模 借款产业类型及规模'),
  money('forest', '公益林补偿', '公益林补偿金额 公益林'),
  money('ranger', '生态护林员', '生态护林员工资 生态护林员收入'),
  text('followUp', '后扶资金与产业', '后续扶持产业 后扶产业 后扶项目'),
  money('dividend', '后扶分红', '后扶资产收益分红 租金分配'),
]

export const supported: readonly Draft[] = [
  text('school', '就读学校', '学校 学校名称'),
  text('schoolAid', '教育补助类型', '补助类型 教育资助类型'),
  money('schoolAmount', '教育补助金额', '补助金额 教育补助'),
  money('medicalRelief', '新农合减免', '医保减免 新农合减免金额 医保资助'),
  money('medicalPaid', '合疗报销', '医疗报销 合疗报销金额'),
  money('pension', '养老补助年收入', '养老金年收入 养老补助 养老'),
  money('oldAge', '高龄补助年收入', '高龄补助 高龄补贴 高龄'),
  money('disabled', '残疾补助年收入', '残疾补助 残疾补贴'),
  choice('guarantee', '兜底类型', '兜底保障类型', { codes: 'guaranteeKind' }),
  money('guaranteeIncome', '兜底年收入', '兜底保障年收入 兜底收入'),
  longtext('services', '十个一配套', '十个一 配套设施'),
  longtext('community', '社区治理', '社区服务'),
  date('checkedOn', '核查日期', '采集日期 更新日期'),
]
