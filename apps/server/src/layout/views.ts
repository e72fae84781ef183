import type { Loaded, View } from '@hexaflate/cache';
import { type Brand, BrandSchema, type Layout, LayoutSchema } from '@hexaflate/contract';
import { signInWays, waySettings } from '../auth/sign-in-ways.ts';
import type { Context } from '../context.ts';
import { DELETION_PAGE } from '../deletion-page/address.ts';
import { settingTag } from '../settings/settings.ts';
import defaultBrand from './default-brand.json';
import defaultLayout from './default-layout.json';
import { publishedDocument } from './documents.ts';

/** The home layout, as the operator published it or as it comes. */
export function layoutView(context: Context): View {
  return {
    key: 'layout',
    kind: 'layout',
    load: async () => {
      const { layout, tags } = await loadLayout(context);
      return { body: JSON.stringify(layout), tags };
    },
  };
}

/** Reads the layout anew, with the tags of the rows that it came from. */
export async function loadLayout(context: Context): Promise<{ layout: Layout } & Pick<Loaded, 'tags'>> {
  const layout = LayoutSchema.parse((await publishedDocument(context, 'layout')) ?? defaultLayout);
  return { layout, tags: ['document:layout'] };
}

/** Name, colour and logo of the operator, and the facts that an app needs before anyone signs in. */
export function brandView(context: Context): View {
  return {
    key: 'brand',
    kind: 'brand',
    small: true,
    load: async () => ({
      body: JSON.stringify(await brand(context)),
      tags: ['document:brand', ...waySettings.map(settingTag)],
    }),
  };
}

export async function brand(context: Context): Promise<Brand> {
  const { pinLength, channels } = await context.otomax.capabilities();
  const published = await publishedDocument(context, 'brand');
  return BrandSchema.parse({
    ...defaultBrand,
    ...(typeof published === 'object' ? published : {}),
    pinLength,
    sandbox: await context.phones.exist(),
    plainHttpSignIn: context.config.allowPlainHttp,
    accountDeletionUrl: DELETION_PAGE,
    signIn: signInWays(context.settings, channels),
    version: context.config.version,
  });
}
