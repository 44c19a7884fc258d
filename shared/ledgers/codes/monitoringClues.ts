import { defineCodes } from '#shared/ledger/define.ts'
import { item } from './items.ts'
import type { CodeList } from '#shared/ledger/define.ts'

/** From a clue to a household that is monitored, and out of it again. */

const clueSource = defineCodes({
  id: 'clueSource',
  label: '线索来源',
  items: [
    item('农户自主申请', '农户申请', '自主申请', '个人申请', '本人申请', '自主申报', '农户自主申报'),
    item('村级/网格排查', '村级排查', '村级摸排', '网格排查', '干部排查', '基层干部排查', '网格员排查', '村组排查', '日常排查'),
    item('部门筛查预警', '部门预警', '部门筛查', '行业部门预警', '行业部门筛查', '部门信息比对', '行业部门筛查预警', '部门反馈'),
    item('信访', '信访反映', '信访线索'),
    item('12317/12345', '12317', '12345', '热线', '服务热线', '热线反映'),
    item('舆情', '媒体监督', '网络舆情', '舆情监测'),
    item('系统比对', '系统预警', '大数据比对', '数据比对', '大数据预警'),
    item('其他', '其它'),
  ],
})

const urgency = defineCodes({
  id: 'urgency',
  label: '紧急程度',
  items: [
    { value: '特急', code: '1', aliases: ['1 特急', '特别紧急'] },
    { value: '紧急', code: '2', aliases: ['2 紧急', '急'] },
    { value: '一般', code: '3', aliases: ['3 一般', '普通', '不急'] },
  ],
})

const clueState = defineCodes({
  id: 'clueState',
  label: '线索办理状态',
  items: [
    item('待派发', '未派发', '新登记', '已登记'),
    item('待核查', '已派发', '待核实', '未核查'),
    item('核查中', '核实中', '正在核查'),
    item('已核查', '已核实', '已反馈', '核查完成'),
    item('已办结', '办结', '已归档', '已完成'),
  ],
})

const clueResult = defineCodes({
  id: 'clueResult',
  label: '核查结果',
  items: [
    item('拟纳入监测', '建议纳入', '纳入监测', '符合条件', '拟纳入', '纳入监测对象', '符合'),
    item('不符合纳入条件', '不纳入', '不符合', '不符合条件', '不予纳入', '未达到纳入条件'),
    item('已是监测对象', '已纳入', '已纳入监测'),
    item('已有政策解决', '政策兜底解决', '已落实政策', '政策已保障'),
    item('农户放弃', '自愿放弃', '放弃纳入'),
    item('转其他部门办理', '转办', '移交'),
    item('查无此人', '人户不符', '非本乡镇', '信息有误'),
    item('其他', '其它'),
  ],
})

/** The flow of §识别—消除; branches last. */
const monitoringState = defineCodes({
  id: 'monitoringState',
  label: '监测流程状态',
  items: [
    item('线索登记', '已登记'),
    item('待核实', '待入户核实', '待入户'),
    item('待比对', '待信息比对', '待数据比对'),
    item('待评议', '待民主评议', '待村级评议'),
    item('公示中', '村级公示', '纳入公示中'),
    item('待乡镇审核', '乡镇审核中', '乡镇审核'),
    item('待县级审定', '县级审定中', '县级审定', '待县级审批'),
    item('已纳入', '监测中', '风险未消除', '未消除', '已纳入(未消除)', '持续监测', '正在监测'),
    item('拟消除', '拟解除', '待消除'),
    item('消除公示中', '消除公示'),
    item('已消除', '风险已消除', '已解除', '稳定消除', '解除监测'),
    item('自然消除', '自然减少消除'),
    item('不予纳入', '不纳入', '未纳入'),
    item('农户放弃', '自愿放弃', '放弃'),
  ],
})

const riskKind = defineCodes({
  id: 'riskKind',
  label: '致贫返贫风险',
  source: '100A27',
  items: [
    item('因病', '大病', '患病', '因大病', '重病', '因病致贫', '因病返贫'),
    item('因学', '上学', '因学致贫', '因学返贫'),
    item('因残', '残疾', '因残致贫', '因残返贫'),
    item('因自然灾害', '自然灾害', '因灾', '灾害'),
    item('因意外事故', '意外事故', '因意外', '突发意外', '意外'),
    item('因产业项目失败', '产业项目失败', '产业失败', '生产经营失败', '因产业失败'),
    item('因务工就业不稳', '务工就业不稳', '就业不稳', '务工不稳', '因就业不稳', '失业'),
    item('缺劳动力', '缺劳力', '因缺劳动力', '缺少劳动力'),
    item('因安全住房', '住房', '住房安全', '因住房', '因房', '住房不安全'),
    item('因安全饮水', '饮水', '饮水安全', '因饮水', '饮水不安全'),
    { value: '因疫情', aliases: ['疫情', '因新冠疫情', '新冠疫情'], from: '2020-01-01', to: '2022-12-31' },
    item('其他', '其它'),
  ],
})

const disasterKind = defineCodes({
  id: 'disasterKind',
  label: '自然灾害类型',
  source: '100A271',
  items: [
    item('洪涝灾害', '洪涝', '洪水', '水灾'),
    item('地质灾害', '滑坡', '泥石流', '山体滑坡', '塌方'),
    item('旱灾', '干旱'),
    item('生物灾害', '病虫害'),
    item('气象灾害', '风雹', '冰雹', '台风', '低温冷冻', '雪灾', '霜冻'),
    item('地震灾害', '地震'),
    item('其他', '其它', '火灾'),
  ],
})

const removalKind = defineCodes({
  id: 'removalKind',
  label: '风险消除方式',
  items: [
    item('帮扶消除', '帮扶后消除', '通过帮扶消除', '稳定消除', '因帮扶消除'),
    item('自然消除', '自然减少', '整户死亡', '整户迁出', '整户自然消除'),
    item('其他', '其它'),
  ],
})

const developmentHelp = defineCodes({
  id: 'developmentHelp',
  label: '实施开发式帮扶措施情况',
  items: [item('已实施', '是', '已落实'), item('尚未实施', '否', '未实施', '未落实')],
})

const warningColour = defineCodes({
  id: 'warningColour',
  label: '三色预警',
  items: [item('红色', '红', '红色预警', '红牌'), item('黄色', '黄', '黄色预警', '黄牌'), item('绿色', '绿', '绿色预警', '绿牌')],
})

/** What the household agrees to have compared with the registers of other offices. */
const comparedRegister = defineCodes({
  id: 'comparedRegister',
  label: '信息比对内容',
  items: [
    item('房产', '不动产', '住建', '自然资源', '商品房'),
    item('车辆', '机动车', '公安车管', '车管'),
    item('财政供养', '财政供养人员', '财政', '编办'),
    item('工商登记', '工商', '市场监管', '企业登记', '市场主体'),
    item('公积金', '住房公积金'),
    item('社保', '社会保险', '人社', '养老保险', '医保'),
    item('存款', '金融资产', '银行存款'),
    item('户籍', '公安户籍'),
    item('低保特困', '民政', '低保'),
    item('残疾', '残联'),
    item('其他', '其它'),
  ],
})

export const monitoringClueCodes: readonly CodeList[] = [
  clueSource,
  urgency,
  clueState,
  clueResult,
  monitoringState,
  riskKind,
  disasterKind,
  removalKind,
  developmentHelp,
  warningColour,
  comparedRegister,
]
