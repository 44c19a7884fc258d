import { defineCodes } from '#shared/ledger/define.ts'
import type { CodeList } from '#shared/ledger/define.ts'
import { item } from './items.ts'

/** Houses, water, resettlement, village works, land and yearly payouts. */

const other = item('其他', '其它')

const rebuildWay = defineCodes({
  id: 'rebuildWay',
  label: '改造方式',
  items: [
    item('修缮加固', '维修加固', '修缮', '加固', '维修'),
    item('拆除重建', '重建', '拆旧建新', '原址重建', '新建', '异址重建', '原址翻建'),
    item('置换', '房屋置换'),
    item('租赁', '租房', '长期租赁'),
    item('闲置安置', '闲置农房安置', '利用闲置农房', '闲置房屋安置', '公房安置'),
    other,
  ],
})

const rebuildReason = defineCodes({
  id: 'rebuildReason',
  label: '改造原因',
  items: [
    item('危房', 'C级危房', 'D级危房', '住房危险', '房屋危险'),
    item('无房', '无住房', '无房户'),
    item('因灾', '因灾受损', '灾害', '自然灾害', '因灾倒损'),
    item('抗震不达标', '抗震改造', '抗震设防不达标'),
    other,
  ],
})

const rebuildProgress = defineCodes({
  id: 'rebuildProgress',
  label: '申请进度',
  items: [
    item('已申请', '申请', '待审核', '已提交'),
    item('村级评议', '村评议', '村级审核', '已评议'),
    item('乡镇审核', '乡镇已审核', '镇审核', '审核中'),
    item('县级审批', '县审批', '已审批', '审批通过', '已批准'),
    item('施工中', '在建', '已开工', '改造中'),
    item('已竣工', '竣工', '完工', '已完工'),
    item('已验收', '验收合格', '通过验收'),
    item('不予批准', '未通过', '退回', '不符合'),
  ],
})

const waterMeasure = defineCodes({
  id: 'waterMeasure',
  label: '饮水安全措施',
  source: '100A51',
  items: [
    item('新建供水设施', '新建', '新建供水工程', '新建饮水工程'),
    item('维修改造', '维修', '改造', '供水设施维修', '管网改造'),
    item('应急送水', '送水', '拉水'),
    item('家庭水柜/水窖补助', '家庭水柜', '水窖', '家庭水柜补助', '水窖补助', '水柜补助'),
    other,
  ],
})

const resettlementKind = defineCodes({
  id: 'resettlementKind',
  label: '安置方式',
  items: [
    item('集中安置', '集中', '集中安置点安置'),
    item('分散安置', '分散'),
    item('货币化安置', '货币化', '货币安置'),
    item('进城安置', '进城', '进城购房', '进城入镇'),
    item('插花安置', '插花'),
  ],
})

const guaranteeKind = defineCodes({
  id: 'guaranteeKind',
  label: '兜底类型',
  items: [
    item('低保', '最低生活保障', '低保兜底'),
    item('特困供养', '五保', '特困', '五保兜底'),
    item('孤儿保障', '孤儿', '事实无人抚养儿童'),
    other,
  ],
})

const reviewState = defineCodes({
  id: 'reviewState',
  label: '积分审核状态',
  items: [
    { value: '待审核', code: '0', aliases: ['0 待审核', '未审核', '审核中'] },
    { value: '审核通过', code: '1', aliases: ['1 审核通过', '通过', '已通过', '已审核'] },
    { value: '已拒绝', code: '2', aliases: ['2 已拒绝', '拒绝', '未通过', '不通过'] },
    { value: '已撤销', code: '3', aliases: ['3 已撤销', '撤销'] },
  ],
})

const honourList = defineCodes({
  id: 'honourList',
  label: '红黑榜',
  items: [item('红榜', '红', '上红榜'), item('黑榜', '黑', '上黑榜')],
  none: ['无', '未上榜'],
})

const toiletKind = defineCodes({
  id: 'toiletKind',
  label: '改厕模式',
  items: [
    item('三格化粪池式', '三格式', '三格化粪池', '三格'),
    item('双瓮漏斗式', '双瓮式', '双瓮'),
    item('三联通沼气池式', '沼气池式', '三联沼气池式'),
    item('粪尿分集式', '粪尿分集', '源分离式'),
    item('双坑交替式', '双坑交替'),
    item('完整下水道水冲式', '下水道水冲式', '完整上下水道水冲式', '水冲式', '水冲'),
    item('卫生旱厕', '旱厕', '阁楼式', '深坑防冻式'),
    other,
  ],
})

const powerUse = defineCodes({
  id: 'powerUse',
  label: '光伏收益分配用途',
  items: [
    item('公益岗位工资', '公益性岗位工资', '公益岗工资', '公岗工资', '光伏公岗', '公益性岗位', '公益岗位'),
    item('小型公益事业劳务', '公益事业劳务', '小型公益事业', '小型公益事业劳务费', '村级公益事业'),
    item('奖励补助', '奖补', '奖励', '以奖代补'),
    item('困难救助', '救助', '困难群众救助', '困难帮扶'),
    item('运维', '运维费', '运行维护', '电站运维'),
    item('结余', '结转', '留存'),
    other,
  ],
})

const salesPlatform = defineCodes({
  id: 'salesPlatform',
  label: '消费帮扶平台',
  items: [
    item('832平台', '832', '脱贫地区农副产品网络销售平台', '扶贫832', '扶贫832平台', '脱贫832'),
    item('线下', '线下采购', '现场采购', '展销会', '线下展销'),
    item('单位食堂', '食堂', '机关食堂', '食堂采购'),
    item('电商直播', '电商', '直播带货', '直播'),
    other,
  ],
})

const farmSubsidyKind = defineCodes({
  id: 'farmSubsidyKind',
  label: '惠农补贴类型',
  items: [
    item('耕地地力保护补贴', '地力补贴', '耕地地力补贴', '耕地保护补贴', '耕地地力'),
    item('种粮补贴', '种粮农民补贴', '实际种粮农民一次性补贴', '种粮一次性补贴'),
    item('稻谷补贴', '稻谷(水稻)补贴', '水稻补贴', '稻谷目标价格补贴'),
    item('玉米大豆补贴', '玉米补贴', '大豆补贴', '玉米大豆生产者补贴'),
    item('农机购置补贴', '农机补贴', '农机具购置补贴'),
    item('退耕还林', '退耕还林补助', '退耕还林补贴'),
    item('公益林', '公益林补偿', '生态公益林补偿', '公益林补助', '森林生态效益补偿'),
    item('草原奖补', '草原补奖', '草原生态保护补助奖励', '草补'),
    item('移民后扶', '水库移民后期扶持', '移民后期扶持', '移民补助', '大中型水库移民后期扶持'),
    other,
  ],
})

const landKind = defineCodes({
  id: 'landKind',
  label: '流转与分红类型',
  items: [
    item('土地流转', '流转', '土地出租', '土地租金', '出租', '转包'),
    item('入股分红', '资金入股', '股金分红', '入股', '土地入股'),
    item('资产收益分红', '资产收益', '分红', '收益分红', '集体资产收益'),
    other,
  ],
})

export const benefitsPropertyCodes: readonly CodeList[] = [
  rebuildWay,
  rebuildReason,
  rebuildProgress,
  waterMeasure,
  resettlementKind,
  guaranteeKind,
  reviewState,
  honourList,
  toiletKind,
  powerUse,
  salesPlatform,
  farmSubsidyKind,
  landKind,
]
