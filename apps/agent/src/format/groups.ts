export * from '@hexaflate/widgets/format/groups.ts';
