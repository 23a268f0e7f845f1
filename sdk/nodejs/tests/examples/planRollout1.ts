import { NodePool, planRolloutOutput } from "@containeros/infra";

const web = new NodePool("web", {
  clusterId: "cd3m0a0000000000000000000000000001",
  instanceTypes: ["ecs.g7.xlarge"],
  vSwitchIds: ["vsw-demo-h"],
  os: { version: "3.6.0" },
  dataDisk: { category: "cloud_essd", sizeGiB: 120 },
  desiredSize: 3,
  access: { keyPair: "demo-key" },
});

const upgrade = planRolloutOutput({
  id: web.id,
  pool: { os: { version: "3.6.1" }, rollout: { maxParallelism: 2 } },
});
export const summary = upgrade.summary;
export const minutes = upgrade.minutesP90;
