import { defineLedger } from '#shared/ledger/define.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'

/** 行政村(社区), one current row each; figures that follow from households and members are measures, not fields. */

const basics: readonly FieldDefinition[] = [
  { id: 'name', label: '行政村', type: 'text', section: 'basics', required: true, search: 'name', inGrid: true, inPrint: true, width: 140, printWidth: 30, aliases: ['村', '村名', '村名称', '行政村名称', '村(社区)', '村居', '村委会', '行政村(社区)', '社区', '所在村', '村庄'] },
  { id: 'code', label: '行政村编号', type: 'text', section: 'basics', search: 'text', inGrid: true, inPrint: true, width: 130, printWidth: 32, aliases: ['村代码', '村编码', '村编号', '行政村代码', '行政区划代码', '区划代码', 'adl_cd'], help: '12 位统计用区划代码' },
  { id: 'kind', label: '村属性', type: 'multichoice', codes: 'villageKind', section: 'basics', inGrid: true, inPrint: true, width: 150, printWidth: 36, aliases: ['村类型', '是否贫困村', '是否脱贫村'] },
  { id: 'outOfPovertyYear', label: '脱贫（出列）年度', type: 'year', section: 'basics', min: 2014, max: 2020, aliases: ['出列年度', '出列时间', '脱贫年度', '是否出列'] },
  { id: 'groupCount', label: '村民小组数', type: 'integer', section: 'basics', min: 0, unit: '个', inGrid: true, inPrint: true, width: 96, printWidth: 18, aliases: ['自然村(村民小组)数', '自然村数', '组数', '社数'] },
  { id: 'area', label: '幅员面积', type: 'quantity', scale: 2, unit: '平方公里', section: 'basics', min: 0, aliases: ['国土面积', '总面积'] },
  { id: 'altitude', label: '平均海拔', type: 'integer', unit: '米', section: 'basics', aliases: ['海拔'] },
  { id: 'distanceToCounty', label: '距县城', type: 'quantity', scale: 2, unit: '公里', section: 'basics', min: 0, aliases: ['距县城距离', '距县城公里'] },
  { id: 'address', label: '村委会地址', type: 'text', section: 'basics', aliases: ['村部地址', '地址'] },
  { id: 'note', label: '备注', type: 'longtext', section: 'basics', aliases: ['说明'] },
]

const leaders: readonly FieldDefinition[] = [
  { id: 'secretary', label: '村支书姓名', type: 'text', section: 'leaders', search: 'name', inGrid: true, inPrint: true, width: 96, printWidth: 22, aliases: ['村支书', '支部书记', '村党支部书记', '村书记', '村负责人'] },
  { id: 'secretaryPhone', label: '村支书电话', type: 'phone', sensitive: 'phone', section: 'leaders', inGrid: true, inPrint: true, width: 120, printWidth: 28, aliases: ['村支书联系电话', '村负责人电话'] },
  { id: 'director', label: '村主任姓名', type: 'text', section: 'leaders', search: 'name', aliases: ['村主任', '村委会主任'] },
  { id: 'directorPhone', label: '村主任电话', type: 'phone', sensitive: 'phone', section: 'leaders', aliases: ['村主任联系电话'] },
  { id: 'firstSecretary', label: '第一书记姓名', type: 'text', section: 'leaders', search: 'name', aliases: ['第一书记', '驻村第一书记'] },
  { id: 'firstSecretaryPhone', label: '第一书记电话', type: 'phone', sensitive: 'phone', section: 'leaders', aliases: ['第一书记联系电话'] },
  { id: 'teamLeader', label: '驻村工作队长姓名', type: 'text', section: 'leaders', search: 'name', aliases: ['驻村工作队长', '工作队长', '驻村队长'] },
  { id: 'teamLeaderPhone', label: '驻村工作队长电话', type: 'phone', sensitive: 'phone', section: 'leaders', aliases: ['工作队长电话'] },
  { id: 'officePhone', label: '村办公电话', type: 'phone', sensitive: 'phone', section: 'leaders', aliases: ['村委会电话', '联系电话'] },
  { id: 'partyMembers', label: '党员数', type: 'integer', unit: '人', min: 0, section: 'leaders', aliases: ['党员人数'] },
  { id: 'partyBranches', label: '支部数', type: 'integer', unit: '个', min: 0, section: 'leaders', aliases: ['党支部数'] },
]

const people: readonly FieldDefinition[] = [
  { id: 'households', label: '总户数', type: 'integer', unit: '户', min: 0, section: 'people', inGrid: true, inPrint: true, width: 80, printWidth: 18, aliases: ['农户数', '农业户数', '全村户数'], help: '村里上报的数，可与户台账核对' },
  { id: 'population', label: '总人口数', type: 'integer', unit: '人', min: 0, section: 'people', inGrid: true, inPrint: true, width: 88, printWidth: 18, aliases: ['总人口', '户籍人口', '户籍人口数', '农村人口', '全村人口'] },
  { id: 'residents', label: '常住人口数', type: 'integer', unit: '人', min: 0, section: 'people', aliases: ['常住人口'] },
  { id: 'women', label: '妇女人口数', type: 'integer', unit: '人', min: 0, section: 'people', aliases: ['妇女人口'] },
  { id: 'minorities', label: '少数民族人口数', type: 'integer', unit: '人', min: 0, section: 'people', aliases: ['少数民族人口'] },
  { id: 'lowIncomeHouseholds', label: '低保户数', type: 'integer', unit: '户', min: 0, section: 'people' },
  { id: 'lowIncomePeople', label: '低保人口数', type: 'integer', unit: '人', min: 0, section: 'people', aliases: ['低保人数', '低保人口'] },
  { id: 'destituteHouseholds', label: '特困供养户数', type: 'integer', unit: '户', min: 0, section: 'people', aliases: ['五保户数', '特困户数'] },
  { id: 'destitutePeople', label: '特困供养人口数', type: 'integer', unit: '人', min: 0, section: 'people', aliases: ['五保人口数', '特困人口数', '特困供养人数'] },
  { id: 'disabledPeople', label: '残疾人口数', type: 'integer', unit: '人', min: 0, section: 'people', aliases: ['残疾人数', '残疾人口'] },
  { id: 'workers', label: '劳动力人数', type: 'integer', unit: '人', min: 0, section: 'people', aliases: ['劳动力数', '劳动力人口数'] },
  { id: 'migrants', label: '外出务工人数', type: 'integer', unit: '人', min: 0, section: 'people', aliases: ['务工人数'] },
]

