import { defineCodes } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'
import type { CodeList } from '#shared/ledger/define.ts'

/** Who helps: units, teams, cadres. Values of the import sheet 帮扶责任人. */

const helpUnitKind = defineCodes({
  id: 'helpUnitKind',
  label: '帮扶单位类型',
  items: [
    item('国家机关', '党政机关', '机关', '行政单位', '机关单位'),
    item('事业单位', '事业'),
    item('社会团体', '群团组织', '社会组织', '群团'),
    item('高等院校', '高校', '学校'),
    item('国有企业', '国企', '央企'),
    item('民营企业', '私营企业', '民企', '企业'),
    item('部队', '军队'),
    item('东部对口帮扶省市', '东部协作单位', '东西部协作单位'),
    item('定点机构', '定点帮扶单位', '中央定点帮扶单位'),
    item('村民自治组织', '村委会', '村两委', '村民委员会'),
    item('其他', '其它'),
  ],
})

const unitLevel = defineCodes({
  id: 'unitLevel',
  label: '隶属关系',
  items: [
    item('中央', '中直', '中央单位', '国家级'),
    item('省', '省级', '省直', '自治区', '省属'),
    item('市、地区', '市', '市级', '市直', '地区', '州', '市州'),
    item('区', '区级', '区直'),
    item('县', '县级', '县直', '县(市)'),
    item('街道', '街道办'),
    item('镇', '镇级', '乡镇', '乡(镇)'),
    item('乡', '乡级'),
    item('居民委员会', '社区', '居委会'),
    item('村民委员会', '村', '村级', '村委会'),
    item('军队', '部队'),
    item('其他', '其它'),
  ],
})

const levels = ['国家级', '省部级', '厅局级', '县处级', '乡科级'] as const
const shortNames: Readonly<Record<(typeof levels)[number], string>> = {
  国家级: '国',
  省部级: '省部',
  厅局级: '厅',
  县处级: '处',
  乡科级: '科',
}

const jobLevel = defineCodes({
  id: 'jobLevel',
  label: '职务级别',
  items: [
    ...levels.flatMap((level) => [
      item(`${level}正职`, `正${shortNames[level]}`, `正${shortNames[level]}级`, `${level}(正职)`),
      item(`${level}副职`, `副${shortNames[level]}`, `副${shortNames[level]}级`, `${level}(副职)`),
    ]),
    item('科员级', '科员', '一级科员', '二级科员'),
    item('办事员级', '办事员'),
    item('未定职', '无', '无级别', '未定级', '其他'),
  ],
})

const helperKind = defineCodes({
  id: 'helperKind',
  label: '帮扶人身份',
  items: [
    item('结对帮扶干部', '帮扶干部', '帮扶责任人', '结对干部', '帮扶人', '干部'),
    item('领导干部', '帮扶领导', '包村领导', '县级领导', '乡镇领导', '联系领导'),
    item('第一书记', '驻村第一书记'),
    item('工作队长', '驻村工作队长', '工作队队长', '队长'),
    item('驻村队员', '工作队员', '驻村工作队员', '队员'),
    item('村干部', '村两委干部', '村组干部', '网格员'),
    item('党员', '爱心助困帮扶党员', '党员户', '帮扶党员'),
    item('其他', '其它', '社会爱心人士'),
  ],
})

const teamRole = defineCodes({
  id: 'teamRole',
  label: '队内职务',
  items: [
    item('第一书记', '驻村第一书记'),
    item('第一书记兼队长', '第一书记兼工作队长', '第一书记、队长', '第一书记(工作队长)', '第一书记兼任队长'),
    item('工作队长', '队长', '驻村工作队长', '工作队队长'),
    item('副队长', '工作队副队长'),
    item('队员', '工作队员', '驻村工作队员', '驻村队员'),
  ],
})

const pairingState = defineCodes({
  id: 'pairingState',
  label: '结对状态',
  items: [item('结对中', '在帮', '现任', '有效', '正常', '帮扶中'), item('已结束', '结束', '已调整', '已轮换', '解除', '已更换')],
})

const serviceState = defineCodes({
  id: 'serviceState',
  label: '在岗状态',
  items: [
    item('在岗', '在任', '现任', '在驻', '有效', '正常'),
    item('已轮换', '轮换', '期满', '已离任', '离任', '已结束'),
    item('召回', '已召回', '撤换', '召回撤换'),
    item('调离', '已调离', '调出', '退休'),
  ],
})

const assessment = defineCodes({
  id: 'assessment',
  label: '考核等次',
  items: [
    item('优秀', '优'),
    item('称职', '合格', '良好'),
    item('基本称职', '基本合格'),
    item('不称职', '不合格'),
    ...plainItems('未参加考核'),
  ],
})

export const monitoringTeamCodes: readonly CodeList[] = [
  helpUnitKind,
  unitLevel,
  jobLevel,
  helperKind,
  teamRole,
  pairingState,
  serviceState,
  assessment,
]
