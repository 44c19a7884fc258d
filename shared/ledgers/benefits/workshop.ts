import { defineBenefit } from './common.ts'
import { choice, date, money, phone, shown, text, whole } from './fields.ts'

/** 帮扶车间, 以工代训 bases and firms that employ people of the village. */
export const workshop = defineBenefit({
  id: 'workshop',
  label: '帮扶车间',
  table: 'workshop',
  unit: '个',
  of: 'village',
  parts: [
    {
      id: 'who',
      label: '基本情况',
      fields: [
        text('name', '车间名称', '帮扶车间名称 就业帮扶车间名称 企业名称 基地名称', { required: true, search: 'text', ...shown(170, 44) }),
        choice('kind', '主体类型', '吸纳主体类型 车间类型 类型', { codes: 'workshopKind', ...shown(100, 26) }),
        text('operator', '运营主体', '经营主体 运营单位 运营企业', shown(130, 34)),
        text('contact', '负责人', '联系人 法人代表'),
        phone('phone', '负责人电话', '联系电话 联系人电话'),
        text('products', '主营业务', '主要产品 经营内容 产业类型'),
        date('recognisedOn', '认定日期', '认定时间 认定年月', { precision: 'month', ...shown(104, 26) }),
        choice('state', '运行状态', '运营状态 经营状态 状态', { codes: 'runningState', initial: '正常', dated: true, ...shown(84, 20) }),
      ],
    },
    {
      id: 'work',
      label: '吸纳就业',
      fields: [
        whole('workers', '吸纳总人数', '吸纳就业人数 用工总数 总用工人数 吸纳人数', { unit: '人', ...shown(84, 22) }),
        whole('eligible', '吸纳脱贫/监测人数', '吸纳脱贫人数 吸纳脱贫人口 吸纳脱贫劳动力 吸纳脱贫人口及监测对象', {
          unit: '人',
          ...shown(110, 28),
          help: '不超过吸纳总人数',
        }),
        money('wage', '月均工资', '人均月工资 平均月工资 月工资', { unit: '元/月', ...shown(92, 24) }),
        money('award', '奖补', '奖补金额 奖补资金 车间奖补', shown(96, 26)),
        date('awardedOn', '奖补日期', '奖补时间'),
      ],
    },
  ],
  keys: [['village', 'name']],
  aliases: ['就业帮扶车间', '扶贫车间', '以工代训', '龙头企业吸纳'],
  sort: ['village', 'name'],
  since: 'recognisedOn',
})
