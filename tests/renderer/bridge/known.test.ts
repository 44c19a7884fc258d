// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { createElement } from 'react'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { fileKey } from '#renderer/bridge/client.ts'
import { createStartClient, useAwaitedFile } from '#renderer/bridge/known.ts'

function pageWith(known: unknown): Document {
  const page = document.implementation.createHTMLDocument()
  const block = page.createElement('script')
  block.type = 'application/json'
  block.id = 'known'
  block.textContent = JSON.stringify(known)
  page.body.append(block)
  return page
}

describe('what the main process wrote into the page', () => {
  it('is answered without asking', () => {
    const settings = { operator: '张敏', device: 'x', zoom: 1 }
    const client = createStartClient(pageWith({ shell: { 'settings.get': settings, 'recent.list': [] }, data: { 'file.info': null } }))
    expect(client.getQueryData(['shell', 'settings.get', {}])).toEqual(settings)
    expect(client.getQueryData(['shell', 'recent.list', {}])).toEqual([])
    expect(client.getQueryData(fileKey)).toBeNull()
  })

  it('leaves the open file to be asked again, and settings not', () => {
    const client = createStartClient(pageWith({ shell: { 'settings.get': {} }, data: { 'file.info': null } }))
    expect(client.getQueryState(fileKey)?.isInvalidated).toBe(true)
    expect(client.getQueryState(['shell', 'settings.get', {}])?.isInvalidated).toBe(false)
  })

  it('tells of a file that is awaited, until it has come', () => {
    const client = createStartClient(pageWith({ start: { 'file.awaited': true } }))
    const wrapper = ({ children }: { children: ReactNode }) => createElement(QueryClientProvider, { client }, children)
    const { result } = renderHook(useAwaitedFile, { wrapper })
    expect(result.current[0]).toBe(true)
    act(() => result.current[1]())
    expect(result.current[0]).toBe(false)
    // The start page is drawn once more after the file was closed.
    expect(renderHook(useAwaitedFile, { wrapper }).result.current[0]).toBe(false)
  })

  it('may be missing: then everything is asked', () => {
    const client = createStartClient(document.implementation.createHTMLDocument())
    expect(client.getQueryCache().getAll()).toEqual([])
  })
})
