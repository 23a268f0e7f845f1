'use strict';
// The vendor's client, unmodified, doing what BenchPool.cs does. Finds the packages of the conformance tests.
// usage: node bench.js <address> <cluster id> <pool id>     answers each line "<lanes> <calls> <milliseconds>" with the cost of a call
const path = require('node:path');
const from = require('node:module').createRequire(path.join(__dirname, '..', 'ContainerOS.Conformance.Tests', 'node', 'package.json'));
const library = from('@alicloud/cs20151215');
const { $OpenApiUtil } = from('@alicloud/openapi-core');
const [address, cluster, pool] = process.argv.slice(2);

const client = new library.default(new $OpenApiUtil.Config({
  accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
  accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
  endpoint: new URL(address).host,
  protocol: 'http',
  regionId: 'cn-hangzhou',
  readTimeout: 60000, // Its own 3 s fail with many lanes on a busy machine.
}));

async function read() {
  const { body } = await client.describeClusterNodePoolDetail(cluster, pool);
  const isWhole = body.nodepoolInfo.name === 'bench' && body.status.state.length > 0 && body.status.totalNodes === 0
    && body.status.healthyNodes === 0 && body.scalingGroup.systemDiskSize === 120 && body.scalingGroup.dataDisks.length === 1
    && body.scalingGroup.instanceTypes.length === 1 && body.kubernetesConfig.userData.length === 4000
    && body.kubernetesConfig.labels[0].key === 'label-0' && body.kubernetesConfig.labels[0].value === 'value';
  if (!isWhole) throw new Error('The pool that was read is not the one that was made.');
}

async function measure([lanes, calls, milliseconds]) {
  const cpu = process.cpuUsage();
  const begun = process.hrtime.bigint();
  const took = () => Number(process.hrtime.bigint() - begun) / 1e6;
  let made = 0;
  const lane = async () => { while (made < calls || took() < milliseconds) { await read(); made++; } };
  await Promise.all(Array.from({ length: lanes }, lane));
  const [elapsed, used] = [took(), process.cpuUsage(cpu)];
  return [(used.user + used.system) / made, 0, (made / elapsed) * 1000]; // This runtime does not tell how much it allocated.
}

(async () => {
  for await (const line of require('node:readline').createInterface({ input: process.stdin })) {
    console.log((await measure(line.split(' ').map(Number))).join(' '));
  }
})();
