import { validateNodePoolOutput } from "@containeros/infra";

const result = validateNodePoolOutput({
  pool: {
    instanceTypes: ["ecs.g7.xlarge"],
    vSwitchIds: ["vsw-demo-h"],
    os: { version: "3.6.1" },
    dataDisk: { sizeGiB: 120 },
    desiredSize: 3,
  },
});

export const findings = result.findings;
