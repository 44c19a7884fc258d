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
    label: '表格',
    keys: [
      ['↑', '方向键移动格子'],
      ['Enter', '开始改，改完再按一次；Ctrl+Enter 打开这一户或这一条'],
      ['F8', '这一格的修改记录'],
      ['Ctrl+C', '复制选中的格子，可粘贴到 WPS 或 Excel'],
      ['Ctrl+V', '粘贴从 WPS 或 Excel 复制的格子'],
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
