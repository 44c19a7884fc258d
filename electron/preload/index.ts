import { contextBridge, ipcRenderer } from 'electron'
import type { WireEvent, WireReply } from '#shared/ipc/wire.ts'
import { watchDrops } from './dropped.ts'
import { createListeners } from './listeners.ts'
import type { Told } from './listeners.ts'
import { isRead } from './reads.ts'

/** The page gets three functions. Port, channels and paths stay here. */

type Call = { method: string; input: unknown; settle: (answer: unknown) => void; sent: number }

const opensFile = ['file.open', 'file.create', 'file.sample', 'county.create']
const calls = new Map<number, Call>()
const { add, tell, tellOne } = createListeners()
/** A file that was handed over, until the page opens one: the screen that takes it may be drawn late (settings, first name). */
let handedOver: Told | undefined
let port: MessagePort | undefined
let lastId = 0

contextBridge.exposeInMainWorld('townshipLedger', {
  call: (method: string, input: unknown) =>
    new Promise((settle) => {
      if (opensFile.includes(method)) handedOver = undefined
      const call = { method: String(method), input, settle, sent: 0 }
      const id = ++lastId
      if (port) send(id, call)
      calls.set(id, call)
    }),
  shell: (method: string, input: unknown) => ipcRenderer.invoke('shell', String(method), input),
  subscribe: (listener: (event: Told) => void, only?: string) => {
    const leave = add(listener, only)
    if (handedOver) setTimeout(() => handedOver && tellOne(listener, handedOver))
    return leave
  },
})

/** A first port, or one of a restarted data service: reads are sent once more, writes are answered. */
ipcRenderer.on('port', ({ ports }) => {
  port = ports[0] as MessagePort
  port.onmessage = ({ data }: MessageEvent<WireReply | WireEvent>) =>
    data.kind === 'event'
      ? tell({ channel: 'data', name: data.name, payload: data.payload })
      : answer(data.id, 'fault' in data ? data.fault : data.value)
  for (const [id, call] of calls) {
    if (call.sent > (isRead(call.method) ? 1 : 0)) answer(id, { fault: 'data.restarted' })
    else send(id, call)
  }
})
ipcRenderer.on('event', (_event, name: string, payload: unknown) => {
  const event = { channel: 'shell', name, payload }
  if (name === 'openFile') handedOver = event
  tell(event)
})
watchDrops()
ipcRenderer.send('port')

function send(id: number, call: Call): void {
  call.sent += 1
  port?.postMessage({ kind: 'call', id, method: call.method, input: call.input })
}

function answer(id: number, value: unknown): void {
  calls.get(id)?.settle(value)
  calls.delete(id)
}
