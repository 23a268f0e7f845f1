import { getImagesOutput } from "@containeros/infra";

const offered = getImagesOutput({ clusterId: "cd3m0a0000000000000000000000000001", version: "3.6.1" });

export const images = offered.images;
