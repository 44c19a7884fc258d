import { defineCodes } from '#shared/ledger/define.ts'
import type { CodeList } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'

const fundLevel = defineCodes({
  id: 'fundLevel',
  label: '资金来源(级次)',
  items: [
    item('中央财政衔接资金', '中央衔接资金', '中央资金', '中央', '中央财政资金', '财政专项扶贫资金(中央)', '中央财政专项扶贫资金'),
    item('省级衔接资金', '省级财政衔接资金', '省级资金', '省级', '省级财政资金', '财政专项扶贫资金(省)', '自治区衔接资金'),
    item('市级衔接资金', '市级财政衔接资金', '市级资金', '市级', '市级财政资金', '财政专项扶贫资金(市)', '州级衔接资金'),
    {
      value: '县级衔接资金',
      aliases: ['县级财政衔接资金', '县级资金', '县级', '县级财政资金', '财政专项扶贫资金(县)', '区级衔接资金'],
      doubtful: ['县级配套', '镇村配套'],
    },
    item('涉农统筹整合资金', '涉农整合资金', '统筹整合资金', '整合资金'),
    item('地方政府(专项)债券', '地方政府债券', '专项债券', '债券资金', '政府债券'),
    item('东西部协作资金', '东西部协作', '闽宁协作资金', '粤桂协作资金', '东西部扶贫协作资金', '对口帮扶资金'),
    item('中央单位定点帮扶', '定点帮扶资金', '定点帮扶', '中央单位定点帮扶资金', '定点扶贫资金'),
    item('社会帮扶/捐赠', '社会帮扶', '社会捐赠', '捐赠', '社会帮扶资金', '社会募捐', '社会引资', '社会资金'),
    item('行业部门资金', '行业资金', '部门资金', '行业部门'),
    item('彩票公益金', '中央专项彩票公益金', '专项彩票公益金'),
    item('易地搬迁后续(专项)资金', '易地搬迁后续扶持资金', '易迁后扶资金', '易地搬迁后扶资金'),
    item('银行贷款', '信贷资金', '贷款'),
    item('村集体自筹', '村级自筹', '村集体资金', '单位自筹'),
    item('群众自筹(含投工投劳)', '群众自筹', '农户自筹', '投工投劳', '自筹资金', '自筹'),
    { value: '其他', aliases: ['其它', '其他资金'], doubtful: ['中省资金', '财政资金'] },
  ],
})

const fundDirection = defineCodes({
  id: 'fundDirection',
  label: '任务方向',
  items: [
    item('巩固拓展脱贫攻坚成果和乡村振兴', '巩固拓展脱贫攻坚成果和乡村振兴任务', '发展资金', '巩固拓展', '巩固任务'),
    item('以工代赈', '以工代账', '以工代赈任务'),
    item('少数民族发展', '少数民族发展任务', '少数民族发展资金'),
    item('欠发达国有农场巩固提升', '国有贫困农场', '国有农场', '欠发达国有农场巩固提升任务'),
    item('欠发达国有林场巩固提升', '国有贫困林场', '国有林场', '欠发达国有林场巩固提升任务'),
    item('“三西”农业建设', '"三西"农业建设', '三西资金', '三西农业建设'),
    item('管理费', '项目管理费'),
    item('其他', '其它'),
  ],
})

const receiverKind = defineCodes({
  id: 'fundReceiverKind',
  label: '接收对象',
  items: [
    item('乡镇', '镇', '乡', '乡镇(街道)'),
    item('部门', '行业部门', '县直部门', '单位'),
    item('村', '行政村', '村集体'),
    item('项目', '具体项目'),
    item('农户', '到户'),
  ],
})

const allocationState = defineCodes({
  id: 'fundAllocationState',
  label: '下拨状态',
  items: [item('待下拨', '未下拨', '待下达'), item('已下拨', '已下达', '已拨付'), item('已收回', '收回'), item('已调整', '调整')],
})

const paymentMethod = defineCodes({
  id: 'paymentMethod',
  label: '支付方式',
  items: [
    item('国库集中支付', '国库集中', '财政直接支付', '直接支付'),
    item('授权支付', '授权', '财政授权支付'),
    item('一卡通', '惠农一卡通', '一卡通直达', '直接拨付到户'),
    item('实拨资金', '实拨'),
    item('银行转账', '转账', '对公转账'),
    item('现金', '现金支付'),
  ],
})

const paymentRoute = defineCodes({
  id: 'paymentRoute',
  label: '拨付方式',
  items: [
    item('县级报账', '县级报账制'),
    item('乡镇报账', '乡镇报账制', '报账制'),
    item('先建后补', '以奖代补'),
    item('直接拨付到户', '到户直补'),
    item('分期拨付', '按进度拨付'),
  ],
})

const paymentKind = defineCodes({
  id: 'paymentKind',
  label: '款项性质',
  items: [
    item('预付款', '启动资金', '工程预付款'),
    item('进度款', '工程进度款'),
    item('结算款', '尾款', '工程结算款'),
    item('质保金', '质量保证金', '退质保金'),
    item('货款', '物资采购款', '采购款'),
    item('补助(奖补)', '补助款', '奖补资金', '补助'),
    item('前期费', '设计费', '监理费', '招标代理费', '勘察设计费', '审计费'),
    item('项目管理费', '管理费'),
    item('其他', '其它'),
  ],
})

const carryoverTreatment = defineCodes({
  id: 'carryoverTreatment',
  label: '结余处理',
  items: [
    item('结转下年使用', '结转', '结转下年', '继续使用'),
    item('收回财政', '收回', '上缴财政', '财政收回', '缴回'),
    item('调剂使用', '调剂', '调剂到其他项目', '盘活使用', '统筹盘活'),
    item('尚未处理', '未处理', '待处理'),
  ],
})

const noticeStage = defineCodes({
  id: 'noticeStage',
  label: '公示阶段',
  items: [
    item('村级申报公示', '村级公示', '申报公示'),
    item('项目库公告', '入库公告', '入库公示', '县级公告', '县级项目库公告'),
    item('资金分配公告', '资金公告', '资金分配公示', '年度计划公告', '计划公告'),
    item('实施前公示', '开工公示', '事前公示'),
    item('招标(中标)公示', '中标公示', '招标公示'),
    item('完工公示', '竣工公示', '事后公示', '完成情况公告'),
    item('收益分配公示', '资产收益分配公示'),
    item('资产公示', '资产确权公示', '资产移交公示'),
    item('其他', '其它'),
  ],
})

const noticePlace = defineCodes({
  id: 'noticePlace',
  label: '公示范围',
  items: plainItems('组级', '村级', '乡镇级', '县级', '门户网站'),
})

export const fundCodes: readonly CodeList[] = [
  fundLevel,
  fundDirection,
  receiverKind,
  allocationState,
  paymentMethod,
  paymentRoute,
  paymentKind,
  carryoverTreatment,
  noticeStage,
  noticePlace,
]
