import { ApiError } from '@hexaflate/contract/client';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { useBrand } from '../../theme/brand.ts';
import { useErrorText } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useWords } from '../../words/words.ts';
import { PinPad } from '../pin/pin-pad.tsx';
import { pinWords } from '../pin/words.ts';
import { addKeyHere, NotAddedError } from './add-key-here.ts';

interface AddKeySheetProps {
  agentCode: string;
  open: boolean;
  onClose: () => void;
}

/** The PIN, and then the sensor: what it takes to have this device approve sales. */
export function AddKeySheet({ agentCode, open, onClose }: AddKeySheetProps) {
  const say = useWords(pinWords);
  const textOf = useErrorText();
  const { pinLength } = useBrand();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (pin: string) => addKeyHere(agentCode, pin),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.pin });
      onClose();
    },
  });
  const problem = (error: unknown): string | null => {
    if (!error) return null;
    if (error instanceof NotAddedError) return say('keyStopped');
    if (error instanceof ApiError && error.code === 'pin.wrong' && typeof error.details.left === 'number')
      return say('wrong', { left: error.details.left });
    return textOf(error);
  };
  return (
    <Sheet
      open={open}
      onClose={() => {
        add.reset();
        onClose();
      }}
      title={say('keyPinTitle')}
      showTitle
    >
      <Text>{say('keyPinText')}</Text>
      <PinPad
        length={pinLength}
        problem={problem(add.error)}
        onTouch={add.reset}
        onFull={(pin) => add.mutate(pin)}
        resting={add.isPending}
      />
    </Sheet>
  );
}

const Text = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: 0,
  color: theme.scheme.muted,
}));
