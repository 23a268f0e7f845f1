import { NodePoolWaves } from "@containeros/infra";

const staging = "cd3m0a0000000000000000000000000001";
const production = "cd3m0a0000000000000000000000000002";

// A change of the release reaches production only when the nodes of staging are Ready with it.
const fleet = new NodePoolWaves("fleet", {
  template: {
    instanceTypes: ["ecs.g7.xlarge"],
    vSwitchIds: ["vsw-demo-h"],
    os: { version: "3.6.1" },
    dataDisk: { category: "cloud_essd", sizeGiB: 120 },
    desiredSize: 1,
    access: { keyPair: "demo-key" },
  },
  waves: [
    { name: "staging", pools: { web: { clusterId: staging } }, timeoutMinutes: 20 },
    { name: "production", pools: { web: { clusterId: production, desiredSize: 2 } } },
  ],
});

export const gates = fleet.gates.apply((all) => Object.keys(all).sort().join(" "));
export const readyInProduction = fleet.gates.apply((all) => all["production"]?.readyNodes);
