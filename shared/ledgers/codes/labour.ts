import { defineCodes } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'

export const laborSkill = defineCodes({
  id: 'laborSkill',
  label: '劳动技能',
  source: '100A14',
  items: [
    item('技能劳动力', '技能劳动能力', '技能型劳动力', '有技能劳动力', '技能', '有技能'),
    {
      value: '普通劳动力',
      aliases: ['普通劳动能力', '普通', '一般劳动力', '普通劳力'],
      doubtful: ['有', '全', '全劳力', '全劳动力', '有劳动能力', '有劳动力', '是', '劳动力'],
    },
    item(
      '弱劳动力或半劳动力',
      '弱劳动力',
      '半劳动力',
      '半',
      '弱',
      '半劳力',
      '弱劳力',
      '部分丧失劳动力',
      '弱(半)劳动力',
      '弱或半劳动力',
      '半劳动能力',
      '部分丧失劳动能力',
      '弱劳动能力',
    ),
    item('丧失劳动力', '丧失', '丧失劳动能力', '完全丧失劳动力'),
    { value: '无劳动力', aliases: ['无', '非劳动力', '无劳动能力', '无劳力'], doubtful: ['无(含丧失)劳动力', '否'] },
  ],
})

export const migrantArea = defineCodes({
  id: 'migrantArea',
  label: '务工区域',
  items: [
    item('乡(镇)内', '乡镇内', '乡内', '镇内', '本乡镇', '就近务工'),
    { value: '乡外县内', aliases: ['县内乡外', '县内转移'], doubtful: ['县内', '本县'] },
    {
      value: '县外省内',
      aliases: ['省内县外', '县外省内转移', '县外省内(市外省内)', '市外省内', '省内务工'],
      doubtful: ['省内'],
    },
    item('省外', '务工省外转移', '省外转移', '省外务工', '外省'),
    item('境外', '国外', '国(境)外'),
  ],
})

export const jobChannel = defineCodes({
  id: 'jobChannel',
  label: '就业渠道',
  items: [
    item('政府组织', '政府组织劳务输出', '有组织输出'),
    item('经营性中介', '经营性中介(劳务公司/劳务经纪人)', '劳务公司', '劳务经纪人', '中介'),
    item('自主外出', '自主外出/自发', '自发', '自主就业', '自谋职业', '外出务工'),
    item('亲友介绍', '亲友', '亲戚朋友介绍', '熟人介绍'),
    item('公益性岗位', '公益岗位', '公益岗'),
    item('帮扶车间', '扶贫车间', '就业帮扶车间'),
    item('当地企业/合作社', '当地企业', '本地企业', '合作社'),
    item('以工代赈'),
    item('其他', '其它'),
  ],
})

export const publicPost = defineCodes({
  id: 'publicPost',
  label: '公益性岗位',
  source: '100A42',
  items: [
    item('护林员', '生态护林员'),
    item('护路员', '乡村公路养护', '公路养护员', '养路员'),
    item('护水员', '河道管护员', '巡河员'),
    ...plainItems('护边员', '护草员'),
    item('护理员', '照料护理员'),
    item('保洁员', '保洁', '环卫工', '村保洁员'),
    item('治安协管员', '治安员', '协管员', '治安巡逻员'),
    item('电站管护员', '山林/光伏电站管护员', '光伏电站管护员', '光伏管护员'),
    item('就业信息员', '扶贫专干', '帮扶专干', '扶贫专干/就业信息员'),
    item('其他', '其它'),
  ],
})

export const industry = defineCodes({
  id: 'industry',
  label: '产业分类',
  items: [
    { value: '第一产业', aliases: ['一产', '农林牧渔业', '农业'] },
    { value: '第二产业', aliases: ['二产', '工业', '制造业', '建筑业', '采矿业'] },
    { value: '第三产业', aliases: ['三产', '服务业', '住宿餐饮业', '批发零售业', '交通运输业'] },
  ],
})

export const joblessReason = defineCodes({
  id: 'joblessReason',
  label: '未就业原因',
  items: [
    item('照料老人小孩', '照料老人小孩(孕产)', '照顾老人小孩', '照顾家庭', '孕产'),
    item('患病残疾', '患病', '残疾', '身体原因'),
    item('年龄偏大', '年龄大'),
    item('技能不足', '无技能', '缺技术'),
    ...plainItems('求职中', '在家务农', '待返岗'),
    item('考研考公', '考研', '考公', '备考'),
    item('待业', '待就业'),
    item('暂不就业', '无就业意愿'),
    item('其他', '其它'),
  ],
})
