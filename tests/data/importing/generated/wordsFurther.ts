import { account, between, concept, day, month, one, tenths, yes, type Concept } from './words.ts'

/** Yearly income of a household; the headings may carry the year. */
export const incomeWords: readonly Concept[] = [
  concept('income', 'income.wages', '工资性收入 工资收入 | 工资性收入金额 家庭工资性收入', between(0, 60_000), '元'),
  concept('income', 'income.business', '生产经营性收入 生产经营收入 | 家庭生产经营性收入 生产经营性收入金额', between(0, 30_000), '元'),
  concept('income', 'income.property', '财产性收入 财产收入 | 家庭财产性收入', between(0, 3000), '元'),
  concept('income', 'income.transfer', '转移性收入 转移收入 | 家庭转移性收入 转移性收入金额', between(0, 12_000), '元'),
  concept('income', 'income.costs', '生产经营性支出 生产经营支出 | 家庭生产经营性支出', between(0, 9000), '元'),
  concept('income', 'income.netGiven', '家庭纯收入 家庭年纯收入 纯收入 | 家庭年度纯收入 全家纯收入', between(9000, 90_000), '元'),
  concept(
    'income',
    'income.perCapitaGiven',
    '人均纯收入 家庭人均纯收入 年人均纯收入 | 人均年纯收入 家庭年度人均纯收入',
    between(7000, 30_000),
    '元',
  ),
]

/** 监测对象: one round of a household. */
export const watchWords: readonly Concept[] = [
  concept('watch', 'monitoring.identifiedAt', '识别监测时间 风险识别时间 纳入监测时间 | 纳入监测年月 监测识别日期', month),
  concept(
    'watch',
    'monitoring.risk1',
    '致贫/返贫风险1 主要风险 致贫返贫风险 | 返贫致贫主要风险',
    one('因病', '因残', '因学', '因自然灾害'),
  ),
  concept('watch', 'monitoring.isRemoved', '风险是否已消除 风险是否消除 | 返贫风险是否消除', yes),
  concept('watch', 'monitoring.removedAt', '风险消除时间 消除监测时间 | 返贫风险消除时间', month),
  concept('watch', 'monitoring.removalKind', '风险消除方式 消除方式 | 返贫风险消除方式', one('正常消除', '自然消除')),
  concept('watch', 'monitoring.developmentHelp', '实施开发式帮扶措施情况 | 开发式帮扶措施实施情况', one('已实施', '未实施')),
]

/** A roster of one kind of benefit. */
export type Roster = Readonly<{
  ledger: string
  /** As titles name it. */
  title: string
  /** Always there: what makes the sheet a sheet of this kind. */
  core: readonly Concept[]
  further: readonly Concept[]
}>

