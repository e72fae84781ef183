import type { Profile } from '@hexaflate/contract/profile';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { useErrorText } from '../../ui/notice.tsx';
import { useWords } from '../../words/words.ts';
import { ProfilePhoto } from './profile-photo.tsx';
import { smallPicture } from './small-picture.ts';
import { accountWords } from './words.ts';

/** The picture on my profile: choose another, or take it off. */
export function PhotoChoice({ profile }: { profile: Profile }) {
  const say = useWords(accountWords);
  const textOf = useErrorText();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const onSuccess = (saved: Profile) => client.setQueryData(keys.profile, saved);
  const put = useMutation({
    mutationFn: async (file: File) => {
      // What this browser cannot read goes as it is: the server says what is wrong with it.
      const bytes = await smallPicture(file).catch(() => file);
      return call('PUT /profile/photo', { bytes });
    },
    onSuccess,
  });
  const remove = useMutation({ mutationFn: () => call('DELETE /profile/photo'), onSuccess });
  const failure = put.error ?? remove.error;
  return (
    <Row>
      <ProfilePhoto photo={profile.photo} shop={profile.storeName || profile.otomax.name} />
      <div>
        {profile.editable && (
          <>
            <Button loading={put.isPending} onClick={() => input.current?.click()}>
              {say(profile.photo ? 'photoOther' : 'photoChoose')}
            </Button>
            {profile.photo && (
              <Button color="error" loading={remove.isPending} onClick={() => remove.mutate()}>
                {say('photoRemove')}
              </Button>
            )}
          </>
        )}
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            remove.reset();
            if (file) put.mutate(file);
          }}
        />
        <Problem role="alert">{failure ? textOf(failure) : ''}</Problem>
      </div>
    </Row>
  );
}

const Row = styled('div')({ display: 'flex', alignItems: 'center', gap: 16, marginBottom: 20 });
const Problem = styled('p')(({ theme }) => ({
  margin: 0,
  fontSize: '0.8125rem',
  fontWeight: 600,
  color: theme.scheme.failed.main,
  '&:empty': { display: 'none' },
}));
