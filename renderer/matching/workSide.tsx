import { useCall } from '#renderer/bridge/index.ts'
import { scrollable } from '#renderer/ui/index.ts'
import type { WorkChoice } from './workList.tsx'
import classes from './matching.module.css'

type Props = Readonly<{ choice: WorkChoice; onChoice: (choice: WorkChoice) => void }>

/** Batches and villages with what is still to be looked into; each a way to its hits. */
export function WorkSide({ choice, onChoice }: Props) {
  const all = useCall('matching.counts', {}, { keepPrevious: true }).data
  const counts = useCall('matching.counts', choice.batch ? { batch: choice.batch } : {}, { keepPrevious: true }).data
  const open = (all?.batches ?? []).reduce((sum, batch) => sum + batch.open, 0)
  return (
    <div className={classes.side} {...scrollable('批次和行政村')}>
      <h2>比对批次（待核实／全部）</h2>
      <Line
        label="全部批次"
        open={open}
        all={(all?.batches ?? []).reduce((sum, batch) => sum + batch.all, 0)}
        isChosen={choice.batch === null}
        onClick={() => onChoice({ ...choice, batch: null })}
      />
      {(all?.batches ?? []).map(({ id, label, kind, ranOn, open: some, all: total }) => (
        <Line
          key={id}
          label={`${ranOn} ${kind} ${label}`}
          open={some}
          all={total}
          isChosen={choice.batch === id}
          onClick={() => onChoice({ ...choice, batch: id })}
        />
      ))}
      <h2>行政村</h2>
      <Line
        label="全部村"
        open={(counts?.villages ?? []).reduce((sum, village) => sum + village.open, 0)}
        all={(counts?.villages ?? []).reduce((sum, village) => sum + village.all, 0)}
        isChosen={choice.village === null}
        onClick={() => onChoice({ ...choice, village: null })}
      />
      {(counts?.villages ?? []).map(({ id, label, open: some, all: total }) => (
        <Line
          key={id}
          label={label}
          open={some}
          all={total}
          isChosen={choice.village === id}
          onClick={() => onChoice({ ...choice, village: id })}
        />
      ))}
    </div>
  )
}

type LineProps = Readonly<{ label: string; open: number; all: number; isChosen: boolean; onClick: () => void }>

function Line({ label, open, all, isChosen, onClick }: LineProps) {
  return (
    <button type="button" className={classes.line} aria-pressed={isChosen} onClick={onClick}>
      <span className={classes.lineWord}>{label}</span>
      <span>
        {open}／{all}
      </span>
    </button>
  )
}