export const rosters: readonly Roster[] = [
  {
    ledger: 'lowIncomeAid',
    title: '农村低保发放花名册',
    core: [
      concept('other', 'lowIncomeAid.persons', '保障人口 保障人数 享受低保人数 | 纳入保障人数', between(1, 4)),
      concept('other', 'lowIncomeAid.monthly', '月保障金额 月保障金 月低保金 | 每月保障金额 月发放低保金', between(200, 1500), '元'),
    ],
    further: [
      concept('other', 'lowIncomeAid.certificate', '低保证号 低保证编号 | 低保证件编号', account),
      concept('other', 'lowIncomeAid.scheme', '低保类别 低保类型 | 低保种类', one('农村低保', '城市低保')),
      concept('other', 'lowIncomeAid.grade', '保障类别 低保档次 | 保障档级', one('A类', 'B类', 'C类')),
      concept('other', 'lowIncomeAid.extra', '分类施保增发 分类施保金额 | 分类施保增发金额', between(0, 200), '元'),
      concept('other', 'lowIncomeAid.since', '开始享受低保时间 批准时间 享受时间 | 低保享受起始时间', month),
    ],
  },
  {
    ledger: 'migrantWork',
    title: '外出务工人员花名册',
    core: [
      concept('other', 'migrantWork.place', '务工所在地 务工地点 务工地 | 外出务工地点 打工地点', one('广东省深圳市', '浙江省宁波市')),
      concept('other', 'migrantWork.wage', '务工月收入 月工资 | 务工月均工资 每月工资', between(2000, 9000), '元'),
    ],
    further: [
      concept('other', 'migrantWork.employer', '务工企业名称 务工单位 | 用工单位 就业企业', one('某某电子厂', '某某建筑公司')),
      concept('other', 'migrantWork.startDate', '务工开始时间 外出时间 外出务工时间 | 开始外出务工时间', month),
      concept('other', 'migrantWork.endDate', '务工结束时间 返乡时间 | 返乡回流时间', month),
      concept('other', 'migrantWork.job', '工种 从事工种 | 从事的工种', one('普工', '电焊工', '厨师')),
      concept('other', 'migrantWork.channel', '就业渠道 就业途径 | 外出就业渠道', one('亲友介绍', '自主外出', '政府组织')),
    ],
  },
  {
    ledger: 'publicPost',
    title: '公益性岗位人员台账',
    core: [
      concept('other', 'publicPost.kind', '岗位类型 公益性岗位类型 岗位名称 | 公益岗位类别', one('护林员', '保洁员', '护路员')),
      concept('other', 'publicPost.wage', '月工资 岗位补贴标准 月补贴 | 每月岗位工资', between(400, 1500), '元'),
    ],
    further: [
      concept('other', 'publicPost.startDate', '聘用开始日期 聘用时间 上岗时间 | 开始上岗时间', day),
      concept('other', 'publicPost.months', '聘用月数 | 累计聘用月数', between(1, 12)),
      concept('other', 'publicPost.work', '工作内容 | 主要工作内容', one('村道保洁', '巡护山林')),
      concept('other', 'publicPost.account', '银行卡号 一卡通账号 银行账号 | 惠农卡号', account),
    ],
  },
  {
    ledger: 'farmSubsidy',
    title: '惠农补贴发放清册',
    core: [
      concept('other', 'farmSubsidy.kind', '补贴类型 补贴项目 补贴名称 | 惠农补贴种类', one('耕地地力保护补贴', '退耕还林')),
      concept('other', 'farmSubsidy.area', '补贴面积 | 实际补贴面积', tenths(1, 12), '亩'),
      concept('other', 'farmSubsidy.amount', '金额 补贴金额 发放金额 | 实发补贴金额', between(100, 2000), '元'),
    ],
    further: [
      concept('other', 'farmSubsidy.standard', '补贴标准 标准 | 每亩补贴标准', between(80, 120), '元'),
      concept('other', 'farmSubsidy.account', '一卡通账号 银行账号 | 惠农卡号', account),
      concept('other', 'farmSubsidy.bankName', '开户行 开户银行 | 发卡银行', one('农村信用社', '农业银行')),
      concept('other', 'farmSubsidy.paidOn', '发放时间 发放日期 | 补贴发放日期', day),
    ],
  },
  {
    ledger: 'education',
    title: '教育资助花名册',
    core: [
      concept('other', 'education.school', '学校名称 就读学校 | 在读学校', one('示例镇中心小学', '示例县第一中学')),
      concept('other', 'education.amount', '资助金额 补助金额 | 实发资助金额', between(300, 3000), '元'),
    ],
    further: [
      concept('other', 'education.aidKind', '资助类型 资助项目 | 资助项目类别', one('雨露计划', '国家助学金')),
      concept('other', 'education.stage', '学段 | 就读学段', one('小学', '初中', '高中')),
      concept('other', 'education.schoolClass', '班级 年级 班级/年级 | 所在年级', one('三年级', '五年级')),
      concept('other', 'education.isBoarder', '是否寄宿生 是否寄宿 | 是否为寄宿生', yes),
    ],
  },
  {
    ledger: 'disability',
    title: '残疾人两项补贴发放表',
    core: [
      concept('other', 'disability.living', '困难残疾人生活补贴 生活补贴 | 困难生活补贴金额', between(50, 120), '元'),
      concept('other', 'disability.nursing', '重度残疾人护理补贴 护理补贴 | 重度护理补贴金额', between(50, 120), '元'),
    ],
    further: [
      concept('other', 'disability.kind', '残疾类别 残疾类型 | 残疾种类', one('肢体', '视力')),
      concept('other', 'disability.level', '残疾等级 残疾级别 | 残疾程度等级', one('一级', '二级')),
      concept('other', 'disability.issuedOn', '发证时间 发证日期 | 残疾证发证日期', day),
    ],
  },
  {
    ledger: 'loan',
    title: '脱贫人口小额信贷台账',
    core: [
      concept('other', 'loan.amount', '贷款金额 | 实际贷款金额', between(10_000, 50_000), '元'),
      concept('other', 'loan.startDate', '贷款起始日 放款日期 贷款日期 | 贷款发放日', day),
      concept('other', 'loan.dueDate', '到期日 到期日期 贷款到期日 | 贷款到期时间', day),
    ],
    further: [
      concept('other', 'loan.bank', '承贷金融机构 贷款银行 | 承贷银行名称', one('农村商业银行', '农业银行')),
      concept('other', 'loan.purpose', '贷款用途 | 贷款主要用途', one('养牛', '种茶')),
      concept('other', 'loan.rate', '执行年利率(%) 年利率 | 贷款执行利率', tenths(3, 5)),
    ],
  },
]
