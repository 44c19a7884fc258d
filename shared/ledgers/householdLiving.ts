import type { FieldDefinition } from '#shared/ledger/define.ts'

/** 生产生活条件 of a household as they are now; areas in 亩 with two decimals. */

const land: readonly FieldDefinition[] = [
  { id: 'arableLand', label: '耕地面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'land', aliases: ['承包土地', '承包地面积', '耕地', '承包耕地面积'] },
  { id: 'paddyLand', label: '水田面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'land', aliases: ['水田', '其中水田面积', '其中水田'] },
  { id: 'dryLand', label: '旱地面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'land', aliases: ['旱地', '其中旱地面积', '其中旱地'] },
  { id: 'plantedLand', label: '实种面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'land', aliases: ['实际种植面积'] },
  { id: 'forestLand', label: '林地面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'land', aliases: ['林地', '生态林', '生态林面积'] },
  { id: 'returnedForest', label: '退耕还林（草）面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'land', aliases: ['退耕还林面积', '退耕还林', '退耕还林还草面积'] },
  { id: 'orchardLand', label: '林果面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'land', aliases: ['林果', '果园面积', '水果类'] },
  { id: 'pasture', label: '牧草地面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'land', aliases: ['牧草地', '草地面积'] },
  { id: 'waterArea', label: '水面面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'land', aliases: ['水面', '水域面积', '鱼塘面积'] },
  { id: 'inCooperative', label: '是否加入农民专业合作组织', type: 'boolean', section: 'land', aliases: ['是否加入农民专业合作社', '合作社', '是否加入合作社', '加入农民专业合作组织'] },
  { id: 'hasLeadingFirm', label: '是否有龙头企业带动', type: 'boolean', section: 'land', aliases: ['有龙头企业带动', '龙头企业带动'] },
  { id: 'hasEntrepreneur', label: '是否有创业致富带头人带动', type: 'boolean', section: 'land', aliases: ['有创业致富带头人带动', '致富带头人带动'] },
  { id: 'industrySupport', label: '到户产业帮扶类型', type: 'multichoice', codes: 'industrySupport', section: 'land', aliases: ['产业帮扶类型', '产业帮扶', '帮扶产业'] },
  { id: 'pigs', label: '养猪', type: 'integer', unit: '头', min: 0, section: 'land', aliases: ['猪', '生猪', '猪存栏'] },
  { id: 'cattle', label: '养牛', type: 'integer', unit: '头', min: 0, section: 'land', aliases: ['牛', '牛存栏'] },
  { id: 'sheep', label: '养羊', type: 'integer', unit: '只', min: 0, section: 'land', aliases: ['羊', '羊存栏'] },
  { id: 'poultry', label: '养禽', type: 'integer', unit: '只', min: 0, section: 'land', aliases: ['鸡', '鸡鸭', '家禽', '养鸡'] },
  { id: 'crops', label: '种植明细', type: 'text', section: 'land', aliases: ['种植情况'], help: '如 水稻 3 亩、油茶 2 亩' },
]

const living: readonly FieldDefinition[] = [
  { id: 'houseArea', label: '住房面积', type: 'quantity', scale: 2, unit: '平方米', min: 0, section: 'living', aliases: ['房屋面积', '建筑面积'] },
  { id: 'isDangerousHouse', label: '是否危房户', type: 'boolean', section: 'living', aliases: ['危房户', '是否危房'] },
  { id: 'houseGrade', label: '住房安全等级', type: 'choice', codes: 'houseGrade', section: 'living', aliases: ['危房级别', '危房等级', '住房等级', '房屋等级', '住房安全'] },
  { id: 'houseSource', label: '住房来源', type: 'choice', codes: 'houseSource', section: 'living' },
  { id: 'houseStructure', label: '房屋结构', type: 'choice', codes: 'houseStructure', section: 'living', aliases: ['住房结构'] },
  { id: 'houseYear', label: '建造时间', type: 'year', section: 'living', aliases: ['建造年份', '建房时间', '建房年份', '建成年份'] },
  { id: 'houseFloors', label: '房屋层数', type: 'integer', unit: '层', min: 0, max: 30, section: 'living', aliases: ['层数'] },
  { id: 'hasSafeWater', label: '是否解决安全饮用水', type: 'boolean', section: 'living', aliases: ['饮水安全', '饮水是否安全', '安全饮水', '是否饮水安全', '是否实现饮水安全'] },
  { id: 'hasWaterTrouble', label: '饮水是否困难', type: 'boolean', section: 'living', aliases: ['是否饮水困难', '饮水困难'] },
  { id: 'waterSupply', label: '供水方式', type: 'choice', codes: 'waterSupply', section: 'living', aliases: ['饮水来源', '饮水方式'] },
  { id: 'hasTapWater', label: '是否自来水入户', type: 'boolean', section: 'living', aliases: ['自来水入户', '是否通自来水'] },
  { id: 'hasToilet', label: '是否有卫生厕所', type: 'boolean', section: 'living', aliases: ['有无卫生厕所', '卫生厕所'] },
  { id: 'toiletWorks', label: '卫生厕所是否能正常使用', type: 'boolean', section: 'living', aliases: ['厕所是否能正常使用'] },
  { id: 'hasProductionPower', label: '是否通生产用电', type: 'boolean', section: 'living', aliases: ['通生产用电'] },
  { id: 'hasHousePower', label: '是否通生活用电', type: 'boolean', section: 'living', aliases: ['通生活用电', '是否通电'] },
  { id: 'hasBroadcast', label: '是否通广播电视', type: 'boolean', section: 'living', aliases: ['通广播电视', '是否通广播'] },
  { id: 'roadDistance', label: '与村主干路距离', type: 'quantity', scale: 2, unit: '公里', min: 0, section: 'living', aliases: ['与村主干道距离', '距村主干路距离', '距离村主干路'] },
  { id: 'roadKind', label: '入户路类型', type: 'choice', codes: 'roadKind', section: 'living', aliases: ['入户路情况', '入户道路类型'] },
  { id: 'isRoadPaved', label: '入户道路是否硬化', type: 'boolean', section: 'living', aliases: ['入户路是否硬化', '是否入户道路硬化'] },
  { id: 'fuel', label: '主要燃料类型', type: 'choice', codes: 'fuel', section: 'living', aliases: ['燃料类型', '主要燃料'] },
]

export const livingFields: readonly FieldDefinition[] = [...land, ...living]
