/** The Android shell's way to hand a file to another app: `SharingPlugin` in Java. */
export interface Sharing {
  /** `bytes`: base64. */
  share(file: { name: string; type: string; bytes: string }): Promise<void>;
}

/** Gives Android's web view what its browsers have: a page that may hand one file to another app of the phone. */
export function shareFiles(sharing: Sharing, on: Navigator = navigator): void {
  Object.defineProperties(on, {
    canShare: { value: ({ files = [] }: ShareData) => files.length === 1 },
    share: {
      async value({ files = [] }: ShareData) {
        const [file] = files;
        if (!file) throw new TypeError('There is nothing to share.');
        await sharing.share({ name: file.name, type: file.type, bytes: await base64Of(file) });
      },
    },
  });
}

/** In pieces: a picture has more bytes than a call takes arguments. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
