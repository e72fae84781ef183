import type { Operator } from '@hexaflate/contract/catalog';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import type { Ref } from 'react';
import { useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';
import { cleanDestination } from './clean-number.ts';
import { wantsServer } from './destination.ts';

interface GameFieldsProps {
  operator: Operator;
  account: string;
  server: string;
  onChange: (account: string, server: string) => void;
  error: string | null;
  inputRef: Ref<HTMLInputElement>;
}

/** Account of a game and, where the game has them, the server: two fields that become one destination. */
export function GameFields({ operator, account, server, onChange, error, inputRef }: GameFieldsProps) {
  const say = useWords(sellWords);
  const input = { autoComplete: 'off', autoCorrect: 'off', spellCheck: false, inputMode: 'numeric' as const };
  return (
    <Row>
      <TextField
        label={say('game')}
        value={account}
        inputRef={inputRef}
        error={error !== null}
        helperText={error}
        fullWidth
        slotProps={{ htmlInput: { ...input, maxLength: 40, className: 'figures' } }}
        onChange={(event) => {
          // A copied "628819001 (2101)" fills both fields.
          const both = /^\s*([^\s()]+)\s*\(\s*(\w+)\s*\)\s*$/.exec(event.target.value);
          if (both?.[1] && both[2]) onChange(both[1], both[2]);
          else onChange(cleanDestination('game', event.target.value), server);
        }}
      />
      {wantsServer(operator) && (
        <TextField
          label={say('server')}
          value={server}
          error={error !== null}
          slotProps={{ htmlInput: { ...input, maxLength: 12, className: 'figures' } }}
          sx={{ width: '8rem', flex: 'none' }}
          onChange={(event) => onChange(account, cleanDestination('game', event.target.value))}
        />
      )}
    </Row>
  );
}

const Row = styled('div')({ display: 'flex', gap: 12, alignItems: 'flex-start', paddingTop: 6 });
