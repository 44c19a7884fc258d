import { defineCodes } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'

/** 低保, 特困: what the civil affairs office grants. A bare 是 leaves open which scheme, so it is a guess. */

export const lowIncome = defineCodes({
  id: 'lowIncome',
  label: '享受低保政策情况',
  items: [
    {
      value: '农村低保',
      aliases: ['农低保', '农村最低生活保障'],
      doubtful: ['是', '低保', '享受', '最低生活保障', '有'],
    },
    item('城市低保', '城低保', '城镇低保', '城市最低生活保障'),
    item('未享受', '否', '无', '不享受', '未享受低保', '没有', '不是'),
  ],
})

export const lowIncomeGrade = defineCodes({
  id: 'lowIncomeGrade',
  label: '低保档次',
  items: [
    item('A类', 'A 类', 'A', '一档', '1档', '一类', 'A档'),
    item('B类', 'B 类', 'B', '二档', '2档', '二类', 'B档'),
    item('C类', 'C 类', 'C', '三档', '3档', '三类', 'C档'),
  ],
})

export const destitute = defineCodes({
  id: 'destitute',
  label: '享受特困供养政策情况',
  items: [
    {
      value: '农村特困',
      aliases: ['农村特困供养', '农村五保'],
      doubtful: ['是', '特困', '五保', '特困供养', '五保户', '享受', '集中供养', '分散供养'],
    },
    item('城市特困', '城市特困供养', '城市三无'),
    item('未享受', '否', '无', '不享受', '没有', '不是'),
  ],
})

export const destituteCare = defineCodes({
  id: 'destituteCare',
  label: '供养方式',
  items: [item('集中供养', '集中', '五保集中'), item('分散供养', '分散', '五保分散')],
})

export const childCare = defineCodes({
  id: 'childCare',
  label: '儿童保障类别',
  items: [
    item('孤儿', '散居孤儿', '集中供养孤儿'),
    item('事实无人抚养儿童', '事实无人抚养', '事无儿童'),
    ...plainItems('困境儿童', '留守儿童'),
  ],
})

export const militaryStatus = defineCodes({
  id: 'militaryStatus',
  label: '服役情况',
  items: [
    item('现役军人', '现役', '参军', '服兵役', '在役'),
    item('退役军人', '退伍军人', '退役', '退伍', '复员军人'),
    item('否', '无', '未服役'),
  ],
})
