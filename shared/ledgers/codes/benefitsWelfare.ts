import { defineCodes } from '#shared/ledger/define.ts'
import type { CodeList } from '#shared/ledger/define.ts'
import { item } from './items.ts'

/** What civil affairs, health and schools grant, and how money is paid out. */

const other = item('其他', '其它')

const payMethod = defineCodes({
  id: 'payMethod',
  label: '发放方式',
  items: [
    item('一卡通', '惠农一卡通', '社保卡', '打卡发放', '打卡', '银行卡', '银行转账'),
    item('现金', '现金发放'),
    item('对公', '对公转账', '对公账户'),
    item('实物', '实物发放', '物资'),
  ],
})

const payStatus = defineCodes({
  id: 'payStatus',
  label: '补助发放状态',
  source: 'E59',
  items: [
    item('待发放', '未发放', '未拨付'),
    item('已发放', '发放成功', '已拨付', '已到账'),
    item('发放失败', '发放失败(退回)', '退回', '发放失败退回'),
  ],
})

const lowIncomeScheme = defineCodes({
  id: 'lowIncomeScheme',
  label: '低保类别',
  source: 'E21',
  items: [item('农村低保', '农村', '农低保', '农村最低生活保障'), item('城市低保', '城市', '城低保', '城镇低保', '城市最低生活保障')],
})

const destituteScheme = defineCodes({
  id: 'destituteScheme',
  label: '特困类别',
  source: 'E22',
  items: [item('农村特困', '农村', '农村五保', '农村特困供养'), item('城市特困', '城市', '城市三无', '城市特困供养')],
})

const careLevel = defineCodes({
  id: 'careLevel',
  label: '自理能力',
  items: [
    item('全自理', '完全自理', '自理', '能自理', '具备自理能力', '一档', '全自理(一档)', '1档'),
    item('半护理', '部分丧失自理能力', '半自理', '半失能', '二档', '半护理(二档)', '2档'),
    item('全护理', '完全丧失自理能力', '失能', '不能自理', '三档', '全护理(三档)', '3档'),
  ],
})

const childLiving = defineCodes({
  id: 'childLiving',
  label: '生活状态',
  items: [
    item('父母抚养', '随父母生活'),
    item('祖父母抚养', '祖辈抚养', '外祖父母抚养', '随祖父母生活'),
    item('亲属抚养', '亲属', '其他亲属抚养'),
    item('机构养育', '集中供养', '福利机构养育', '机构'),
    item('家庭寄养', '寄养'),
    item('独自生活', '独居'),
    other,
  ],
})

const pensionKind = defineCodes({
  id: 'pensionKind',
  label: '养老与优抚项目',
  items: [
    item('城乡居民养老', '城乡居民养老保险', '城乡居民基本养老保险', '居民养老', '新农保'),
    item('职工养老', '城镇职工养老保险', '城镇职工基本养老保险', '企业职工养老保险'),
    item('高龄补贴', '高龄津贴', '高龄老人补贴', '老龄补贴'),
    item('优抚金', '优抚', '优抚补助', '定期抚恤补助'),
    item('计生奖扶', '计划生育奖励扶助', '奖扶金', '奖励扶助'),
    item('计生特扶', '计划生育特别扶助', '特扶金', '特别扶助'),
    item('老民师待遇', '老民师', '原民办教师补助'),
    item('老放映员补助', '老放映员'),
    item('遗属补助', '遗属生活补助'),
    item('村干部退休金', '离任村干部补助', '离任村干部生活补助'),
    other,
  ],
})

const pensionInsured = defineCodes({
  id: 'pensionInsured',
  label: '养老参保状态',
  items: [
    item('正常参保', '已参保', '参保', '正常缴费', '参保缴费'),
    item('暂停缴费', '中断缴费', '断缴', '停保'),
    item('终止参保', '终止', '退保', '注销'),
    item('未参保', '没有参保'),
  ],
})

const pensionDrawn = defineCodes({
  id: 'pensionDrawn',
  label: '领取状态',
  items: [
    item('未领取', '否', '待领取'),
    item('领取中', '正在领取', '是', '已领取', '领取', '正常领取'),
    item('停止领取', '停发', '暂停领取'),
  ],
})

const veteranKind = defineCodes({
  id: 'veteranKind',
  label: '优抚类别',
  items: [
    item('在乡老复员军人', '老复员军人'),
    item('带病回乡', '带病回乡退伍军人', '带病回乡退役军人'),
    item('两参人员', '参战参试人员', '参战人员', '参试人员'),
    item('伤残军人', '残疾军人'),
    item('烈士遗属', '三属', '烈属'),
    other,
  ],
})

