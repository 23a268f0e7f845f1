import { NodePoolWaves } from "@containeros/infra";

const fleet = new NodePoolWaves("fleet", {
  template: {
    clusterId: "cd3m0a0000000000000000000000000001",
    instanceTypes: ["ecs.g7.xlarge"],
    vSwitchIds: ["vsw-demo-h"],
    os: { version: "3.6.1" },
    dataDisk: { category: "cloud_essd", sizeGiB: 120 },
    desiredSize: 2,
    access: { keyPair: "demo-key" },
  },
  waves: [
    { name: "canary", pools: { canary: { desiredSize: 1 } } },
    { name: "all", pools: { web: {}, batch: { labels: { team: "batch" } } } },
  ],
});

export const gates = fleet.gates;
