import { getClusterOutput, NodePool } from "@containeros/infra";

const cluster = getClusterOutput({ clusterId: "cd3m0a0000000000000000000000000001" });

new NodePool("web", {
  clusterId: cluster.clusterId,
  kubernetesVersion: cluster.apply((found) => found.kubernetesVersion!),
  instanceTypes: ["ecs.g7.xlarge"],
  vSwitchIds: ["vsw-demo-h"],
  os: { version: "3.6.1" },
  dataDisk: { sizeGiB: 120 },
  desiredSize: 1,
  access: { keyPair: "demo-key" },
});

export const network = cluster.network;
