'use strict';
// The vendor's client, unmodified, doing what Program.cs does. Finds the packages of the conformance tests.
// usage: node bench.js <address> <cluster id> <pool id> <concurrency> <calls>
const path = require('node:path');
const from = require('node:module').createRequire(path.join(__dirname, '..', 'ContainerOS.Conformance.Tests', 'node', 'package.json'));
const library = from('@alicloud/cs20151215');
const { $OpenApiUtil } = from('@alicloud/openapi-core');
const [address, cluster, pool, concurrency, calls] = process.argv.slice(2);

const client = new library.default(new $OpenApiUtil.Config({
  accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
  accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
  endpoint: new URL(address).host,
  protocol: 'http',
  regionId: 'cn-hangzhou',
}));

async function run(count) {
  let left = count;
  const lane = async () => { while (--left >= 0) await client.describeClusterNodePoolDetail(cluster, pool); };
  await Promise.all(Array.from({ length: Number(concurrency) }, lane));
}

(async () => {
  await run(calls / 2);
  const cpu = process.cpuUsage();
  const begun = process.hrtime.bigint();
  await run(Number(calls));
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  const used = process.cpuUsage(cpu);
  console.log(Math.round((used.user + used.system) / calls), '-', Math.round(calls / seconds));
})();
