import { NodePool, NodePoolCommonArgs, WaveGate } from "@containeros/infra";

const pool: NodePoolCommonArgs = {
  clusterId: "cd3m0a0000000000000000000000000001",
  instanceTypes: ["ecs.g7.xlarge"],
  vSwitchIds: ["vsw-demo-h"],
  os: { version: "3.6.1" },
  dataDisk: { category: "cloud_essd", sizeGiB: 120 },
  access: { keyPair: "demo-key" },
};

const canary = new NodePool("canary", { ...pool, desiredSize: 1 });
const gate = new WaveGate("gate", {
  nodePoolIds: [canary.id],
  triggers: { image: canary.imageId },
  timeoutMinutes: 20,
});
new NodePool("web", { ...pool, desiredSize: 3 }, { dependsOn: gate });