const economy: readonly FieldDefinition[] = [
  { id: 'arableLand', label: '耕地面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'economy' },
  { id: 'irrigatedLand', label: '有效灌溉面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'economy' },
  { id: 'forestLand', label: '林地面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'economy' },
  { id: 'returnedForest', label: '退耕还林（草）面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'economy', aliases: ['退耕还林面积'] },
  { id: 'orchardLand', label: '林果面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'economy' },
  { id: 'pasture', label: '牧草地面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'economy' },
  { id: 'waterArea', label: '水域面积', type: 'quantity', scale: 2, unit: '亩', min: 0, section: 'economy', aliases: ['水面面积'] },
  { id: 'incomePerHead', label: '农民人均纯收入', type: 'money', unit: '元', section: 'economy', aliases: ['农民人均可支配收入', '人均纯收入'] },
  { id: 'collectiveIncome', label: '村级集体经济收入', type: 'money', unit: '元', min: 0, section: 'economy', aliases: ['集体经济收入', '村集体经济收入', '村集体收入'] },
  { id: 'operatingIncome', label: '其中经营性收入', type: 'money', unit: '元', section: 'economy', aliases: ['集体经营性收入', '经营性收入'] },
  { id: 'cooperatives', label: '农民专业合作社数', type: 'integer', unit: '个', min: 0, section: 'economy', aliases: ['合作社数'] },
  { id: 'leadingFirms', label: '龙头企业数', type: 'integer', unit: '个', min: 0, section: 'economy', aliases: ['龙头企业'] },
  { id: 'entrepreneurs', label: '致富带头人数', type: 'integer', unit: '人', min: 0, section: 'economy', aliases: ['致富带头人'] },
]

const services: readonly FieldDefinition[] = [
  { id: 'pavedToTownship', label: '到乡镇是否通硬化路', type: 'boolean', section: 'services', aliases: ['通村路', '到乡镇是否通沥青(水泥)路', '到乡镇是否通硬化路(沥青/水泥)', '是否通硬化路'] },
  { id: 'bus', label: '是否通客运班车', type: 'boolean', section: 'services', aliases: ['通客运班车'] },
  { id: 'pavedGroups', label: '通硬化路自然村数', type: 'integer', unit: '个', min: 0, section: 'services' },
  { id: 'poweredGroups', label: '通动力电自然村数', type: 'integer', unit: '个', min: 0, section: 'services' },
  { id: 'broadbandGroups', label: '通宽带自然村数', type: 'integer', unit: '个', min: 0, section: 'services' },
  { id: 'unsafeWaterHouseholds', label: '未实现饮水安全户数', type: 'integer', unit: '户', min: 0, section: 'services', aliases: ['饮水困难户数'] },
  { id: 'dangerousHouses', label: '危房户数', type: 'integer', unit: '户', min: 0, section: 'services' },
  { id: 'medicalInsured', label: '参加城乡居民基本医疗保险人数', type: 'integer', unit: '人', min: 0, section: 'services', aliases: ['参合人数', '居民医保人数'] },
  { id: 'pensionInsured', label: '参加城乡居民基本养老保险人数', type: 'integer', unit: '人', min: 0, section: 'services', aliases: ['城乡居民养老人数', '居民养老人数'] },
  { id: 'clinics', label: '行政村卫生室个数', type: 'integer', unit: '个', min: 0, section: 'services', aliases: ['卫生室个数', '卫生室数'] },
  { id: 'doctors', label: '行政村执业（助理）医师', type: 'integer', unit: '人', min: 0, section: 'services', aliases: ['执业(助理)医师数', '村医人数', '医师数'] },
  { id: 'publicToilets', label: '行政村公共卫生厕所个数', type: 'integer', unit: '个', min: 0, section: 'services', aliases: ['公共卫生厕所个数'] },
  { id: 'libraries', label: '行政村文化（图书）室个数', type: 'integer', unit: '个', min: 0, section: 'services', aliases: ['文化(图书)室', '文化室个数'] },
  { id: 'wasteSites', label: '行政村生产生活垃圾集中堆放点个数', type: 'integer', unit: '个', min: 0, section: 'services', aliases: ['垃圾集中堆放点'] },
  { id: 'schools', label: '村小学个数', type: 'integer', unit: '个', min: 0, section: 'services', aliases: ['村小学'] },
]

export const village = defineLedger({
  id: 'village',
  label: '行政村',
  table: 'village',
  unit: '个',
  title: 'name',
  sections: [
    { id: 'basics', label: '基本情况' },
    { id: 'leaders', label: '村干部与驻村' },
    { id: 'people', label: '户数与人口' },
    { id: 'economy', label: '土地与经济' },
    { id: 'services', label: '设施与服务' },
  ],
  fields: [...basics, ...leaders, ...people, ...economy, ...services],
  naturalKeys: [['code'], ['name']],
  aliases: ['行政村信息', '村信息', '村情', '村基本情况', '(自定义)行政村信息'],
  sort: ['code', 'name'],
})
