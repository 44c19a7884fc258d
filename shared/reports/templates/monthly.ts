import { annex, body, defineReport, head, signature, subhead, title, when } from '../define.ts'
import { clues, employment, funds, households, industry, monitored, projects } from './passages.ts'

export const monthly = defineReport({
  id: 'monthly',
  name: '月度帮扶工作情况汇报',
  period: 'month',
  note: '每月底报送：监测帮扶、就业产业、项目资金的进展，与上月末比。',
  lines: [
    title('{乡镇}{报告期}帮扶工作情况汇报'),
    body('按照月报制度要求，现将{报告期}防止返贫监测帮扶和项目资金有关情况汇报如下。'),
    head('一、基本情况'),
    ...households,
    head('二、本月工作进展'),
    subhead('（一）防止返贫监测帮扶'),
    ...monitored,
    ...clues,
    body(
      '{#有本月走访次数}本月帮扶责任人和驻村工作队走访农户{本月走访次数}次。{/}{#有本月未走访的监测对象户数}还有{本月未走访的监测对象户数}户监测对象本月没有走访记录。{/}',
    ),
    subhead('（二）就业和产业帮扶'),
    employment,
    industry,
    subhead('（三）项目和资金'),
    ...projects,
    ...funds,
    ...when('有本年支付资金：增加', body('{上期}以来新支付资金{本年支付资金：本期}万元。')),
    head('三、下一步打算'),
    body(
      '{一是}把排查做细，对新发现的风险线索及时入户核实，做到早发现、早干预、早帮扶。{#有未消除户中未落实措施户数}{一是}对没有落实帮扶措施的{未消除户中未落实措施户数}户监测对象逐户补齐措施。{/}{#有超过计划完工日期未完工项目数}{一是}对逾期未完工的项目逐个定责任、定时限。{/}{一是}加快项目建设和资金支付，按节点完成年度任务。{一是}每月核对各本台账，保证账账相符、账实相符。',
    ),
    signature,
    annex('{附表：三类监测对象月报表}'),
    annex('{附表：资金拨付进度表（按来源）}'),
  ],
})
