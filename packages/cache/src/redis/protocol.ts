import type { Script } from './script.ts';

/**
 * The steps of the shared tier inside Redis. Every script first makes sure that the order of changes is whole, and
 * begins a new epoch when it is not: after a flush, an eviction, a fail-over or a restart (the server's run id is
 * another one), or when a process knows more than Redis does.
 *
 * state     hash    epoch, seq, run, settled (0 until every process from before has certainly lost its trust), beat
 * versions  zset    tag -> sequence of its last move; the member `floor` says below which sequence it is incomplete
 * log       list    the newest batches, `sequence\ntag\ntag…`
 * nodes     hash    process -> `turn:sequence`, how often it asked and what it had followed by then
 * body      hash    epoch, leased, tags, etag, bytes; runs out
 * lease     string  the process that loads this key; runs out
 *
 * KEYS begin with state, versions, log, nodes; ARGV with a fresh epoch, in case one is needed, and the channel.
 */
const whole = `
local state, versions, log, nodes = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local channel = ARGV[2]
local floorOf = '\\n'
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local known = redis.call('HMGET', state, 'epoch', 'seq', 'run')
local epoch, seq = known[1], tonumber(known[2])
local floor = tonumber(redis.call('ZSCORE', versions, floorOf) or nil)

local function begin()
  redis.call('DEL', state, versions, log, nodes)
  epoch, seq, floor = ARGV[1], 0, 0
  redis.call('HSET', state, 'epoch', epoch, 'seq', 0, 'run', run, 'settled', 0)
  redis.call('ZADD', versions, 0, floorOf)
  redis.call('PUBLISH', channel, 'look')
end

if not epoch or not seq or not floor or known[3] ~= run then begin() end

local function intact(tags, leased)
  if leased < floor then return false end
  for tag in string.gmatch(tags, '[^\\n]+') do
    local moved = redis.call('ZSCORE', versions, tag)
    if moved and tonumber(moved) > leased then return false end
  end
  return true
end
`;

/** KEYS 5 body, 6 lease. ARGV 3 process, 4 life of the lease in ms. Answers body, lease or held. */
export const takeScript: Script = {
  source: `${whole}
local body, lease = KEYS[5], KEYS[6]
local kept = redis.call('HMGET', body, 'epoch', 'leased', 'tags', 'etag', 'bytes')
if kept[1] == epoch and intact(kept[3], tonumber(kept[2])) then return {'body', kept[3], kept[4], kept[5]} end
if kept[1] then redis.call('UNLINK', body) end
local holder = redis.call('GET', lease)
if holder and holder ~= ARGV[3] then return {'held'} end
redis.call('SET', lease, ARGV[3], 'PX', ARGV[4])
return {'lease', epoch, tostring(seq)}
`,
};

/** KEYS 5 body, 6 lease. ARGV 3 process, then for a body: 4 epoch, 5 leased, 6 life in ms, 7 tags, 8 etag, 9 bytes. */
export const giveScript: Script = {
  source: `${whole}
local body, lease = KEYS[5], KEYS[6]
if redis.call('GET', lease) == ARGV[3] then redis.call('DEL', lease) end
if not ARGV[9] or ARGV[4] ~= epoch or not intact(ARGV[7], tonumber(ARGV[5])) then return 0 end
redis.call('HSET', body, 'epoch', epoch, 'leased', ARGV[5], 'tags', ARGV[7], 'etag', ARGV[8], 'bytes', ARGV[9])
redis.call('PEXPIRE', body, ARGV[6])
return 1
`,
};

const late = `
local function behind(sequence)
  local found = {}
  local all = redis.call('HGETALL', nodes)
  for index = 1, #all, 2 do
    local turn, followed = string.match(all[index + 1], '(%d+):(-?%d+)')
    if tonumber(followed) < sequence then
      found[#found + 1] = all[index]
      found[#found + 1] = turn
    end
  end
  return found
end
`;

