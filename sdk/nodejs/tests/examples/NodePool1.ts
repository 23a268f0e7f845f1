import { NodePool } from "@containeros/infra";

const web = new NodePool("web", {
  clusterId: "cd3m0a0000000000000000000000000001",
  instanceTypes: ["ecs.g7.xlarge"],
  vSwitchIds: ["vsw-demo-h", "vsw-demo-i"],
  os: { version: "3.6.1" },
  dataDisk: { category: "cloud_essd", sizeGiB: 120 },
  desiredSize: 3,
  labels: { team: "web" },
  access: { keyPair: "demo-key" },
});

export const nodePoolId = web.nodePoolId;
