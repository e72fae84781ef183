import { join } from 'node:path';
import type { Logger } from 'pino';
import { ownCommand } from '../product-files.ts';
import type { PhotoAnswer, PhotoAsk, PhotoJobName, PhotoJobs } from './jobs.ts';
import { NotAPhotoError } from './not-a-photo.ts';

/** Hands photos to a process of their own, one after the other. */
export interface Workshop extends PhotoJobs {
  close(): Promise<void>;
}

/** The job took too long, or the process died of it. */
export class PhotoJobFailedError extends Error {
  override name = 'PhotoJobFailedError';
}

interface WorkshopOptions {
  log: Logger;
  /** Milliseconds until a job is given up and its process is ended. */
  patienceMs: number;
  /** Milliseconds without work until the process is let go, with the memory that it took. */
  idleMs?: number;
}

type Child = ReturnType<typeof startChild>;

/** Starts nothing until the first job. */
export function openWorkshop({ log, patienceMs, idleMs = 60_000 }: WorkshopOptions): Workshop {
  let child: Child | undefined;
  let nextId = 1;
  let turn: Promise<unknown> = Promise.resolve();
  let idle: Timer | undefined;
  let closed = false;

  function letGo(): void {
    child?.end();
    child = undefined;
  }

  async function perform(ask: PhotoAsk): Promise<unknown> {
    if (closed) throw new PhotoJobFailedError('The server is stopping');
    clearTimeout(idle);
    child ??= startChild();
    const worker = child;
    try {
      const answer = await worker.ask(ask, patienceMs);
      if (answer.ok) return answer.result;
      if (answer.notAPhoto) throw new NotAPhotoError(answer.why);
      throw new PhotoJobFailedError(answer.why);
    } catch (error) {
      if (!(error instanceof NotAPhotoError)) {
        log.warn(
          { job: ask.name, reason: error instanceof Error ? error.message : 'unknown' },
          'a photo job failed',
        );
        letGo();
      }
      throw error;
    } finally {
      if (!closed) idle = setTimeout(letGo, idleMs).unref();
    }
  }

  function inTurn<Name extends PhotoJobName>(name: Name) {
    return (job: Parameters<PhotoJobs[Name]>[0]) => {
      // The process answers what the job's own function answers.
      const ask = { id: nextId++, name, job } as PhotoAsk;
      const done = turn.then(() => perform(ask)) as ReturnType<PhotoJobs[Name]>;
      turn = done.catch(() => undefined);
      return done;
    };
  }

  return {
    prepare: inTurn('prepare'),
    mark: inTurn('mark'),
    read: inTurn('read'),
    faces: inTurn('faces'),
    async close() {
      closed = true;
      clearTimeout(idle);
      const ended = child?.ended;
      letGo();
      await ended;
    },
  };
}

/** Nothing of ours goes along, neither addresses nor secrets; Windows starts no program without its own folder. */
function bareEnvironment(): Record<string, string> {
  const { SystemRoot } = process.env;
  return SystemRoot === undefined ? {} : { SystemRoot };
}

function startChild() {
  let waiting: PromiseWithResolvers<PhotoAnswer> | undefined;
  const process_ = Bun.spawn({
    cmd: Bun.isStandaloneExecutable
      ? ownCommand(['photos'])
      : [process.execPath, join(import.meta.dir, 'program.ts')],
    serialization: 'advanced',
    ipc: (answer: PhotoAnswer) => waiting?.resolve(answer),
    onExit: () => waiting?.reject(new PhotoJobFailedError('The process of photos ended')),
    env: bareEnvironment(),
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  return {
    ended: process_.exited,
    end: () => process_.kill('SIGKILL'),
    async ask(ask: PhotoAsk, patienceMs: number): Promise<PhotoAnswer> {
      waiting = Promise.withResolvers<PhotoAnswer>();
      const late = setTimeout(
        () => waiting?.reject(new PhotoJobFailedError(`No answer within ${patienceMs} ms`)),
        patienceMs,
      );
      process_.send(ask);
      try {
        return await waiting.promise;
      } finally {
        clearTimeout(late);
        waiting = undefined;
      }
    },
  };
}
