import ButtonBase from '@mui/material/ButtonBase';
import type { CSSProperties, ReactNode } from 'react';
import { type Target, useHost } from '../host.tsx';

interface TappableProps {
  target: Target;
  children: ReactNode;
  className?: string;
  style?: CSSProperties;
  current?: boolean;
}

/** Opens a target: a true link where the target has an address, so it can be opened elsewhere; else a button. */
export function Tappable({ target, children, className, style, current }: TappableProps) {
  const host = useHost();
  const address = host.addressOf(target);
  const shared = {
    className: className ?? '',
    style: style ?? {},
    'aria-current': current ? 'page' : undefined,
  } as const;
  if (address === null)
    return (
      <ButtonBase {...shared} onClick={() => host.open(target)}>
        {children}
      </ButtonBase>
    );
  return (
    <ButtonBase
      {...shared}
      component="a"
      href={address}
      {...(isElsewhere(address) ? { target: '_blank', rel: 'noreferrer' } : {})}
      onClick={(event) => {
        if (isElsewhere(address) || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        host.open(target);
      }}
    >
      {children}
    </ButtonBase>
  );
}

function isElsewhere(address: string): boolean {
  return address.startsWith('https://');
}
