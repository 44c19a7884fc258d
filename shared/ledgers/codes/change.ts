import { defineCodes } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'

export const changeKind = defineCodes({
  id: 'changeKind',
  label: '变动类型',
  items: [
    item('人口自然增加', '自然增加', '人口增加', '新增人口', '增员'),
    item('人口自然减少', '自然减少', '人口减少', '减员'),
    item('户内转移', '户间转移', '人员转移'),
    item('整户新增', '新增户'),
    item('整户销户', '自然销户', '销户'),
    ...plainItems('分户', '合户', '户主变更'),
    item('信息更正', '信息变更'),
  ],
})

/** Reasons of increase first, then of decrease, then of the rest. */
export const changeReason = defineCodes({
  id: 'changeReason',
  label: '变动原因',
  items: [
    item('新生儿', '新生儿(出生)', '出生', '新生'),
    item('嫁入', '嫁入(婚入)', '婚入', '婚嫁迁入', '结婚迁入'),
    item('户籍迁入', '迁入'),
    ...plainItems('收养'),
    item('刑满释放', '刑释'),
    item('失联人员回归', '失踪人员回归'),
    item('复员退伍回乡', '退伍回乡', '退役回乡'),
    item('整户识别漏录补录', '漏录补录', '漏登补录'),
    item('死亡', '去世', '病故', '已故', '贫困户去世'),
    item('嫁出', '嫁出(婚出)', '婚出', '外嫁'),
    item('户籍迁出', '迁出'),
    item('分户转出', '分户/转出到他户', '转出到他户', '分户'),
    item('服刑收监', '服刑', '收监'),
    item('出国(境)定居', '出国定居', '出境定居'),
    item('失联注销', '失联/走失注销', '失踪', '走失'),
    ...plainItems('入伍提干'),
    item('转为财政供养', '转为财政供养/整户清退', '财政供养'),
    item('整户清退', '清退'),
    ...plainItems('户主去世', '协商更换户主', '登记错误'),
    item('其他', '其它'),
  ],
})
