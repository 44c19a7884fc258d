import type { Random } from './random.ts'
import type { House, Person } from './township.ts'

/**
 * What offices write above their columns, collected from county sheets by hand and kept apart from the program's own
 * definitions: `usual` words are in everyday use, `odd` ones are what somebody made up for his own sheet.
 */
export type Concept = Readonly<{
  /** `ledger.field` in which the column has to arrive; null when it is no field of ours. */
  target: string | null
  topic: Topic
  usual: readonly string[]
  odd: readonly string[]
  /** In brackets behind the heading. */
  unit?: string
  cell: (house: House, person: Person, random: Random) => string | number | null
}>

export type Topic =
  | 'house'
  | 'person'
  | 'land'
  | 'home'
  | 'poverty'
  | 'school'
  | 'health'
  | 'work'
  | 'insurance'
  | 'income'
  | 'watch'
  | 'bank'
  | 'other'

type Cell = Concept['cell']

export function concept(topic: Topic, target: string | null, words: string, cell: Cell, unit?: string): Concept {
  const [usual = '', odd = ''] = words.split('|')
  return {
    target,
    topic,
    usual: usual.trim().split(/\s+/),
    odd: odd.trim() === '' ? [] : odd.trim().split(/\s+/),
    cell,
    ...(unit ? { unit } : {}),
  }
}

export const one =
  (...values: readonly (string | number)[]): Cell =>
  (_house, _person, random) =>
    random.pick(values)
export const between =
  (from: number, to: number): Cell =>
  (_house, _person, random) =>
    random.whole(from, to)
export const yes: Cell = one('是', '否')
export const tenths =
  (from: number, to: number): Cell =>
  (_house, _person, random) =>
    random.whole(from * 10, to * 10) / 10
export const day: Cell = (_house, _person, random) => `20${random.whole(14, 24)}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`
export const month: Cell = (_house, _person, random) => `20${random.whole(14, 24)}0${random.whole(1, 9)}`
export const account: Cell = (_house, _person, random) => `62170000${String(random.whole(10_000_000, 99_999_999))}`

const head = (house: House): Person => house.people[0] as Person

/** Of the household. The first six name it and where it is. */
export const houseWords = {
  code: concept('house', 'household.code', '户编号 户编码 户号 户主编号 家庭编号 | 系统户编号 农户编码 户ID号', (house) => house.code),
  village: concept(
    'house',
    'household.village',
    '行政村 村 村名 所在村 村(社区) 行政村名称 村委会 | 所属行政村 村居名称 居住村',
    (house) => house.village,
  ),
  group: concept(
    'house',
    'household.group',
    '村民小组 组 组别 小组 自然村 湾组 | 村民组 所在村民小组 组名称 居民小组',
    (house) => house.group,
  ),
  headName: concept(
    'house',
    'household.headName',
    '户主姓名 户主 户名 | 户主名字 家庭户主 农户户主姓名 户主（姓名）',
    (house) => head(house).name,
  ),
  headId: concept(
    'house',
    'household.headIdCard',
    '户主身份证号 户主身份证号码 户主证件号码 户主身份证 | 户主公民身份号码 户主身份证件号 户主身份号码',
    (house) => head(house).idCard,
  ),
  count: concept(
    'house',
    'household.memberCount',
    '家庭人口数 人口数 家庭人口 家庭人数 人数 家庭成员数 当前家庭人口数 | 全家人口 户内人口数 家庭总人口 在册人口数',
    (house) => house.people.length,
  ),
  phone: concept(
    'house',
    'household.phone',
    '户联系电话 农户联系电话 家庭联系电话 户主联系电话 | 户主手机号 家庭电话 户主联系方式',
    (house) => house.phone,
  ),
  address: concept(
    'house',
    'household.address',
    '家庭住址 住址 家庭地址 门牌号 现居住地 | 详细住址 家庭详细地址 现住址',
    (house) => house.address,
  ),
} as const