/** ARGV 3 tags remembered, 4 batches in the log, then the tags. Answers epoch, sequence. */
export const publishScript: Script = {
  source: `${whole}
seq = redis.call('HINCRBY', state, 'seq', 1)
for index = 5, #ARGV do redis.call('ZADD', versions, seq, ARGV[index]) end
local excess = redis.call('ZCARD', versions) - 1 - tonumber(ARGV[3])
if excess > 0 then
  local last = redis.call('ZRANGE', versions, excess, excess, 'WITHSCORES')
  redis.call('ZREMRANGEBYRANK', versions, 1, excess)
  redis.call('ZADD', versions, last[2], floorOf)
end
local batch = tostring(seq) .. '\\n' .. table.concat(ARGV, '\\n', 5)
redis.call('RPUSH', log, batch)
redis.call('LTRIM', log, -tonumber(ARGV[4]), -1)
redis.call('PUBLISH', channel, 'moved\\n' .. epoch .. '\\n' .. batch)
return {epoch, tostring(seq)}
`,
};

/** ARGV 3 epoch, 4 sequence. Answers epoch, settled, then each process that is behind and its turn. */
export const behindScript: Script = {
  source: `${whole}${late}
local answer = {epoch, redis.call('HGET', state, 'settled')}
if epoch ~= ARGV[3] then return answer end
for _, item in ipairs(behind(tonumber(ARGV[4]))) do answer[#answer + 1] = item end
return answer
`,
};

/** A publisher has waited for longer than anyone trusts. ARGV 3 epoch, then processes with the turn they had. */
export const settleScript: Script = {
  source: `${whole}
if epoch ~= ARGV[3] then return 0 end
redis.call('HSET', state, 'settled', 1)
for index = 4, #ARGV, 2 do
  local entry = redis.call('HGET', nodes, ARGV[index])
  if entry and string.match(entry, '^%d+') == ARGV[index + 1] then redis.call('HDEL', nodes, ARGV[index]) end
end
return 1
`,
};

/**
 * A process looks: it says what it has followed and learns what it has not. ARGV 3 process, 4 epoch, 5 followed.
 * Answers epoch, sequence, age of the relay's last sign of life in ms (-1: none), then the missing batches, if the
 * log still holds them all.
 */
export const lookScript: Script = {
  source: `${whole}
local followed = -1
if ARGV[4] == epoch then
  followed = tonumber(ARGV[5])
  if followed > seq then begin() followed = -1 end
end
local turn, before = string.match(redis.call('HGET', nodes, ARGV[3]) or '0:-1', '(%d+):(-?%d+)')
redis.call('HSET', nodes, ARGV[3], string.format('%d:%d', turn + 1, followed))
if followed > tonumber(before) then redis.call('PUBLISH', channel, 'followed') end
local time = redis.call('TIME')
local beat = tonumber(redis.call('HGET', state, 'beat') or nil)
local age = beat and math.floor(time[1] * 1000 + time[2] / 1000) - beat or -1
local answer = {epoch, tostring(seq), tostring(age)}
local missing = seq - followed
if followed >= 0 and missing > 0 and missing <= redis.call('LLEN', log) then
  for _, batch in ipairs(redis.call('LRANGE', log, -missing, -1)) do answer[#answer + 1] = batch end
end
return answer
`,
};

/** The relay lives. ARGV 3: a pause in ms after which everyone is told at once. */
export const beatScript: Script = {
  source: `${whole}
local time = redis.call('TIME')
local now = math.floor(time[1] * 1000 + time[2] / 1000)
local before = tonumber(redis.call('HGET', state, 'beat') or nil)
redis.call('HSET', state, 'beat', string.format('%d', now))
if not before or now - before > tonumber(ARGV[3]) then redis.call('PUBLISH', channel, 'look') end
return 1
`,
};

export const renewScript: Script = { source: `${whole}\nbegin()\nreturn 1\n` };

/** A process ends and trusts nothing any more. ARGV 3 process. */
export const leaveScript: Script = { source: `${whole}\nreturn redis.call('HDEL', nodes, ARGV[3])\n` };
