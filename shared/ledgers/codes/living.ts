import { defineCodes } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'

/** House, road, water, fuel. */

export const roadKind = defineCodes({
  id: 'roadKind',
  label: '入户路类型',
  items: [
    item('泥土路', '土路', '泥路'),
    item('砂石路', '沙石路', '石子路'),
    item('水泥路', '沥青路', '硬化路', '水泥路(沥青路/硬化路)', '柏油路', '水泥/沥青路'),
    item('其他', '其它'),
  ],
})

export const fuel = defineCodes({
  id: 'fuel',
  label: '主要燃料类型',
  items: [
    item('柴草', '柴', '柴火', '木柴'),
    ...plainItems('干畜粪'),
    item('煤炭', '煤'),
    item('清洁能源', '液化气', '电', '天然气', '沼气', '煤气', '燃气', '太阳能'),
    item('其他', '其它'),
  ],
})

export const houseGrade = defineCodes({
  id: 'houseGrade',
  label: '住房安全等级',
  source: 'JGJ 125',
  items: [
    { value: 'A级', aliases: ['A 级', 'A'], doubtful: ['安全', '无', '否'] },
    item('B级', 'B 级', 'B'),
    item('C级', 'C 级', 'C', 'C级危房'),
    item('D级', 'D 级', 'D', 'D级危房'),
  ],
})

export const houseSource = defineCodes({
  id: 'houseSource',
  label: '住房来源',
  items: [
    item('自建', '自建房', '自有'),
    item('危改', '危房改造'),
    item('易搬', '易地搬迁', '安置房', '易地扶贫搬迁'),
    item('公租', '公租房'),
    item('租借', '租房', '借住', '租赁'),
    item('投亲靠友', '投靠亲友'),
    item('购买', '购房', '商品房'),
    item('无房', '无住房'),
  ],
})

export const houseStructure = defineCodes({
  id: 'houseStructure',
  label: '房屋结构',
  items: [
    item('钢混', '钢筋混凝土', '框架'),
    item('砖混', '砖混结构'),
    item('砖木', '砖木结构', '砖瓦'),
    item('土木', '土木(土坯)', '土坯', '土墙', '土木结构'),
    item('木结构', '木房', '木质'),
    item('石木', '石木结构'),
    item('竹草', '竹草结构'),
    item('彩钢', '彩钢瓦', '彩钢房'),
    item('其他', '其它'),
  ],
})

export const waterSupply = defineCodes({
  id: 'waterSupply',
  label: '供水方式',
  items: [
    item('集中供水', '集中供水(自来水入户)', '自来水', '自来水入户', '集中供水入户'),
    item('集中供水点取水', '取水点取水', '集中取水点'),
    item('分散供水', '分散供水(水井/山泉/水窖/水柜)', '水井', '山泉', '山泉水', '水窖', '水柜', '井水'),
    item('无供水设施', '无'),
  ],
})

export const industrySupport = defineCodes({
  id: 'industrySupport',
  label: '到户产业帮扶类型',
  items: [
    item('种植业', '种植', '代种'),
    item('养殖业', '养殖', '代养'),
    item('林果业', '林果'),
    item('加工业', '加工'),
    item('入股分红', '资产收益', '入股分红(资产收益)'),
    item('产业奖补', '生产奖补', '以奖代补'),
    item('光伏', '光伏扶贫', '光伏帮扶'),
    item('乡村旅游', '旅游'),
    item('小额信贷', '扶贫小额信贷'),
    item('土地流转'),
    item('技术指导', '技术培训'),
    item('其他', '其它'),
  ],
})
