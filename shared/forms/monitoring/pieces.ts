/** Steps of a case before the county has decided, or that ended without: only a day of proposal is known then. */
const undecided = ['线索登记', '待核实', '待比对', '待评议', '公示中', '待乡镇审核', '待县级审定', '不予纳入', '农户放弃'] as const

/** Cases that the county has taken in, whether they are over or not. */
export const takenIn = 'state in ("已纳入","拟消除","消除公示中","已消除","自然消除")'

/** Cases on their way out, or out. */
export const leaving = 'state in ("拟消除","消除公示中","已消除","自然消除")'

/** 识别监测时间, once the household is taken in. */
export const takenInAt = `{identifiedAt|unless:state=${undecided.join('|')}}`

/** 监测对象类别: only proposed as long as the county has not decided. */
export const kindAsDecided = `{拟|when:state=${undecided.join('|')}}{kind}`

/** How the risk ended, once it has ended. */
export const removalOnceOver = '{removalKind|when:removedAt}'

/** Who carries a measure out; lists often say only 帮扶责任人, who is known by name. */
export const responsiblePerson = '{responsible|unless:responsible=帮扶责任人}{household.helperName|when:responsible=帮扶责任人}'
