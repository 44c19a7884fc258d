import { defineBenefit } from './common.ts'
import { choice, choices, date, money, month, shown, text, year, yes } from './fields.ts'

/** 饮水安全: four standards (水量, 水质, 取水方便程度, 供水保证率); one missed makes the water unsafe. */
export const drinkingWater = defineBenefit({
  id: 'drinkingWater',
  label: '饮水安全',
  table: 'drinking_water',
  of: 'household',
  parts: [
    {
      id: 'supply',
      label: '供水与评价',
      fields: [
        choice('supply', '供水方式', '饮水来源 饮水方式 水源类型', { codes: 'waterSupply', dated: true, ...shown(104, 24) }),
        yes('hasTapWater', '是否自来水入户', '自来水入户 是否通自来水', shown(96, 20)),
        yes('isEnough', '水量是否达标', '水量 水量达标', shown(84, 18)),
        yes('isClean', '水质是否达标', '水质 水质达标', shown(84, 18)),
        yes('isNear', '取水方便程度是否达标', '取水方便程度 用水方便程度 用水方便程度是否达标', shown(100, 20)),
        yes('isReliable', '供水保证率是否达标', '供水保证率 供水保证率达标', shown(100, 20)),
        date('checkedOn', '评价日期', '核查日期 排查日期 检测日期 评价时间', shown(104, 22)),
      ],
    },
    {
      id: 'work',
      label: '解决与整改',
      fields: [
        year('solvedYear', '解决年份', '解决年度 饮水解决年度'),
        choices('measures', '措施', '扶贫措施 帮扶措施 饮水措施 解决措施', { codes: 'waterMeasure' }),
        text('project', '供水工程名称', '供水工程 饮水工程名称'),
        yes('hasTank', '家庭水柜补助', '是否享受家庭水柜补助 家庭水柜'),
        month('tankBuiltOn', '水柜建设时间', '家庭水柜建设时间 建设时间'),
        money('amount', '水柜补助金额', '家庭水柜补助金额 补助金额 金额', shown(96, 22)),
        date('mendedOn', '整改日期', '整改时间 整改完成日期', shown(104, 22)),
      ],
    },
  ],
  keys: [['household']],
  aliases: ['饮水安全排查', '安全饮水', '饮水安全台账', '农村饮水安全'],
  sort: ['village', 'group', 'name'],
  occurrence: { date: 'checkedOn', amount: 'amount', says: ['supply', 'measures', 'amount'] },
})
