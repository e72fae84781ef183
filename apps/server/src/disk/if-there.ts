/** What was read of a file or folder; undefined when there is none. */
export async function ifThere<Result>(step: Promise<Result>): Promise<Result | undefined> {
  return step.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
}
