/** Keys of the program by where they work: key and what it does. */
export type KeyGroup = Readonly<{ label: string; keys: readonly (readonly [string, string])[] }>

export const keyGroups: readonly KeyGroup[] = [
  {
    label: '到处可用',
    keys: [
      ['F1', '这一页的帮助；再按一次收起'],
      ['Shift+F1', '正在填的这一项、这一列是什么意思、依据什么；Esc 收起'],
      ['Ctrl+K', '查找（Ctrl+F 也可以）'],
      ['Ctrl+L', '锁定窗口（有密码时）'],
      ['Ctrl+Z', '撤销上一步'],
      ['Ctrl+Y', '恢复撤销的一步'],
      ['Alt+0', '工作台'],
      ['Alt+1', '农户；Alt+2 监测帮扶，依此类推到 Alt+8，Alt+6 是统计报表（菜单旁有提示）'],
      ['Alt+9', '按名称或拼音首字母查找台账；Enter 打开找到的第一个'],
      ['Alt+←', '返回上一页'],
      ['Ctrl+0', '文字大小还原；Ctrl+加号、Ctrl+减号调整'],
      ['Tab', '下一个按钮或格子；Shift+Tab 上一个'],
      ['F6', '到窗口的下一块：菜单、顶栏、页面、清单、提示、状态栏；Shift+F6 上一块'],
      ['Esc', '关闭对话框，放弃正在改的格子'],
    ],
  },
  {
    label: '台账表格',
    keys: [
      ['↑', '方向键移动格子；Ctrl+方向键到头；Home、End 行首行尾；PageUp、PageDown 翻页'],
      ['直接打字', '改这一格，原来的值被替换；F2 在原来的值上改'],
      ['Enter', '下一行；Shift+Enter 上一行；Tab、Shift+Tab 右边、左边一格'],
      ['Esc', '放弃正在改的格子；没有在改时取消勾选的行'],
      ['Ctrl+Enter', '打开这一户或这一条'],
      ['Shift+↓', '连选格子；Ctrl+A 全选；空格 勾选这一行'],
      ['Ctrl+C', '复制选中的格子；Ctrl+V 粘贴从 WPS、Excel 复制的格子'],
      ['Delete', '移入回收站（先问）；Backspace 清空这一格'],
      ['Alt+↓', '筛选这一列；正在改格子时打开选项'],
      ['F5', '按现在的值重新筛选和排序'],
      ['F8', '这一格的修改记录'],
    ],
  },
  {
    label: '一户一页和表单',
    keys: [
      ['Enter', '保存这一项，到下一项；Shift+Enter 上一项；长文字里 Alt+Enter 换行'],
      ['Alt+↓', '有选项的项目里打开选项，日期里打开日历；别处看下一户，Alt+↑ 上一户'],
      ['Ctrl+Enter', '保存；新增时保存并录下一条'],
      ['F8', '这一项的修改记录'],
    ],
  },
  {
    label: '菜单',
    keys: [
      ['↑', '上一项；↓ 下一项，Home 第一项，End 最后一项'],
      ['→', '展开一组；← 回到组名'],
    ],
  },
  {
    label: '疑点清单',
    keys: [
      ['↑', '上一条；↓ 下一条，PageUp、PageDown 翻页，Home、End 到头尾'],
      ['Enter', '改正这一条（F2 也可以）；Shift+Enter 按建议改'],
      ['Ctrl+Enter', '打开这一户'],
      ['空格', '选中或不选；Ctrl+A 全部选中'],
    ],
  },
  {
    label: '导入核对',
    keys: [
      ['F8', '下一处问题'],
      ['Enter', '改正这一格（F2 也可以）；方向键移动，Ctrl+方向键到头'],
      ['空格', '这一格采用表中的或保留原值；Shift+空格 整行'],
    ],
  },
  {
    label: '信息比对、查重、核数、待取定、抽查户',
    keys: [
      ['↑', '上一条；↓ 下一条'],
      ['1', '信息比对：1 属实，2 不属实，3 同名不同人，4 已处理，0 待核实；Enter 打开这一户'],
      ['N', '查重：不是同一个'],
      ['Alt+↓', '核数：下一处；Alt+↑ 上一处'],
      ['0', '待取定：1、2 取第几个值，0 另填'],
    ],
  },
  {
    label: '统计报表与截至',
    keys: [
      ['←', '在 指标、报表、变动、口径比对 上：换到前一个；→ 换到后一个'],
      ['Tab', '下一个数字；Enter 打开数进去的名单，Alt+← 再回到报表'],
      ['Enter', '在“截至”里输完日期后确认；20260331、2026.3.31 都可以'],
    ],
  },
  {
    label: '打印预览',
    keys: [
      ['PageDown', '下一页；PageUp 上一页'],
      ['Home', '第一页；End 最后一页'],
    ],
  },
]
