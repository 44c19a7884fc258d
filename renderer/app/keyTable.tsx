import { Modal, Table } from '@mantine/core'
import { useEffect, useState } from 'react'
import { KeyHint } from '#renderer/ui/index.ts'

const groups = [
  {
    label: '到处可用',
    keys: [
      ['F1', '这张表'],
      ['Ctrl+K', '查找（Ctrl+F 也可以）'],
      ['Ctrl+Z', '撤销上一步'],
      ['Ctrl+Y', '恢复撤销的一步'],
      ['Alt+1', '农户；Alt+2 监测帮扶，依此类推到 Alt+8（菜单各组旁有提示）'],
      ['Alt+9', '按名称或拼音首字母查找台账'],
      ['Alt+←', '返回上一页'],
      ['Ctrl+0', '文字大小还原；Ctrl+加号、Ctrl+减号调整'],
      ['Tab', '下一个按钮或格子；Shift+Tab 上一个'],
      ['Esc', '关闭对话框，放弃正在改的格子'],
    ],
  },
  {
    label: '表格',
    keys: [
      ['↑', '方向键移动格子'],
      ['Enter', '开始改，改完再按一次'],
      ['Ctrl+C', '复制选中的格子，可粘贴到 WPS 或 Excel'],
      ['Ctrl+V', '粘贴从 WPS 或 Excel 复制的格子'],
    ],
  },
  {
    label: '打印预览',
    keys: [
      ['PageDown', '下一页；PageUp 上一页'],
      ['Home', '第一页；End 最后一页'],
    ],
  },
] as const

const eventName = 'township-key-table'

/** Opens the table from a button. */
export function showKeyTable(): void {
  window.dispatchEvent(new Event(eventName))
}

/** All keys of the program, on F1. */
export function KeyTable() {
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    const open = () => setOpened(true)
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return
      event.preventDefault()
      open()
    }
    window.addEventListener(eventName, open)
    document.addEventListener('keydown', press)
    return () => {
      window.removeEventListener(eventName, open)
      document.removeEventListener('keydown', press)
    }
  }, [])
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title="快捷键" size="lg">
      {groups.map((group) => (
        <KeyGroup key={group.label} label={group.label} keys={group.keys} />
      ))}
    </Modal>
  )
}

function KeyGroup({ label, keys }: Readonly<{ label: string; keys: readonly (readonly [string, string])[] }>) {
  return (
    <Table mb="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th colSpan={2}>{label}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {keys.map(([key, words]) => (
          <Table.Tr key={key}>
            <Table.Td w={130}>
              <KeyHint keys={key} />
            </Table.Td>
            <Table.Td>{words}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
