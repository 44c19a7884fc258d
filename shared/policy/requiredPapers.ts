const works = ['工程建设类']
const bought = ['工程建设类', '货物采购类', '服务类']
const householdClasses = ['补助到户类', '金融保险类', '入股分红类']
const assetClasses = ['工程建设类', '货物采购类', '入股分红类']

/**
 * Which papers each stage of a project has to leave (档案齐备度). `classes` narrows a paper to projects of these
 * 实施类别; without it every project needs it. Counties add their own lines as 其他资料.
 */
export const requiredPapers: readonly RequiredPaper[] = [
  paper('立项', '村级申报会议记录'),
  paper('立项', '项目申报书'),
  paper('立项', '乡镇审核意见'),
  paper('立项', '项目入库批复'),
  paper('立项', '资金批复(年度计划)文件'),
  paper('立项', '项目实施方案'),
  paper('立项', '绩效目标申报表'),
  paper('设计', '设计图纸', works),
  paper('设计', '工程预算书', works),
  paper('设计', '预算评审报告', works),
  paper('招标', '招标(采购)文件', bought),
  paper('招标', '中标通知书', bought),
  paper('招标', '中标公示资料', bought),
  paper('招标', '一事一议会议记录', ['工程建设类', '补助到户类', '入股分红类']),
  paper('合同', '施工(采购)合同', bought),
  paper('合同', '监理合同', works),
  paper('合同', '入股(合作)协议', ['入股分红类']),
  paper('合同', '服务(保险、贷款)协议', ['服务类', '金融保险类']),
  paper('施工', '开工报告', works),
  paper('施工', '施工日志', works),
  paper('施工', '监理日志', works),
  paper('施工', '施工前中后照片', works),
  paper('施工', '工程变更签证', works),
  paper('施工', '到货(发放)清单', ['货物采购类']),
  paper('施工', '培训签到与考核资料', ['服务类']),
  paper('施工', '到户补助申请与审批表', householdClasses),
  paper('验收', '竣工报告', works),
  paper('验收', '乡镇初验表'),
  paper('验收', '县级验收报告'),
  paper('验收', '验收照片'),
  paper('验收', '受益户花名册'),
  paper('结算', '工程结算书', works),
  paper('审计', '审计(决算)报告', works),
  paper('支付', '报账申请单'),
  paper('支付', '发票'),
  paper('支付', '支付凭证'),
  paper('支付', '到户发放花名册', householdClasses),
  paper('公示', '村级公示照片'),
  paper('公示', '资金分配公告照片'),
  paper('公示', '完工公示照片'),
  paper('绩效', '绩效自评报告'),
  paper('移交', '资产移交清单', assetClasses),
  paper('移交', '资产确权登记资料', assetClasses),
  paper('移交', '管护协议', assetClasses),
]

export type RequiredPaper = Readonly<{ stage: string; paper: string; classes?: readonly string[] }>

function paper(stage: string, name: string, classes?: readonly string[]): RequiredPaper {
  return { stage, paper: name, classes }
}
