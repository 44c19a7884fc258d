import { Button, Group, Stack, Text } from '@mantine/core'
import type { CopyLook, CopyTaken } from '#shared/ipc/parts/copies.ts'
import { returnTray, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { Banner, Facts, bytesText, timeText } from '#renderer/ui/index.ts'
import { ageWords, compareWords, whyWords } from './comparisonWords.ts'
import type { Copying } from './useCopying.ts'

type Props = Readonly<{ look: CopyLook; copying: Copying; onLeave: () => void; /** The open ledger itself is copied. */ isLedger: boolean }>

/** What the copy would meet: room, a file of the same name, and what may be done about it. */
export function LandingPanel({ look, copying, onLeave, isLedger }: Props) {
  const { taken } = look
  return (
    <Stack gap="sm">
      <Facts
        rows={[
          ['复制到', look.folder],
          ['文件', `${look.name}（${bytesText(look.bytes)}）`],
          ['可用空间', look.freeBytes === null ? '系统没有告知' : bytesText(look.freeBytes)],
        ]}
      />
      {!look.fits && <Banner tone="bad">那里的空间不够，请腾出空间或换一个 U 盘。</Banner>}
      {look.plain && isLedger && (
        <Text fz="sm" c="dimmed">
          U 盘上的这份没有加密，遗失会泄露个人信息。交给别人时，请改用“打包”并设密码。
        </Text>
      )}
      {taken && <TakenNote taken={taken} />}
      <Choices look={look} copying={copying} onLeave={onLeave} isLedger={isLedger} />
    </Stack>
  )
}

function TakenNote({ taken }: Readonly<{ taken: CopyTaken }>) {
  const { comparison, incomparable, identical } = taken
  const what = identical
    ? '那里已经有一份完全相同的。'
    : comparison
      ? `${compareWords(comparison, '那里的同名文件')}${comparison.verdict === 'same' || comparison.days === 0 ? '' : `它${ageWords(comparison)}。`}`
      : `那里已经有同名文件。${incomparable ? whyWords(incomparable) : ''}`
  const kept = comparison && !taken.mayReplace && (comparison.verdict === 'older' || comparison.verdict === 'same')
  return (
    <Banner tone={comparison?.verdict === 'diverged' || comparison?.verdict === 'newer' ? 'warn' : 'info'}>
      {what}最后写入 {timeText(taken.at)}，{bytesText(taken.bytes)}。{kept && '它正在被使用，或者留有本机没有的查看记录，所以不替换。'}
    </Banner>
  )
}

function Choices({ look, copying, onLeave, isLedger }: Props) {
  const navigate = useNavigate()
  const readOnly = useReadOnly()
  const { taken, fits, beside } = look
  const knowsMore = taken?.comparison?.verdict === 'newer' || taken?.comparison?.verdict === 'diverged'
  const merge = () => {
    if (!taken) return
    returnTray.offer({ token: taken.token, name: taken.name, folder: look.folder })
    onLeave()
    navigate.open({ screen: 'merge' })
  }
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="subtle" onClick={copying.back}>
        换一个位置
      </Button>
      {!taken && (
        <Button disabled={!fits} onClick={() => copying.copy('new')} data-autofocus>
          复制
        </Button>
      )}
      {taken && (
        <Button
          variant={taken.mayReplace || knowsMore ? 'default' : 'filled'}
          disabled={!fits}
          onClick={() => copying.copy('beside')}
          title={beside}
        >
          另存一份
        </Button>
      )}
      {taken?.mayReplace && !taken.identical && (
        <Button disabled={!fits} onClick={() => copying.copy('replace')} data-autofocus>
          替换旧的
        </Button>
      )}
      {taken?.identical && (
        <Button onClick={onLeave} data-autofocus>
          不用再复制
        </Button>
      )}
      {knowsMore && isLedger && !readOnly && (
        <Button onClick={merge} data-autofocus>
          合并到本机…
        </Button>
      )}
    </Group>
  )
}
