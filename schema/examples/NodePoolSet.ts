import { NodePoolSet } from "@containeros/infra";

const zones = new NodePoolSet("zones", {
  clusterId: "cd3m0a0000000000000000000000000001",
  template: {
    instanceTypes: ["ecs.g7.xlarge"],
    os: { version: "3.6.1" },
    dataDisk: { category: "cloud_essd", sizeGiB: 120 },
    desiredSize: 2,
    access: { keyPair: "demo-key" },
  },
  pools: {
    h: { vSwitchIds: ["vsw-demo-h"] },
    i: { vSwitchIds: ["vsw-demo-i"], desiredSize: 3 },
  },
});

export const nodePools = zones.nodePools;
