import { defineCodes } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'
import type { CodeItem, CodeList } from '#shared/ledger/define.ts'

/**
 * The fourteen kinds of measures and what each may be. The export of the national system has a column per kind, a
 * measure of the ledger names its kind and one item: the list of all items is put together from those of the kinds.
 */

const others = item('其他', '其它')

const industryItems: readonly CodeItem[] = [
  item('物资帮扶', '种苗、化肥等物资帮扶', '种苗化肥等物资帮扶', '物资', '种苗', '化肥', '发放种苗'),
  item('产业奖补', '生产奖补', '产业奖补(生产奖补)', '以奖代补', '产业补助'),
  item('经营主体带动', '致富带头人、合作社、龙头企业带动', '合作社带动', '龙头企业带动', '致富带头人带动', '新型经营主体带动'),
  item('乡村旅游', '旅游'),
  item('入股分红', '入股分红(资产收益)', '资产收益', '分红', '资产收益分红'),
  item('消费帮扶', '消费扶贫'),
  item('光伏', '光伏帮扶', '光伏扶贫', '光伏发电'),
  item('技术指导', '科技帮扶', '技术服务'),
  item('土地流转', '流转土地'),
]

const employmentItems: readonly CodeItem[] = [
  item('技能培训', '就业技能培训', '职业技能培训'),
  item('劳务输出', '组织劳务输出', '转移就业'),
  item('外出务工补贴', '外出劳务补贴', '交通补贴', '外出务工补贴(交通补贴)', '务工交通补贴', '务工补贴'),
  item('帮扶车间就业', '扶贫车间就业', '帮扶车间', '车间就业'),
  item('就近就地就业', '就近就地就业/以工代赈', '以工代赈', '就近就业', '就地就近就业'),
  item('就业奖补', '就业奖励', '稳岗补贴', '就业补助'),
]

const financeItems: readonly CodeItem[] = [
  item('小额信贷', '脱贫人口小额信贷', '扶贫小额信贷', '小额贷款'),
  item('贷款贴息', '贴息'),
  item('特色保险', '农业保险', '特色产业保险', '产业保险'),
  item('互助资金', '互助社', '互助金'),
]

const postItems: readonly CodeItem[] = [
  item('护林员', '生态护林员'),
  item('护路员', '乡村公路养护'),
  item('护水员', '巡河员', '河道管护员'),
  ...plainItems('护边员', '护草员'),
  item('护理员', '照料护理员'),
  item('保洁员', '保洁'),
  item('治安协管员', '协管员'),
  item('电站管护员', '光伏电站管护员', '山林/光伏电站管护员'),
]

const housingItems: readonly CodeItem[] = [
  item('危房改造', '危改', '农村危房改造'),
  item('住房安全鉴定', '住房鉴定', '房屋安全鉴定'),
  item('抗震改造', '抗震加固', '农房抗震改造'),
  item('租赁补贴/周转房', '租赁补贴', '周转房'),
]

const waterItems: readonly CodeItem[] = [
  item('新建供水设施', '新建供水', '通自来水', '安装自来水'),
  item('维修改造供水设施', '维修改造', '供水设施维修', '维修供水设施'),
  item('应急送水', '送水'),
  item('水柜水窖补助', '家庭水柜/水窖补助', '家庭水柜补助', '水窖补助', '家庭水柜'),
]

const healthItems: readonly CodeItem[] = [
  item('参保缴费补贴', '参加城乡居民基本医疗保险个人缴费补贴', '医保缴费补贴', '资助参保', '医保代缴', '参保资助'),
  item('医疗救助', '大病救助', '大病医疗救助'),
  item('办理慢性病卡', '慢性病卡', '慢病卡', '办理慢病卡', '办理慢性病证'),
  item('签约家庭医生', '家庭医生签约', '家庭医生', '家庭医生签约服务'),
  item('住院医疗报销', '住院医疗报销(先诊疗后付费/一站式结算)', '先诊疗后付费', '一站式结算', '医疗报销'),
  item('大病保险', '大病保险报销'),
]

const compulsoryItems: readonly CodeItem[] = [
  item('劝返', '控辍劝返', '劝返复学'),
  item('送教上门', '送教'),
  item('寄宿生生活补贴', '寄宿生生活补助', '寄宿生补助', '一补', '生活补助'),
  item('营养餐', '营养改善计划', '营养膳食补助'),
  item('免教科书/学杂费', '免教科书费', '免学杂费', '两免'),
]

const schoolingItems: readonly CodeItem[] = [
  item('雨露计划', '雨露计划+', '雨露计划补助', '雨露计划补贴'),
  item('助学贷款', '生源地助学贷款', '国家助学贷款'),
  item('助学金', '国家助学金'),
  item('免保教费', '学前教育资助', '学前补助'),
  item('免学费', '高中免学费', '中职免学费'),
]

