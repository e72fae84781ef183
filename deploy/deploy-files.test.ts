import { describe, expect, test } from 'bun:test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { knownVariables } from '../apps/server/src/config.ts';
import packageFile from '../package.json';

const read = (name: string) => readFileSync(join(import.meta.dir, name), 'utf8');

/** What we use of the compose format, strictly: a key that is mistyped is refused as compose would. */
const duration = z.string().regex(/^\d+(ms|s|m)$/);
const ServiceSchema = z.strictObject({
  image: z.string().regex(/^[a-z0-9]+(:[\w.-]+)?$/),
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  profiles: z.array(z.string()).optional(),
  init: z.boolean().optional(),
  restart: z.enum(['unless-stopped', 'always']),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  tmpfs: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string()).optional(),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({ condition: z.literal('service_healthy'), required: z.boolean().optional() }),
    )
    .optional(),
  healthcheck: z
    .strictObject({
      test: z.tuple([z.literal('CMD-SHELL'), z.string()]),
      interval: duration,
      timeout: duration,
      retries: z.number().int(),
    })
    .optional(),
});
const ComposeSchema = z.strictObject({
  name: z.string(),
  services: z.strictObject({ server: ServiceSchema, redis: ServiceSchema, postgres: ServiceSchema }),
  volumes: z.record(z.string(), z.null()),
});

const composeText = read('compose.yaml');
const compose = ComposeSchema.parse(Bun.YAML.parse(composeText));
/** Instructions with their arguments; a line that ends in a backslash goes on. */
const instructions = read('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    return { name, rest };
  });
const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const inLast = (name: string) => lastStage.filter((found) => found.name === name).map(({ rest }) => rest);

describe('compose.yaml', () => {
  test('every setting of the server is one that the server knows', () => {
    const names = Object.keys(compose.services.server.environment);
    expect(names.filter((name) => !knownVariables.has(name))).toEqual([]);
  });

  test('every variable that it asks for stands in env.example, and no other does', () => {
    const asked = new Set([...composeText.matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
    const offered = new Set([...read('env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name));
    expect([...offered].sort()).toEqual([...asked].sort());
  });

  test('whom a service waits for has a health check, and is there or need not be', () => {
    for (const [name, { required = true }] of Object.entries(compose.services.server.depends_on ?? {})) {
      const other = z.enum(['redis', 'postgres']).parse(name);
      expect(compose.services[other].healthcheck).toBeDefined();
      expect([name, required]).toEqual([name, compose.services[other].profiles === undefined]);
    }
  });

  test('Redis is bounded and drops only finished answers, and neither it nor PostgreSQL is open to the world', () => {
    const { redis, postgres, server } = compose.services;
    const words = redis.command?.join(' ');
    expect(words).toContain('--maxmemory 512mb --maxmemory-policy volatile-lru');
    expect(words).toContain('--requirepass');
    expect([redis.ports, postgres.ports]).toEqual([undefined, undefined]);
    expect(server.ports?.join()).toContain(':-127.0.0.1:8080}:8080');
  });

  test('what is mounted is declared, and its Dockerfile exists', () => {
    const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes);
    expect(mounted.map((mount) => mount.split(':')[0]).sort()).toEqual(Object.keys(compose.volumes).sort());
    const { context = '', dockerfile = '' } = compose.services.server.build ?? {};
    expect(existsSync(join(import.meta.dir, context, dockerfile))).toBe(true);
  });
});

describe('Dockerfile', () => {
  test('consists of instructions that Docker knows', () => {
    const known = [
      'FROM',
      'ARG',
      'WORKDIR',
      'COPY',
      'RUN',
      'ENV',
      'USER',
      'VOLUME',
      'EXPOSE',
      'HEALTHCHECK',
      'ENTRYPOINT',
      'CMD',
    ];
    expect(instructions.filter(({ name }) => !known.includes(name))).toEqual([]);
  });

  test('images are named plainly, and stages that are copied from exist', () => {
    const images = instructions
      .filter(({ name }) => name === 'FROM')
      .map(({ rest }) => rest.replace(/^--\S+ /, ''));
    for (const image of images) expect(image).toMatch(/^[a-z]+:[\w.-]+( AS \w+)?$/);
    const stages = images.flatMap((image) => / AS (\w+)$/.exec(image)?.[1] ?? []);
    const used = instructions.flatMap(({ rest }) => /--from=(\w+)/.exec(rest)?.[1] ?? []);
    expect(used.filter((stage) => !stages.includes(stage))).toEqual([]);
  });

  test('what runs is not root, keeps its data in the volume that it may write, and is asked how it is', () => {
    expect(inLast('USER')).toEqual(['10001:10001']);
    expect(
      inLast('COPY').some((copy) => copy.includes('--chown=10001:10001') && copy.endsWith(' /data')),
    ).toBe(true);
    expect(inLast('VOLUME')).toEqual(['/data']);
    expect(inLast('ENV')).toEqual(['HEXAFLATE_DATA_DIR=/data']);
    expect(inLast('HEALTHCHECK')[0]).toEndWith('CMD ["hexaflate", "health"]');
    expect([inLast('ENTRYPOINT'), inLast('CMD')]).toEqual([['["hexaflate"]'], ['["start"]']]);
  });

  test('it builds by a script that exists, and leaves behind what a build must not see', () => {
    expect(packageFile.scripts).toHaveProperty('build:linux');
    expect(instructions.find(({ name }) => name === 'RUN')?.rest).toContain('npm run build:linux');
    const ignored = readFileSync(join(import.meta.dir, '..', '.dockerignore'), 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['**/node_modules', '.git', '**/data', 'deploy/.env']));
  });
});
