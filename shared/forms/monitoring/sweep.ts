import { defineForm } from '../define.ts'
import { cell, head, membersOnA4, note, pairs, penNote, row, section, signs, value, wide } from '../households/pieces.ts'

/** 集中排查: one household, one day; one side, two for a large household and to be filled in with a pen. */
export const sweepSheet = defineForm({
  id: 'sweepSheet',
  code: 'P09',
  label: '防止返贫集中排查表',
  group: 'monitoring',
  purpose: '集中排查时逐户填写；有排查记录的印出结果，空表可带去入户',
  ledger: 'inspection',
  each: 'record',
  asOf: 'date',
  paper: 'A4',
  orientation: 'portrait',
  fontPt: 9.5,
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [
    { kind: 'title', text: '防止返贫集中排查表' },
    { kind: 'line', left: '{township}{village}{group}', middle: '排查批次：{batch}', right: '排查日期：{date|day}' },
    {
      kind: 'grid',
      widths: [28, 34, 28, 34, 28, 34],
      rows: [
        row(8, ...pairs('户主姓名', '{headName}', '家庭人口', '{household.memberCount}人', '联系电话', '{householdPhone}')),
        row(8, ...pairs('户类型', '{householdKind}', '监测对象类别', '{monitoringKind}', '帮扶责任人', '{household.helperName}')),
      ],
    },
    section('一、家庭成员'),
    // With rows to write in where nothing is known yet; what is known leaves room for the rest on one page.
    { ...membersOnA4(4, 'household'), when: 'household' },
    { ...membersOnA4(8, 'household'), when: '!household' },
    section('二、“两不愁三保障”和饮水安全'),
    {
      kind: 'grid',
      widths: [38, 55, 38, 55],
      rows: [
        row(8, ...pairs('吃不愁是否达标', '{hasFood|options}', '穿不愁是否达标', '{hasClothes|options}')),
        wide('义务教育情况', '{education|options}', 3),
        wide('失学辍学学生', '{dropouts}', 3),
        row(8, ...pairs('全员参加基本医保', '{isInsured|options}', '未参保人员', '{uninsured}')),
        row(8, ...pairs('住房安全有保障', '{isHouseSafe|options}', '住房等级', '{houseGrade|options}')),
        row(8, ...pairs('饮水安全有保障', '{isWaterSafe|options}', '水量是否达标', '{hasWaterAmount|options}')),
        row(8, ...pairs('水质是否达标', '{hasWaterQuality|options}', '取水是否方便', '{isWaterNear|options}')),
        row(8, head('供水保证率达标'), cell('{isWaterReliable|options}'), head('在外务工人数'), value('{workers}人')),
      ],
    },
    section('三、收支与风险'),
    {
      kind: 'grid',
      widths: [38, 55, 38, 55],
      rows: [
        row(8, ...pairs('预计人均纯收入', '{perCapita}元', '近一年刚性支出', '{ownSpending}元')),
        wide('排查出的风险', '{risks|options}', 3, 14),
      ],
    },
    section('四、结论与整改'),
    {
      kind: 'grid',
      widths: [38, 148],
      rows: [
        wide('排查结论', '{finding|options}', 1, 13),
        row(22, head('发现问题'), cell('{problem}', { align: 'left' })),
        row(22, head('整改措施'), cell('{mending}', { align: 'left' })),
        row(8, head('整改期限'), cell('{dueOn|day}　　　　整改完成日期：{doneOn|day}', { align: 'left' })),
        wide('排查人', '{inspectors}', 1),
      ],
    },
    signs(['户主签字', '排查人签字', '村级审核人签字'], 3, 14),
    note(penNote, 8.5),
  ],
})
