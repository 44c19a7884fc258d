import { Button, Modal, Stack, Table, Text } from '@mantine/core'
import { useCall } from '#renderer/bridge/index.ts'
import { Facts, FailureNote, Foot } from '#renderer/ui/index.ts'
import { severityMeaning } from './filter.ts'
import { SeverityMark } from './marks.tsx'
import { definitionWords } from './ruleWords.ts'

type Props = Readonly<{ rule: string; onClose: () => void; onShow: () => void }>

/** What a rule checks, on what ground, and with which values. */
export function RuleDialog({ rule, onClose, onShow }: Props) {
  const catalogue = useCall('checks.catalogue', {})
  const info = catalogue.data?.find((candidate) => candidate.id === rule)
  return (
    <Modal opened onClose={onClose} title={info ? `${info.id} ${info.title}` : rule} size="lg">
      {catalogue.error && <FailureNote error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
      {info && (
        <Stack gap="md">
          <Facts
            rows={[
              [
                '程度',
                <span key="severity">
                  <SeverityMark severity={info.severity} /> {severityMeaning[info.severity]}
                </span>,
              ],
              ['类别', info.group],
              ['定义和依据', definitionWords(info)],
            ]}
          />
          {info.params.length > 0 && <Params params={info.params} />}
          <Foot>
            <Button variant="default" onClick={onShow}>
              只看这条规则的疑点
            </Button>
            <Button onClick={onClose} data-autofocus>
              关闭
            </Button>
          </Foot>
        </Stack>
      )}
    </Modal>
  )
}

type ParamsProps = Readonly<{ params: readonly Readonly<{ id: string; label: string; unit: string; value: string }>[] }>

function Params({ params }: ParamsProps) {
  return (
    <div>
      <Table aria-label="用到的标准">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>用到的标准</Table.Th>
            <Table.Th ta="right">现在的数值</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {params.map(({ id, label, unit, value }) => (
            <Table.Tr key={id}>
              <Table.Td>{label}</Table.Td>
              <Table.Td ta="right" className="numbers">
                {value} {unit}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text fz="sm" c="dimmed" mt={4}>
        程序带有各标准的数值和起用日期；本单位另有数值的，以本单位的为准。
      </Text>
    </div>
  )
}
