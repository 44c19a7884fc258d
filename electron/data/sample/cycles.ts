import { putIdleClues } from './clues.ts'
import { putMeetings } from './force.ts'
import { putEntry, putExit, type Cycle } from './monitoring.ts'
import { putEnding, putRunning } from './running.ts'
import { chapter, type World } from './world.ts'

/** Taking in, in the order of the procedure, with clue, meeting and notice; then letting out. */
export function putCycles(world: World, cycles: readonly Cycle[]): void {
  chapter(world, '登记监测对象纳入')
  putMeetings(world)
  const ids = cycles.map((cycle) => putEntry(world, cycle))
  putIdleClues(world)
  putRunning(world, cycles)
  chapter(world, '登记监测对象风险消除')
  cycles.forEach((cycle, index) => cycle.removedOn !== null && putExit(world, cycle, ids[index]!))
  putEnding(world, cycles, ids)
}
