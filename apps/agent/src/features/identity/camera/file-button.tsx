import { type ReactNode, useRef } from 'react';
import { QuietButton } from '../../../ui/primary-button.tsx';

interface FileButtonProps {
  children: ReactNode;
  /** Which camera a phone opens; null lets the person choose a file. */
  camera: 'user' | 'environment' | null;
  onFile: (file: File) => void;
}

/** Takes a photo by the phone's own camera app, or from its files. */
export function FileButton({ children, camera, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        {...(camera && { capture: camera })}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again after it was refused.
          target.value = '';
          if (file) onFile(file);
        }}
      />
      <QuietButton onClick={() => input.current?.click()}>{children}</QuietButton>
    </>
  );
}
