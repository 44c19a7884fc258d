import { Button, Modal, Table, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { EmptyState, ProgressPanel, scrollable } from '#renderer/ui/index.ts'

/** A component that the program ships with; written when the program is built. */
type Licence = Readonly<{ name: string; version: string; licence: string; text: string }>

/** What other people's work the program contains, and under which terms. */
export function LicencesButton() {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" mt="sm" onClick={() => setOpened(true)}>
        第三方组件与许可…
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="第三方组件与许可" size={760}>
        {opened && <Licences />}
      </Modal>
    </>
  )
}

function Licences() {
  const list = useLicences()
  if (list === null) return <ProgressPanel title="正在读取" />
  if (list.length === 0) return <EmptyState title="没有读到清单" text="程序文件不完整，请重新安装。" />
  return (
    <div style={{ maxHeight: 'min(420px, 60vh)', overflow: 'auto' }} {...scrollable('第三方组件')}>
      <Text fz="sm" c="dimmed" mb="xs">
        共 {list.length} 个组件，另含 Electron 与 Chromium（许可见程序文件夹中的 LICENSES.chromium.html）。
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>组件</Table.Th>
            <Table.Th>版本</Table.Th>
            <Table.Th>许可</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.map((one) => (
            <Table.Tr key={`${one.name} ${one.version}`}>
              <Table.Td>{one.name}</Table.Td>
              <Table.Td className="numbers">{one.version}</Table.Td>
              <Table.Td>{one.text ? <Terms {...one} /> : one.licence}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Terms({ licence, text }: Licence) {
  return (
    <details>
      <summary>{licence}</summary>
      <Text fz="xs" style={{ whiteSpace: 'pre-wrap' }} lang="en">
        {text}
      </Text>
    </details>
  )
}

function useLicences(): readonly Licence[] | null {
  const [list, setList] = useState<readonly Licence[] | null>(null)
  useEffect(() => {
    let mounted = true
    const read = async () => (await (await fetch('./licences.json')).json()) as readonly Licence[]
    read()
      .catch(() => [])
      .then((found) => (mounted ? setList(found) : undefined))
    return () => {
      mounted = false
    }
  }, [])
  return list
}
