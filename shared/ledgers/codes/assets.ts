import { defineCodes } from '#shared/ledger/define.ts'
import type { CodeItem, CodeList } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'

/** 一级类别 → 二级类别, so that a rule can tell whether the two agree. */
export const assetKindTree: Readonly<Record<string, readonly string[]>> = {
  经营性资产: ['固定资产', '权益性资产', '生物资产', '无形资产'],
  公益性资产: [
    '道路交通设施',
    '农田水利设施',
    '供水饮水设施',
    '环卫公厕设施',
    '教育设施',
    '文化设施',
    '体育设施',
    '卫生设施',
    '电力设施',
    '网络设施',
    '综合服务设施',
    '人居环境设施',
    '其他公益设施',
  ],
  到户类资产: ['到户生物性资产', '到户固定资产'],
}

const assetType = defineCodes({
  id: 'assetType',
  label: '资产类别',
  items: [
    item('经营性资产', '经营性', '经营类', '经营类资产', '经营性扶贫资产'),
    {
      value: '公益性资产',
      aliases: ['公益性', '公益类', '公益类资产', '公益性扶贫资产'],
      doubtful: ['基础设施类', '基础设施类资产', '易地搬迁类资产', '易地搬迁类'],
    },
    item('到户类资产', '到户类', '到户资产', '到户类扶贫资产'),
  ],
})

const kindAliases: Readonly<Record<string, readonly string[]>> = {
  固定资产: ['厂房', '车间', '大棚', '冷库', '光伏电站', '农机', '旅游设施', '商铺', '经营性固定资产'],
  权益性资产: ['股权', '债权', '资金入股', '权益类资产', '股权类'],
  生物资产: ['经营性生物资产'],
  道路交通设施: ['道路交通', '道路', '桥梁', '交通设施', '道路交通类'],
  农田水利设施: ['农田水利', '水利设施', '水利'],
  供水饮水设施: ['供水饮水', '安全饮水', '饮水工程', '供水设施'],
  环卫公厕设施: ['环卫公厕', '公厕', '环卫设施'],
  教育设施: ['教育', '学校'],
  文化设施: ['文化', '文化广场'],
  体育设施: ['体育', '健身器材'],
  卫生设施: ['卫生', '卫生室'],
  电力设施: ['电力', '路灯'],
  网络设施: ['网络', '通信设施'],
  综合服务设施: ['综合服务', '便民服务设施'],
  人居环境设施: ['人居环境'],
  其他公益设施: ['其他', '其它'],
  到户生物性资产: ['生物性资产', '牲畜', '苗木'],
  到户固定资产: ['农机具', '住房'],
}

const assetKind = defineCodes({
  id: 'assetKind',
  label: '二级类别',
  items: Object.values(assetKindTree)
    .flat()
    .map((value): CodeItem => ({ value, aliases: kindAliases[value] ?? [] })),
})

const assetOrigin = defineCodes({
  id: 'assetOrigin',
  label: '形成方式',
  items: [
    item('新建', '建设', '自建'),
    item('购置', '购买', '采购'),
    item('入股', '投资入股', '参股'),
    item('捐赠', '接受捐赠'),
    ...plainItems('改扩建', '划拨'),
    item('其他', '其它'),
  ],
})

const assetState = defineCodes({
  id: 'assetState',
  label: '资产状态',
  items: [
    item('在用', '在用(正常运营)', '正常运营', '正常', '正常使用', '运营良好', '使用中'),
    item('低效', '低效运营', '低效运转'),
    item('闲置', '闲置资产', '停用'),
    item('损毁', '损坏', '毁损'),
    item('已处置', '处置', '报废', '已报废', '已转让', '核销', '已核销'),
    item('灭失', '已灭失'),
  ],
})

const assetBatch = defineCodes({
  id: 'assetBatch',
  label: '四个一批',
  items: [item('巩固一批', '巩固'), item('升级一批', '升级'), item('盘活一批', '盘活'), item('调整一批', '调整')],
})

const assetColour = defineCodes({
  id: 'assetColour',
  label: '三色等级',
  items: [item('绿', '绿色', '绿色等级'), item('黄', '黄色', '黄色等级'), item('红', '红色', '红色等级')],
})

