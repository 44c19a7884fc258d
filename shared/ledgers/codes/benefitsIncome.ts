import { defineCodes } from '#shared/ledger/define.ts'
import type { CodeList } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'

/** Work, loans, production. */

const other = item('其他', '其它')

const loanStatus = defineCodes({
  id: 'loanStatus',
  label: '贷款状态',
  source: 'E60',
  items: [
    item('正常', '未到期', '正常类', '在贷'),
    item('关注', '关注类'),
    item('展期', '已展期'),
    item('续贷', '已续贷', '无还本续贷'),
    item('逾期', '已逾期', '不良', '次级'),
    item('代偿', '已代偿', '风险代偿'),
    item('结清', '结清(还清)', '已结清', '还清', '已还清', '已还', '已归还'),
  ],
})

const loanUse = defineCodes({
  id: 'loanUse',
  label: '使用方式',
  items: [
    item('自贷自用', '户贷户用', '户借户用', '自用', '户借户用户还'),
    item('户贷企用', '户贷社用', '企业使用', '合作社使用'),
    item('合作使用', '合作经营', '户贷户营合作'),
    other,
  ],
})

const postFund = defineCodes({
  id: 'postFund',
  label: '岗位资金来源',
  items: [
    item('人社', '人社公岗', '人社部门', '就业补助资金', '就业专项资金'),
    item('光伏收益', '光伏公岗', '光伏', '光伏发电收益'),
    item('衔接资金', '乡村振兴衔接资金', '财政衔接资金', '巩固拓展衔接资金'),
    item('林业', '林草', '林业部门', '生态护林员资金'),
    item('乡村公益岗', '乡村公益性岗位', '乡村公岗'),
    item('村集体', '村集体经济', '村级自筹', '村集体收入'),
    other,
  ],
})

const jobNeed = defineCodes({
  id: 'jobNeed',
  label: '就业服务需求',
  none: ['无', '没有', '无需求'],
  items: [
    item('岗位推荐', '推荐岗位', '岗位信息', '岗位'),
    item('技能培训', '培训', '培训需求'),
    item('交通', '交通补贴', '交通服务'),
    other,
  ],
})

const transportKind = defineCodes({
  id: 'transportKind',
  label: '就业补贴类型',
  items: [
    item('一次性外出务工交通补贴', '一次性交通补贴', '外出务工交通补贴', '交通补贴', '一次性交通补助', '外出务工一次性交通补贴'),
    item('跨省务工交通补贴', '跨省交通补贴', '省外务工交通补贴', '跨省务工一次性交通补贴'),
    item('县内务工稳岗补贴', '稳岗补贴', '稳岗补助', '务工稳岗补贴', '务工补贴'),
    item('就业奖励', '就业奖补', '务工奖补', '就业补助'),
    other,
  ],
})

const runningState = defineCodes({
  id: 'runningState',
  label: '运行状态',
  items: [
    item('正常', '正常运行', '运行中', '运营中', '在运行', '正常生产'),
    item('停产', '停运', '停工', '歇业', '停止运行'),
    item('撤销', '已撤销', '取消认定', '报废'),
    ...plainItems('在建'),
  ],
})

const workshopKind = defineCodes({
  id: 'workshopKind',
  label: '吸纳主体类型',
  items: [
    item('帮扶车间', '就业帮扶车间', '扶贫车间', '就业扶贫车间', '社区工厂'),
    item('龙头企业', '农业龙头企业', '企业'),
    item('合作社', '农民专业合作社', '专业合作社'),
    item('家庭农场', '种养大户', '致富带头人'),
    item('以工代训基地', '以工代训', '就业帮扶基地', '就业扶贫基地'),
    other,
  ],
})

const trainingKind = defineCodes({
  id: 'trainingKind',
  label: '培训类别',
  items: [
    item('就业技能', '就业技能培训', '就业培训', '职业技能培训'),
    item('岗位提升', '岗位技能提升', '岗位技能提升培训', '岗位培训'),
    item('创业', '创业培训'),
    item('两后生', '两后生培训'),
    item('新型职业农民', '高素质农民', '职业农民', '职业农民培训', '高素质农民培育'),
    item('农业实用技术', '实用技术', '实用技术培训', '农业实用技术培训', '种养殖技术培训'),
    item('劳务品牌', '劳务品牌培训'),
    item('示范', '示范培训'),
    other,
  ],
})

const trainingWay = defineCodes({
  id: 'trainingWay',
  label: '培训方式',
  items: [
    item('集中授课', '集中培训', '课堂授课', '线下'),
    item('现场教学', '现场培训', '田间教学', '实地培训', '实操'),
    item('线上培训', '线上', '网络培训'),
    item('以工代训', '企业培训', '跟班培训'),
    other,
  ],
})

const jobAfter = defineCodes({
  id: 'jobAfter',
  label: '培训后就业状态',
  items: [item('已就业', '就业', '是', '上岗'), item('自主创业', '创业', '已创业'), item('务农', '在家务农'), item('未就业', '否', '待业')],
})

const trainingFund = defineCodes({
  id: 'trainingFund',
  label: '培训资金来源',
  items: [
    item('就业专项', '就业专项资金', '就业补助资金', '人社'),
    item('农牧', '农业农村', '农牧部门', '农业部门', '农业'),
    item('衔接资金', '衔接', '财政衔接资金', '乡村振兴衔接资金'),
    other,
  ],
})

const subsidyKind = defineCodes({
  id: 'subsidyKind',
  label: '奖补产业',
  items: [
    item('种植', '种植业', '种植类', '种植产业'),
    item('养殖', '养殖业', '养殖类', '养殖产业'),
    item('加工', '加工业', '农产品加工'),
    item('务工', '务工就业', '外出务工'),
    item('庭院', '庭院经济', '高质量庭院经济'),
    other,
  ],
})

export const benefitsIncomeCodes: readonly CodeList[] = [
  loanStatus,
  loanUse,
  postFund,
  jobNeed,
  transportKind,
  runningState,
  workshopKind,
  trainingKind,
  trainingWay,
  jobAfter,
  trainingFund,
  subsidyKind,
]
