import * as z from 'zod';
import { LocalizedTextSchema } from './wire.ts';

/** Screens of the app that a layout may open. */
export const ScreenSchema = z.enum([
  'home',
  'history',
  'sell',
  'notifications',
  'profile',
  'settings',
  'devices',
]);
export type Screen = z.infer<typeof ScreenSchema>;

export type MenuAction =
  | { type: 'sell'; category: string }
  | { type: 'screen'; screen: Screen }
  | { type: 'link'; url: string }
  | { type: 'submenu'; style: 'page' | 'sheet'; layout: 'grid' | 'list'; items: MenuItem[] };

export interface MenuItem {
  id: string;
  title: { id: string; en?: string | undefined };
  description?: { id: string; en?: string | undefined } | undefined;
  /** Name of a Material Symbol ("bolt"), unless `imageUrl` is given. */
  icon: string;
  imageUrl?: string | undefined;
  badge?: { id: string; en?: string | undefined } | undefined;
  action: MenuAction;
}

const LinkSchema = z
  .string()
  .max(500)
  .regex(/^https:\/\/|^\//);

export const MenuItemSchema: z.ZodType<MenuItem> = z
  .lazy(() =>
    z.object({
      id: z.string().min(1).max(60),
      title: LocalizedTextSchema,
      description: LocalizedTextSchema.optional(),
      icon: z.string().max(60),
      imageUrl: LinkSchema.optional(),
      badge: LocalizedTextSchema.optional(),
      action: MenuActionSchema,
    }),
  )
  .meta({ id: 'MenuItem' });

export const MenuActionSchema: z.ZodType<MenuAction> = z
  .lazy(() =>
    z.union([
      z.object({ type: z.literal('sell'), category: z.string().min(1).max(40) }),
      z.object({ type: z.literal('screen'), screen: ScreenSchema }),
      z.object({ type: z.literal('link'), url: LinkSchema }),
      z.object({
        type: z.literal('submenu'),
        style: z.enum(['page', 'sheet']),
        layout: z.enum(['grid', 'list']),
        items: z.array(MenuItemSchema).max(60),
      }),
    ]),
  )
  .meta({ id: 'MenuAction' });

/** Amber is for promotions; the others follow the brand. */
const ToneSchema = z.enum(['brand', 'amber', 'neutral']);

const widgetBase = { id: z.string().min(1).max(60) };

export const BalanceCardSchema = z.object({
  ...widgetBase,
  type: z.literal('balanceCard'),
  showPoints: z.boolean(),
  showCommission: z.boolean(),
  actions: z.array(MenuItemSchema).max(4),
});
export const MenuGridSchema = z.object({
  ...widgetBase,
  type: z.literal('menuGrid'),
  columns: z.union([z.literal(3), z.literal(4), z.literal(5)]),
  /** More items than this hide behind "Semua"; 0 shows all. */
  maxVisible: z.number().int().min(0).max(40),
  items: z.array(MenuItemSchema).max(60),
});
export const BannerSchema = z.object({
  ...widgetBase,
  type: z.literal('banner'),
  autoSeconds: z.number().int().min(0).max(30),
  items: z
    .array(
      z.object({
        id: z.string(),
        title: LocalizedTextSchema,
        subtitle: LocalizedTextSchema.optional(),
        imageUrl: LinkSchema.optional(),
        icon: z.string().max(60).optional(),
        tone: ToneSchema,
        action: MenuActionSchema.optional(),
      }),
    )
    .max(12),
});
export const TitleSchema = z.object({
  ...widgetBase,
  type: z.literal('title'),
  text: LocalizedTextSchema,
  action: z.object({ text: LocalizedTextSchema, action: MenuActionSchema }).optional(),
});
export const CardsSchema = z.object({
  ...widgetBase,
  type: z.literal('cards'),
  columns: z.union([z.literal(1), z.literal(2)]),
  items: z
    .array(
      z.object({
        id: z.string(),
        title: LocalizedTextSchema,
        text: LocalizedTextSchema.optional(),
        icon: z.string().max(60).optional(),
        imageUrl: LinkSchema.optional(),
        tone: ToneSchema,
        action: MenuActionSchema.optional(),
      }),
    )
    .max(12),
});
export const RecentTransactionsSchema = z.object({
  ...widgetBase,
  type: z.literal('recentTransactions'),
  count: z.number().int().min(1).max(10),
});

export const WidgetSchema = z.discriminatedUnion('type', [
  BalanceCardSchema,
  MenuGridSchema,
  BannerSchema,
  TitleSchema,
  CardsSchema,
  RecentTransactionsSchema,
]);
export type Widget = z.infer<typeof WidgetSchema>;

/** How a category asks for its destination. */
export const SellEntrySchema = z.object({
  title: LocalizedTextSchema,
  entry: z.enum(['phone', 'meter', 'customer', 'ewallet', 'game']),
  /** Categories shown as tabs of one screen for the same number: pulsa, data, call-sms. */
  tabs: z.array(z.object({ category: z.string(), title: LocalizedTextSchema })).max(6),
  hint: LocalizedTextSchema.optional(),
});
export type SellEntry = z.infer<typeof SellEntrySchema>;

export const LAYOUT_SCHEMA_VERSION = 1;

export const LayoutSchema = z
  .object({
    schemaVersion: z.literal(LAYOUT_SCHEMA_VERSION),
    /** Changes with every published edit. */
    version: z.string().max(60),
    header: z.object({ style: z.enum(['greeting', 'title']), honeycomb: z.boolean() }),
    widgets: z.array(WidgetSchema).max(40),
    navigation: z
      .array(z.object({ screen: ScreenSchema, title: LocalizedTextSchema, icon: z.string().max(60) }))
      .min(2)
      .max(5),
    sell: z.record(z.string(), SellEntrySchema),
  })
  .meta({ id: 'Layout' });
export type Layout = z.infer<typeof LayoutSchema>;

/**
 * Reads a layout that a newer server may have written: widgets of a type that this version does not know, or that
 * do not validate, are left out instead of breaking the home screen. Throws ZodError when the frame is broken.
 */
export function readLayout(document: unknown): Layout {
  const frame = z
    .object({ widgets: z.array(z.unknown()) })
    .loose()
    .parse(document);
  const known = frame.widgets.flatMap((widget) => {
    const parsed = WidgetSchema.safeParse(widget);
    return parsed.success ? [parsed.data] : [];
  });
  return LayoutSchema.parse({ ...frame, widgets: known });
}
