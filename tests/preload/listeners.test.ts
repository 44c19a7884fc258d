import { expect, test } from 'vitest'
import { createListeners, type Told } from '#electron/preload/listeners.ts'

const event = (name: string, channel = 'data'): Told => ({ channel, name, payload: {} })

test('a listener hears of what it asked for, one that asked for nothing in particular of everything', () => {
  const heard: string[] = []
  const { add, tell } = createListeners()
  add(({ name }) => heard.push(`all ${name}`))
  add(({ name }) => heard.push(`one ${name}`), 'data/changed')
  tell(event('changed'))
  tell(event('registry'))
  tell(event('changed', 'shell'))
  expect(heard).toEqual(['all changed', 'one changed', 'all registry', 'all changed'])
})

test('who has left hears no more, not even of what came before', () => {
  const heard: string[] = []
  const { add, tell, tellOne } = createListeners()
  const listener = ({ name }: Told) => heard.push(name)
  const leave = add(listener, 'shell/openFile')
  tellOne(listener, event('openFile', 'shell'))
  tellOne(listener, event('theme', 'shell'))
  leave()
  tellOne(listener, event('openFile', 'shell'))
  tell(event('openFile', 'shell'))
  expect(heard).toEqual(['openFile'])
})

test('who leaves while all are told does not keep the others from hearing', () => {
  const heard: string[] = []
  const { add, tell } = createListeners()
  const leave = add(() => {
    heard.push('first')
    leave()
  })
  add(() => heard.push('second'))
  tell(event('file'))
  tell(event('file'))
  expect(heard).toEqual(['first', 'second', 'second'])
})