const guaranteeItems: readonly CodeItem[] = [
  item('低保', '最低生活保障', '农村低保'),
  item('特困供养', '特困', '五保', '特困人员供养'),
  item('养老金', '养老金(养老保险代缴)', '养老保险代缴', '养老保险', '养老保险金'),
  item('临时救助', '急难救助'),
  item('残疾人补贴', '残疾人两项补贴', '残疾补贴', '两项补贴'),
  item('防贫保险', '防贫保', '防返贫保险'),
  item('孤儿/事无儿童保障', '孤儿保障', '事实无人抚养儿童保障', '困境儿童保障'),
  item('高龄补贴', '高龄津贴'),
]

const socialItems: readonly CodeItem[] = [
  item('社会捐助', '社会捐助(捐资捐物)', '捐资捐物', '社会捐赠', '慈善捐助'),
  item('志愿服务', '志愿者服务'),
  item('结对帮扶', '干部结对帮扶', '党员结对'),
  item('东西部协作', '东西协作'),
  item('定点帮扶', '单位定点帮扶'),
]

const moveItems: readonly CodeItem[] = [
  { value: '易地搬迁', aliases: ['易地扶贫搬迁', '易地搬迁(2020 前)'], to: '2020-12-31' },
  item('生态移民', '生态搬迁'),
  item('避险搬迁', '地灾避险搬迁', '地质灾害搬迁'),
]

const livingItems: readonly CodeItem[] = [
  item('庭院硬化', '院坝硬化'),
  item('改厕', '厕所改造', '卫生厕所'),
  item('改厨', '厨房改造'),
  item('通路', '入户路', '入户路硬化'),
  item('通电', '生活用电'),
  item('通网', '宽带', '通宽带'),
]

const buildingItems: readonly CodeItem[] = [
  item('产业路', '生产便道', '机耕路'),
  item('水利设施', '水利', '小型水利'),
  item('供水设施', '供水', '集中供水'),
]

/** Ids under which the kinds are kept; labels are the headings of the national export. */
const kinds: readonly (readonly [id: string, label: string, source: string, items: readonly CodeItem[], ...aliases: string[]])[] = [
  ['industryHelp', '产业帮扶', '100A39', industryItems, '产业', '产业扶持', '产业扶贫'],
  ['employmentHelp', '就业帮扶', '100A40', employmentItems, '就业', '务工就业', '就业扶持'],
  ['financeHelp', '金融帮扶', '100A41', financeItems, '金融', '金融扶持'],
  ['postHelp', '公益性岗位帮扶', '100A42', postItems, '公益岗位帮扶', '公益岗位', '公益性岗位', '公益岗'],
  ['healthHelp', '健康帮扶', '100A45', healthItems, '健康', '医疗帮扶', '健康扶贫'],
  ['compulsoryHelp', '义务教育保障', '100A46', compulsoryItems, '义务教育'],
  ['schoolingHelp', '教育帮扶', '100A47', schoolingItems, '其他教育帮扶', '其他教育', '教育', '教育扶贫'],
  ['guaranteeHelp', '综合保障', '100A48', guaranteeItems, '兜底保障', '社会保障', '综合性保障'],
  ['housingHelp', '住房安全保障', '100A50', housingItems, '住房', '住房保障', '住房安全'],
  ['waterHelp', '饮水安全保障', '100A51', waterItems, '饮水', '饮水保障', '饮水安全'],
  ['socialHelp', '社会帮扶', '100A52', socialItems, '社会', '社会扶贫'],
  ['moveHelp', '搬迁', '100A53', moveItems, '易地搬迁帮扶', '搬迁帮扶'],
  ['livingHelp', '生产生活条件改善', '100A54', livingItems, '生产生活条件', '生活条件改善'],
  ['buildingHelp', '基础设施建设', '100A55', buildingItems, '基础设施'],
]

const measureKind = defineCodes({
  id: 'measureKind',
  label: '措施大类',
  items: kinds.map(([, value, code, , ...aliases]) => ({ value, code, aliases })),
})

const measureItem = defineCodes({
  id: 'measureItem',
  label: '措施子项',
  items: [...kinds.flatMap(([, , , items]) => items), others],
})

const measureStage = defineCodes({
  id: 'measureStage',
  label: '计划或实际',
  items: [item('计划', '拟实施', '计划帮扶'), item('实际', '实施', '已实施', '实际帮扶')],
})

const measureState = defineCodes({
  id: 'measureState',
  label: '落实状态',
  items: [
    item('未落实', '尚未落实', '未实施', '否', '待落实'),
    item('落实中', '正在落实', '实施中', '部分落实'),
    item('已落实', '落实', '已完成', '是', '已落实到位'),
  ],
})

export const monitoringMeasureCodes: readonly CodeList[] = [
  measureKind,
  measureItem,
  measureStage,
  measureState,
  ...kinds.map(([id, label, source, items]) => defineCodes({ id, label, source, items: [...items, others] })),
]