export const houseFurther: readonly Concept[] = [
  concept(
    'poverty',
    'household.kind',
    '户类型 农户类型 家庭类型 贫困户类型 | 户类别 农户类别 农户性质',
    one('脱贫户', '一般农户', '脱贫户'),
  ),
  concept(
    'poverty',
    'household.monitoringKind',
    '监测对象类别 监测户类型 监测对象类型 | 监测户类别 三类户类型',
    one('脱贫不稳定户', '边缘易致贫户', '突发严重困难户'),
  ),
  concept(
    'poverty',
    'household.mainReason',
    '主要致贫原因 致贫原因 致贫原因1 | 主要致贫因素 致贫主因',
    one('因病', '因残', '缺技术', '缺劳动力', '因学'),
  ),
  concept('poverty', 'household.identifiedAt', '首次识别时间 建档时间 建档立卡时间 | 建档立卡年月 首次建档时间', month),
  concept('poverty', 'household.outOfPovertyYear', '脱贫年度 脱贫年份 脱贫时间 | 脱贫退出年度 脱贫退出年份', between(2014, 2020)),
  concept('poverty', 'household.isRelocated', '是否搬迁户 是否易地扶贫搬迁 是否易地搬迁户 | 是否易迁户 是否属于易地搬迁户', yes),
  concept('poverty', 'household.isGuaranteed', '整户无劳动能力兜底保障户 是否兜底户 兜底户 | 是否整户兜底保障', yes),
  concept('land', 'household.arableLand', '耕地面积 | 耕地亩数 承包耕地面积', tenths(0, 12), '亩'),
  concept('land', 'household.forestLand', '林地面积 | 林地亩数 山林面积', tenths(0, 30), '亩'),
  concept('land', 'household.returnedForest', '退耕还林面积 退耕还林（草）面积 | 退耕还林亩数', tenths(0, 9), '亩'),
  concept('land', 'household.orchardLand', '林果面积 | 经济林果面积 林果种植面积', tenths(0, 9), '亩'),
  concept('land', 'household.waterArea', '水面面积 | 养殖水面面积', tenths(0, 3), '亩'),
  concept('home', 'household.houseArea', '住房面积 房屋面积 | 房屋建筑面积 住房建筑面积 现有住房面积', between(40, 180), '平方米'),
  concept('home', 'household.isDangerousHouse', '是否危房户 是否危房 | 住房是否危房', yes),
  concept('home', 'household.houseStructure', '房屋结构 住房结构 | 房屋结构类型 现有房屋结构', one('砖混', '砖木', '土木', '木结构')),
  concept('home', 'household.hasSafeWater', '是否解决安全饮用水 | 安全饮水是否解决 是否有安全饮用水', yes),
  concept('home', 'household.hasToilet', '是否有卫生厕所 有无卫生厕所 | 卫生厕所有无', yes),
  concept('home', 'household.isRoadPaved', '入户道路是否硬化 | 入户路是否硬化', yes),
  concept('home', 'household.roadDistance', '与村主干路距离 | 距村主干路距离', tenths(0, 5), '公里'),
  concept('home', 'household.roadKind', '入户路类型 | 入户道路类型', one('泥土路', '砂石路', '水泥路')),
  concept('home', 'household.fuel', '主要燃料类型 | 主要燃料种类 生活燃料类型', one('柴草', '清洁能源', '煤炭')),
  concept('home', 'household.hasHousePower', '是否通生活用电 | 生活用电是否通', yes),
  concept('land', 'household.inCooperative', '是否加入农民专业合作组织 是否加入农民专业合作社 | 是否加入合作社', yes),
  concept('bank', 'household.bankName', '开户银行 开户行 | 发卡银行 开户银行网点', one('农村信用社', '农业银行', '邮储银行')),
  concept('bank', 'household.bankCard', '银行卡号 一卡通账号 银行账号 | 惠农卡号 惠民惠农一卡通账号 银行卡（折）号', account),
  concept('bank', 'household.accountName', '账户名 开户名 持卡人 | 账户户名 持卡人姓名', (house) => head(house).name),
]

/** Of a person. The first three name him and his place in the household. */
export const personWords = {
  name: concept(
    'person',
    'member.name',
    '姓名 家庭成员姓名 成员姓名 人员姓名 | 成员名字 家庭成员名字 人员名称 家庭成员（姓名）',
    (_house, person) => person.name,
  ),
  relation: concept(
    'person',
    'member.relation',
    '与户主关系 关系 家庭关系 户主和与户主关系 与户主的关系 | 与户主之关系 和户主的关系 同户主关系 家庭成员与户主关系',
    (_house, person) => person.relation,
  ),
  idCard: concept(
    'person',
    'member.idCard',
    '身份证号 证件号码 身份证号码 身份证 公民身份号码 居民身份证号码 | 居民身份证号 公民身份证号码 身份证编号 本人身份证号 证件编号',
    (_house, person) => person.idCard,
  ),
} as const

