/** Runs jobs one after the other, so that no reader sees the middle of a chunked write. */
export function createQueue(): <T>(job: () => T | Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (job) => {
    const next = last.then(job, job)
    // Not what it answered: that would be kept until the next job.
    last = next.then(nothing, nothing)
    return next
  }
}

const nothing = (): void => undefined

/** Lets messages (cancel!) in between the chunks of a long job. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
