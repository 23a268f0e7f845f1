import { estimateCostOutput } from "@containeros/infra";

const cost = estimateCostOutput({
  pool: {
    instanceTypes: ["ecs.g7.xlarge"],
    vSwitchIds: ["vsw-demo-h"],
    os: { version: "3.6.1" },
    dataDisk: { sizeGiB: 120 },
    desiredSize: 3,
  },
  unit: "month",
});

export const perNode = cost.perNode;