export const personFurther: readonly Concept[] = [
  concept('person', 'member.sex', '性别 | 男女', (_house, person) => person.sex),
  concept(
    'person',
    'member.birthDate',
    '出生日期 出生年月 出生年月日 | 出生日 出生年月日期',
    (_house, { birth }) => `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`,
  ),
  concept('person', 'member.age', '年龄 周岁 | 实足年龄 年龄（周岁） 现年龄', (_house, { birth }) => 2025 - Number(birth.slice(0, 4))),
  concept('person', 'member.ethnicity', '民族 | 民族成份 族别', one('汉族', '汉族', '苗族', '土家族')),
  concept('person', 'member.politicalStatus', '政治面貌 | 政治身份', one('群众', '中共党员', '共青团员')),
  concept('school', 'member.education', '文化程度 学历 受教育程度 | 文化教育程度 最高学历', one('小学', '初中', '高中', '文盲或半文盲')),
  concept(
    'school',
    'member.school',
    '就读学校 学校名称 | 在读学校 就读学校全称',
    one('示例镇中心小学', '示例县第一中学', null as unknown as string),
  ),
  concept(
    'health',
    'member.health',
    '健康状况 身体状况 健康情况 | 身体健康状况 健康程度',
    one('健康', '长期慢性病', '残疾', '健康', '患有大病'),
  ),
  concept('health', 'member.disabilityKind', '残疾类别 残疾类型 | 残疾种类', one('肢体', '视力', '听力')),
  concept('health', 'member.disabilityLevel', '残疾等级 残疾级别 | 残疾程度等级', one('一级', '二级', '三级', '四级')),
  concept(
    'work',
    'member.laborSkill',
    '劳动技能 劳动能力 劳动力状况 | 劳动能力状况 劳力情况',
    one('普通劳动力', '技能劳动力', '弱劳动力或半劳动力', '无劳动力'),
  ),
  concept('work', 'member.migrantMonths', '务工时间（月） 务工月数 务工时长 | 外出务工月数 年务工月数', between(0, 12)),
  concept(
    'work',
    'member.migrantPlace',
    '务工所在地 务工地点 务工地 | 外出务工地点 打工地点',
    one('示例省示例市', '广东省深圳市', '浙江省宁波市'),
  ),
  concept('work', 'member.employer', '务工企业名称 务工单位 务工企业 | 用工单位 就业企业', one('某某电子厂', '某某建筑公司')),
  concept('work', 'member.publicPost', '公益性岗位 公益岗位 公益性岗位类型 | 公益岗名称', one('护林员', '保洁员', '护路员')),
  concept(
    'insurance',
    'member.hasResidentMedical',
    '是否参加城乡居民基本医疗保险 居民医保 是否参加居民医保 | 是否参加城乡居民医保 居民医保是否参保',
    yes,
  ),
  concept('insurance', 'member.hasIllnessInsurance', '是否参加大病保险 大病保险 | 大病保险是否参保', yes),
  concept('insurance', 'member.hasResidentPension', '是否参加城乡居民基本养老保险 居民养老 | 是否参加居民养老保险 居民养老是否参保', yes),
  concept('insurance', 'member.lowIncome', '享受低保政策情况 是否享受低保 是否低保 | 是否低保对象 是否纳入低保', one('农村低保', '未享受')),
  concept('insurance', 'member.destitute', '享受特困供养政策情况 是否特困供养人员 | 是否特困人员', one('未享受', '农村特困')),
  concept(
    'person',
    'member.phone',
    '成员联系电话 本人电话 本人联系电话 | 本人手机号 个人联系方式 成员手机号码',
    (_house, person) => person.phone,
  ),
]

/** Columns that are nobody's field, of every kind of sheet. */
export const nobodys: readonly Concept[] = [
  concept('other', null, '省 省(自治区、直辖市) 省份 | ', one('示例省')),
  concept('other', null, '市 地市 市（州） | ', one('示例市')),
  concept('other', null, '县 县(市、区、旗) 县区 | ', one('示例县')),
  concept('other', null, '乡 乡(镇) 乡镇 镇 | ', one('示例镇')),
  concept('other', null, '| 核查结果 是否一致 复核结论', one('一致', '不一致')),
  concept('other', null, '| 录入状态 数据来源', one('已录入', '系统导出')),
  concept('other', null, '| 抽查分数 排名', between(1, 99)),
]
