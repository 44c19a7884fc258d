import { inSection, money } from '../benefits/fields.ts'

/** The items of the detailed form, by the letters of its columns. All of a year, 元. */

export const wageParts = inSection('wages', [
  money('migrantWages', '务工收入', '外出务工收入 打工收入 务工工资收入'),
  money('officePostWages', '行业部门公益岗收入', '行业部门公益性岗位收入'),
  money('townshipPostWages', '乡镇公益岗收入', '乡镇公益性岗位收入'),
  money('villagePostWages', '村级公益岗收入', '村级公益性岗位收入'),
  money('postWages', '公益性岗位收入', '公益岗收入 公益岗位收入', { help: '不分行业、乡镇、村级时填这里，否则留空' }),
  money('pickingWages', '自主采摘收入'),
  money('jobReward', '就业奖励', '就业奖补收入'),
  money('otherWages', '其他工资性收入', '其它工资性收入'),
])

export const businessParts = inSection('business', [
  money('planting', '种植业收入', '种植收入'),
  money('breeding', '养殖业收入', '养殖收入'),
  money('forestry', '林果业收入', '林果收入'),
  money('industryReward', '产业奖励', '产业奖补收入'),
  money('otherBusiness', '其他生产经营性收入', '其它生产经营性收入 其他生产经营收入 二三产业收入', {
    help: '二三产业、运输、个体经营、手工',
  }),
])

export const propertyParts = inSection('property', [
  money('dividends', '资产收益分红收入', '资产收益扶贫分红收入 分红收入 光伏分红收入 合作社分红收入'),
  money('landRent', '土地流转收入', '流转土地收入 土地流转租金收入'),
  money('loanProfit', '金融贷款项目收益', '金融项目收益'),
  money('agency', '代种代养项目收入', '代种代养项目收益'),
  money('otherProperty', '其他财产性收入', '其它财产性收入', { help: '房屋租金、利息、集体分红' }),
])

export const transferParts = inSection('transfer', [
  money('familyPlanning', '计划生育金', '计生金 计划生育奖扶金'),
  money('lowIncomeMoney', '低保金', '最低生活保障金 低保收入'),
  money('destituteMoney', '特困供养金', '五保金 特困金'),
  money('pension', '养老保险金', '养老金或离退休金 养老金 养老保险金收入'),
  money('ecology', '生态补偿金', '生态补偿收入 生态补助', { help: '不分退耕、公益林、草原时填这里，否则留空' }),
  money('farmlandToForest', '退耕还林补助', '退耕还林(草)补助 退耕还林补助收入'),
  money('publicForest', '公益林补偿', '公益林补偿金 公益林补助'),
  money('grassland', '草原奖补', '草原生态奖补 草原补奖'),
  money('migration', '移民补助', '移民后期扶持补助'),
  money('otherEcology', '其他生态补偿', '其他生态补偿金'),
  money('grainSubsidy', '种粮补贴', '玉米大豆补贴 稻谷补贴 玉米大豆/稻谷补贴 种粮补贴收入'),
  money('landSubsidy', '地力补贴', '耕地地力保护补贴收入 地力保护补贴'),
  money('insuranceSubsidy', '农业保险补助', '农业保险补贴'),
  money('oldAge', '高龄补贴', '高龄津贴'),
  money('careSubsidy', '失能老人补贴', '失能老人护理补贴'),
  money('honourMoney', '优抚金', '抚恤金 优抚收入'),
  money('disabilityMoney', '残疾两项补贴', '残疾人两项补贴收入 残疾补贴'),
  money('orphanMoney', '孤儿生活费', '孤儿和事实无人抚养儿童生活费 孤儿基本生活费'),
  money('educationMoney', '教育扶持收入', '教育补助 教育扶持', { help: '是否计入收入以本省规定为准，不计入的不要填' }),
  money('disasterMoney', '救灾款', '救灾款收入'),
  money('support', '赡养费', '赡养费收入 赡养抚养费 子女赡养费'),
  money('heating', '取暖费', '取暖补贴'),
  money('priceSubsidy', '物价补贴', '价格临时补贴'),
  money('socialRelief', '社会救济', '社会救济收入'),
  money('povertyInsurance', '防贫保险收入', '防贫保险金'),
  money('donation', '经常性捐赠和赔偿', '捐赠和赔偿收入 经常性捐赠'),
  money('otherTransfer', '其他转移性收入', '其它转移性收入'),
])

export const costParts = inSection('costs', [
  money('plantingCosts', '种植业支出', '种植支出'),
  money('breedingCosts', '养殖业支出', '养殖支出'),
  money('forestryCosts', '林果业支出', '林果支出'),
  money('otherCosts', '其他生产经营性支出', '其它生产经营性支出 其他生产经营支出'),
])

/** Taken off the costs. */
export const costSubsidy = inSection('costs', [
  money('costSubsidy', '冲减支出的补贴', '用于减少生产经营性支出的补贴 专项用于减少生产经营性支出的补贴'),
])
