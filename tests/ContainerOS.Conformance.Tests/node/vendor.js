'use strict';
// The vendor's own clients behind a line of JSON each way: {id, emulator, keyId, keySecret, product, method, path, request, body} in,
// {id, status, body, lost} or {id, error} out.
// "body" is in the wire's casing; the client's model decides what of it is sent, and what of the reply is seen.
const readline = require('node:readline');
const { $OpenApiUtil } = require('@alicloud/openapi-core');
const $dara = require('@darabonba/typescript');
// The packages are large: each is loaded when it is first called.
const packages = { cs: () => require('@alicloud/cs20151215'), ecs: () => require('@alicloud/ecs20140526') };

function clientOf(library, { emulator, keyId, keySecret, token }) {
  return new library.default(new $OpenApiUtil.Config({
    accessKeyId: keyId,
    accessKeySecret: keySecret,
    securityToken: token ?? undefined,
    endpoint: emulator,
    protocol: 'http',
    regionId: 'cn-hangzhou',
    // The packages give up after three seconds: a machine with much else to do is not what is tested.
    connectTimeout: 60000,
    readTimeout: 60000,
  }));
}

const toWire = (value) => (Array.isArray(value) ? value.map(toWire) : value?.toMap ? value.toMap() : value ?? null);

// The paths of a reply that the vendor's model does not have: the emulator invented them, or wrote them in another casing.
function lost(came, seen, path) {
  if (came === null || came === undefined) return [];
  if (seen === null || seen === undefined) return [path];
  if (Array.isArray(came)) return came.flatMap((item, index) => lost(item, seen[index], `${path}[${index}]`));
  if (typeof came === 'object') return Object.keys(came).flatMap((name) => lost(came[name], seen[name], path ? `${path}.${name}` : name));
  return typeof came === typeof seen ? [] : [`${path} (${typeof came}, not ${typeof seen})`];
}

// STS has no package here: the vendor's core makes the call, as it does for every product.
async function callSts(message) {
  const params = new $OpenApiUtil.Params({
    action: message.method,
    version: '2015-04-01',
    protocol: 'HTTP',
    pathname: '/',
    method: 'POST',
    authType: message.anonymous ? 'Anonymous' : 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'json',
  });
  const request = new $OpenApiUtil.OpenApiRequest(message.anonymous ? { body: message.body } : { query: message.body });
  const client = clientOf(require('@alicloud/openapi-core'), message);
  const reply = await client.callApi(params, request, new $dara.RuntimeOptions({}));
  return { status: reply.statusCode, body: reply.body, lost: [] };
}

async function call(message) {
  const { product, method, path, request, body } = message;
  if (product === 'sts') return callSts(message);
  const library = packages[product]();
  if (method === 'toMap') {
    // What the vendor's model keeps of a request, without a call.
    const kept = $dara.cast(body, new library[request]({})).toMap();
    return { status: 0, body: kept, lost: lost(body, kept, '') };
  }
  const args = [...(path ?? [])];
  if (request) {
    args.push($dara.cast(body ?? {}, new library[request]({})));
  }
  const client = clientOf(library, message);
  // Keeps the reply as it came, before the vendor's model reads it; the packages themselves are left as they are.
  const callApi = client.callApi.bind(client);
  let came;
  client.callApi = async (...its) => (came = await callApi(...its));
  const reply = await client[method](...args);
  const seen = toWire(reply.body);
  return { status: reply.statusCode, body: seen, lost: lost(came.body, seen, '') };
}

function describe(error) {
  return { kind: error.name, requestId: error.requestId ?? null, code: error.code, status: error.statusCode ?? error.data?.statusCode, message: error.message, data: error.data ?? null };
}

readline.createInterface({ input: process.stdin }).on('line', async (line) => {
  const message = JSON.parse(line);
  let answer;
  try {
    answer = await call(message);
  } catch (error) {
    answer = { error: describe(error) };
  }
  process.stdout.write(JSON.stringify({ id: message.id, ...answer }) + '\n');
});