const medicalScheme = defineCodes({
  id: 'medicalScheme',
  label: '参保险种',
  items: [
    item('居民', '居民医保', '城乡居民', '城乡居民医保', '城乡居民基本医疗保险', '新农合'),
    item('职工', '职工医保', '城镇职工', '城镇职工基本医疗保险'),
  ],
})

const medicalInsured = defineCodes({
  id: 'medicalInsured',
  label: '参保状态',
  items: [item('已参保', '参保', '是', '正常参保'), item('未参保', '否', '没有参保'), item('代缴', '已代缴', '政府代缴', '财政代缴')],
})

const uninsuredReason = defineCodes({
  id: 'uninsuredReason',
  label: '未参保原因',
  items: [
    item('新生儿', '新出生'),
    item('参军', '现役军人', '服兵役', '参军入伍'),
    item('服刑', '服刑人员'),
    item('异地参保', '在外地参保', '外地参保'),
    item('死亡', '已故'),
    other,
  ],
})

const insuranceTrigger = defineCodes({
  id: 'insuranceTrigger',
  label: '触发类型',
  items: [item('因病', '疾病', '大病'), item('因学', '上学'), item('因灾', '灾害', '自然灾害'), item('因意外', '意外', '意外事故'), other],
})

const schoolStage = defineCodes({
  id: 'schoolStage',
  label: '学段',
  items: [
    item('学前教育', '学前', '幼儿园'),
    item('义务教育', '小学', '初中', '义教', '九年义务教育'),
    item('高中', '普通高中', '普高'),
    item('中职', '中专', '职高', '技校', '中等职业教育', '中等职业学校', '技工院校'),
    item('高职', '大专', '高职高专', '高等职业教育', '技师学院', '专科'),
    item('本科及以上', '本科', '大学', '研究生', '大学本科'),
  ],
})

const schoolAid = defineCodes({
  id: 'schoolAid',
  label: '资助类型',
  items: [
    item('雨露计划', '雨露计划补助', '雨露计划+', '雨露计划职业教育补助'),
    item('助学金', '国家助学金', '生活补助', '国助'),
    item('免学费', '免学杂费', '学费减免'),
    item('免保教费', '免保育教育费', '学前免保教费'),
    item('寄宿生补助', '寄宿生生活补助', '寄宿生生活补贴', '寄宿补助'),
    item('营养餐', '营养改善计划', '营养餐补助'),
    item('助学贷款', '生源地助学贷款', '国家助学贷款', '生源地信用助学贷款'),
    other,
  ],
})

const schoolTerm = defineCodes({
  id: 'schoolTerm',
  label: '学期',
  items: [
    item('春季', '春', '春季学期', '下学期', '春期', '第二学期'),
    item('秋季', '秋', '秋季学期', '上学期', '秋期', '第一学期'),
    item('全年', '全学年', '学年', '一学年'),
  ],
})

const dropoutOutcome = defineCodes({
  id: 'dropoutOutcome',
  label: '处置',
  items: [
    item('复学', '已复学', '返校', '劝返复学', '已返校'),
    item('送教上门', '送教'),
    item('休学', '办理休学', '已休学'),
    item('劝返中', '正在劝返', '未复学'),
    other,
  ],
})

const reliefKind = defineCodes({
  id: 'reliefKind',
  label: '救助与物资类型',
  items: [
    item('一事一议', '一事一议救助'),
    item('临时救助', '临时救济', '急难救助'),
    item('慈善', '慈善捐助', '慈善救助', '社会捐助', '捐赠'),
    item('物资发放', '物资', '实物发放'),
    item('救灾', '救灾救助', '冬春救助', '救灾款'),
    other,
  ],
})

const condolenceKind = defineCodes({
  id: 'condolenceKind',
  label: '慰问类型',
  items: [
    item('节日慰问', '春节慰问', '节日', '春节', '中秋慰问'),
    item('困难慰问', '困难群众慰问', '困难', '困难户慰问'),
    item('大病慰问', '重病慰问', '病号慰问', '因病慰问'),
    item('党员慰问', '老党员慰问', '困难党员慰问'),
    item('军属慰问', '退役军人慰问', '军烈属慰问'),
    item('丧事慰问', '丧葬慰问'),
    other,
  ],
})

export const benefitsWelfareCodes: readonly CodeList[] = [
  payMethod,
  payStatus,
  lowIncomeScheme,
  destituteScheme,
  careLevel,
  childLiving,
  pensionKind,
  pensionInsured,
  pensionDrawn,
  veteranKind,
  medicalScheme,
  medicalInsured,
  uninsuredReason,
  insuranceTrigger,
  schoolStage,
  schoolAid,
  schoolTerm,
  dropoutOutcome,
  reliefKind,
  condolenceKind,
]
