import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import type { ReactNode } from 'react';

interface PrimaryButtonProps {
  children: ReactNode;
  onClick?: () => void;
  type?: 'button' | 'submit';
  /** Shows that it is at work; the button cannot be pressed again but keeps its focus and its words. */
  busy?: boolean;
  disabled?: boolean;
  icon?: ReactNode;
}

/** The one button of a screen that does what the screen is for. */
export function PrimaryButton({ children, onClick, type, busy, disabled, icon }: PrimaryButtonProps) {
  return (
    <Button
      variant="contained"
      size="large"
      fullWidth
      type={type ?? 'button'}
      disabled={disabled ?? false}
      aria-busy={busy ?? false}
      aria-disabled={busy ?? false}
      startIcon={busy ? <CircularProgress size={20} color="inherit" aria-hidden /> : icon}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </Button>
  );
}

/** A second choice beside the primary button, on the brand's soft ground. */
export function QuietButton({
  children,
  onClick,
  icon,
  disabled,
}: Omit<PrimaryButtonProps, 'type' | 'busy'>) {
  return (
    <Button
      variant="contained"
      color="secondary"
      size="large"
      fullWidth
      disabled={disabled ?? false}
      startIcon={icon}
      onClick={() => onClick?.()}
    >
      {children}
    </Button>
  );
}
