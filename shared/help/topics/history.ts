import type { HelpTopic } from '../define.ts'

export const historyTopics: readonly HelpTopic[] = [
  {
    id: 'history',
    title: '历史',
    screens: ['history'],
    about: '每一次保存、导入、合并和撤销都在这里：谁、什么时候、在哪台电脑、从哪个文件的第几行，改前改后是什么。',
    tasks: [{ title: '撤销以前的一步', steps: ['找到那一步，点“撤销此步”。', '后来又改过的记录会先列出来，不会盖掉后来的修改。'] }],
    notes: ['历史环环相扣，被人改过、删过都查得出来：“设置”的“关于”里可以检查文件。'],
    pictures: [{ name: 'history', caption: '历史：谁、什么时候、做了什么；可以撤销那一步。' }],
  },
  {
    id: 'removed',
    title: '回收站',
    screens: ['removed'],
    about: '删除的记录都在这里，不会消失。',
    tasks: [{ title: '恢复', steps: ['选台账，找到记录，点“恢复”。'] }],
  },
  {
    id: 'access',
    title: '查看与导出记录',
    screens: ['access'],
    about: '显示完整号码、导出和打印都会记在这里：谁、什么时候、多少条、作什么用，不能删改。有人来查号码是怎么流出去的，就看这里。',
    tasks: [],
  },
  {
    id: 'handover',
    title: '交接',
    screens: ['handover', 'printHandover'],
    about: '换人时用：没办完的事、没定下来的数、疑点、待处理行和格式汇总在一起，打印交接单签字，带走一份台账。',
    tasks: [{ title: '办交接', steps: ['填移交人、接收人、监交人。', '点“打印交接单…”，三方签字。', '点“另存一份台账带走…”。'] }],
    pictures: [{ name: 'handover', caption: '交接：填三方姓名，打印交接单。' }],
  },
  {
    id: 'recoverySheet',
    title: '恢复密钥单',
    screens: ['recoverySheet'],
    about: '忘记文件密码时唯一能打开台账的密钥。只显示这一次，请打印后封存，与电脑分开保管。',
    tasks: [
      {
        title: '封存',
        steps: [
          '打印出来，装进信封，写上台账名称和日期，由单位封存。没有打印机，用笔抄下 8 组字符。',
          '存成 PDF 的，打印以后把 PDF 删掉，不要和台账放在一起。',
        ],
      },
      {
        title: '用到它的时候',
        steps: ['打开台账要密码时，点“忘记密码，用恢复密钥”，照单子输入；不分大小写。打开以后到“文件加密”里换一个新密码。'],
      },
    ],
  },
]
