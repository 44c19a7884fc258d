import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { trays, useFile, useNavigate, useProgress, useTray } from '#renderer/bridge/index.ts'
import { Banner, EmptyState, Page, Panel, ProgressPanel } from '#renderer/ui/index.ts'
import { ColumnsStep } from './columnsStep.tsx'
import { matchActions, useMatchState, type MatchState } from './matchStore.ts'
import { OpeningPanel } from './openingPanel.tsx'
import { ResultStep } from './resultStep.tsx'
import { choiceOfBatch, WorkList, type WorkChoice } from './workList.tsx'

const openHits: WorkChoice = { batch: null, village: null, state: '待核实', level: null }

/** 信息比对: lists of other offices held against the register, and what came of it. */
export function MatchingScreen() {
  const databaseId = useFile()?.databaseId ?? ''
  const state = useMatchState(databaseId)
  const [choice, setChoice] = useState(openHits)
  const [aside, setAside] = useState(false)
  useTray(trays.match, ([grant]) => grant && void matchActions.openGrant(databaseId, grant))
  const hasList = state.overview !== null || state.opening !== null || state.busy !== null
  const choose = () => {
    setAside(false)
    void matchActions.choose(databaseId)
  }
  const inHand = hasList && !aside
  return (
    <Page
      title="信息比对"
      note={inHand ? '在“保存为比对批次”之前，台账没有任何改动' : '比中的人逐条核实，结果记在线索里；本身不改农户资料'}
      flush={!inHand}
      before={inHand ? <Button variant="default" onClick={() => setAside(true)}>返回线索清单</Button> : undefined} // prettier-ignore
      actions={<Actions state={state} inHand={inHand} onChoose={choose} />}
    >
      {inHand ? (
        <ListInHand
          state={state}
          onKept={(batch) => {
            setChoice(choiceOfBatch(batch))
            setAside(false)
          }}
        />
      ) : (
        <>
          {hasList && (
            <Banner
              tone="info"
              actions={
                <Button size="xs" onClick={() => setAside(false)}>
                  继续比对
                </Button>
              }
            >
              {' '}
              {/* prettier-ignore */}
              {state.busy === null ? `名单《${state.overview?.file ?? ''}》还没有保存。` : '正在比对一份名单。'}
            </Banner>
          )}
          <Stored choice={choice} onChoice={setChoice} onChoose={choose} />
        </>
      )}
    </Page>
  )
}

function Actions({ state, inHand, onChoose }: Readonly<{ state: MatchState; inHand: boolean; onChoose: () => void }>) {
  const { open } = useNavigate()
  return (
    <>
      {inHand && state.busy === null && (
        <Button variant="default" onClick={() => void matchActions.cancel()}>
          放下这份名单
        </Button>
      )}
      <Button variant="default" onClick={() => open({ screen: 'duplicates' })}>
        查重
      </Button>
      <Button onClick={onChoose} disabled={state.busy !== null}>
        比对新名单…
      </Button>
    </>
  )
}

type StoredProps = Readonly<{ choice: WorkChoice; onChoice: (choice: WorkChoice) => void; onChoose: () => void }>

function Stored({ choice, onChoice, onChoose }: StoredProps) {
  const count = useFile()?.counts['matchBatch'] ?? 0
  if (count > 0 || choice.batch !== null) return <WorkList choice={choice} onChoice={onChoice} />
  return (
    <EmptyState
      title="还没有比对过名单"
      text={
        <Stack gap={6}>
          <Text>
            把车管所、市场监管、财政供养、死亡、低保、残疾、学籍、医保等部门发来的名单拖到窗口里，或者选择文件。表格不用改，列由程序认，认不准的您指一下。
          </Text>
          <Text>
            先按证件号码（15 位旧号、末几位丢失的也能认），再按姓名、出生日期和村，每条都写明把握和理由；下次再比同类名单，只列新增的。
          </Text>
        </Stack>
      }
      actions={
        <Button size="md" onClick={onChoose}>
          选择名单文件…
        </Button>
      }
    />
  )
}

function ListInHand({ state, onKept }: Readonly<{ state: MatchState; onKept: (batch: string) => void }>) {
  const { overview, opening, result, busy } = state
  if (busy === 'reading' || busy === 'matching') return <Running busy={busy} />
  if (opening) return <OpeningPanel key={JSON.stringify(opening)} opening={opening} />
  if (!overview) return null
  if (result) return <ResultStep state={state} overview={overview} result={result} onKept={onKept} />
  return <ColumnsStep state={state} overview={overview} />
}

function Running({ busy }: Readonly<{ busy: 'reading' | 'matching' }>) {
  const progress = useProgress('match', true)
  // Reading is told in thousandths, comparing in rows.
  const shown = progress?.total === 1_000 ? { ...progress, done: Math.round(progress.done / 10), total: 100 } : progress
  return (
    <Panel>
      <ProgressPanel
        title={busy === 'reading' ? '正在读取名单' : '正在与台账比对'}
        text="可以先做别的，读完会停在这里"
        {...(shown ?? {})}
        onCancel={() => void matchActions.cancel()}
      />
    </Panel>
  )
}