const ownership = defineCodes({
  id: 'assetOwnership',
  label: '确权层级',
  items: [
    item('县(区)级国有', '县级国有', '区级国有', '县级', '国有(县级)', '县(市、区)级'),
    item('乡(镇)国有', '乡镇国有', '镇级国有', '乡镇级', '镇级', '乡级', '国有(乡镇)'),
    item('村集体', '村级', '村集体所有', '村级集体', '集体'),
    item('农户个人', '农户', '个人', '到户', '农户所有'),
    item('企业/合作社持股', '企业', '合作社', '企业(合作社)', '企业/合作社'),
  ],
})

const operationMode = defineCodes({
  id: 'operationMode',
  label: '经营方式',
  items: [
    item('自主经营', '自营', '自行经营'),
    item('承包', '承包经营'),
    item('租赁', '出租', '租赁经营'),
    item('托管', '托管经营'),
    item('股份合作(入股)', '股份合作', '入股', '入股经营', '入股分红', '合作经营'),
    item('委托经营', '委托'),
    item('联营', '联合经营'),
    item('未经营', '未运营', '无经营'),
  ],
})

const careMode = defineCodes({
  id: 'careMode',
  label: '管护方式',
  items: [
    item('公益岗管护', '公益岗', '公益性岗位', '公益岗位', '设公益岗'),
    item('自行管护', '自管', '自主管护', '村级自管'),
    item('委托管护', '委托', '购买服务', '第三方管护', '物业管护'),
    item('经营主体管护', '经营主体', '承租方管护'),
    item('农户自管', '农户管护'),
  ],
})

const careMoney = defineCodes({
  id: 'careMoney',
  label: '管护经费来源',
  items: [
    item('资产收益', '资产经营收益', '经营收益'),
    item('村集体收入', '村集体', '村集体经济', '村集体经济收入'),
    item('财政补助', '财政', '财政预算', '本级财政', '财政资金'),
    item('行业部门资金', '行业部门', '部门资金'),
    item('受益群众承担', '农户承担', '群众自筹'),
    item('其他', '其它', '社会资金'),
  ],
})

const careKind = defineCodes({
  id: 'careKind',
  label: '管护内容',
  items: [
    item('巡查', '巡查检查', '日常巡查'),
    item('维修', '维修养护', '修缮', '维护'),
    item('管护费支付', '管护费', '支付管护费'),
    item('损毁上报', '损坏上报'),
    item('其他', '其它'),
  ],
})

const incomeUse = defineCodes({
  id: 'assetIncomeUse',
  label: '分配用途',
  items: [
    item('公益岗位', '公益性岗位', '公益岗位工资', '光伏公益岗'),
    item('奖励补助', '奖励', '奖补', '差异化奖补'),
    item('村集体经济', '集体经济', '村集体', '村集体经济收入', '村级公益事业'),
    item('脱贫户分红', '农户分红', '分红', '贫困户分红', '到户分红'),
    item('困难救助', '特困户救助', '救助'),
    item('管护费', '管护支出', '维修管护', '运维'),
    item('滚动发展', '再发展', '产业滚动发展', '产业发展'),
    item('其他', '其它'),
  ],
})

const splitBasis = defineCodes({
  id: 'splitBasis',
  label: '分配依据',
  items: [
    item('户数', '按户数', '按户', '户数比例'),
    item('人数', '按人数', '按人', '人口', '按人口'),
    item('比例', '按比例', '股份', '按股份'),
    item('定额', '固定金额'),
  ],
})

const shareState = defineCodes({
  id: 'shareState',
  label: '兑付状态',
  items: [item('待发放', '未发放', '待兑付'), item('已发放', '已兑付', '已支付'), item('发放失败', '退回', '发放失败(退回)')],
})

const disposalMethod = defineCodes({
  id: 'disposalMethod',
  label: '处置方式',
  items: [
    item('出售', '转让', '变卖'),
    item('拍卖', '公开拍卖'),
    ...plainItems('报废', '拆除', '置换', '核销'),
    item('划转', '无偿划转', '调拨'),
    item('其他', '其它'),
  ],
})

const inventoryResult = defineCodes({
  id: 'inventoryResult',
  label: '盘点结果',
  items: [item('账实相符', '相符', '一致'), item('盘盈', '多出'), item('盘亏', '短少'), item('待核实', '未核实')],
})

export const assetsCodes: readonly CodeList[] = [
  assetType,
  assetKind,
  assetOrigin,
  assetState,
  assetBatch,
  assetColour,
  ownership,
  operationMode,
  careMode,
  careMoney,
  careKind,
  incomeUse,
  splitBasis,
  shareState,
  disposalMethod,
  inventoryResult,
]
