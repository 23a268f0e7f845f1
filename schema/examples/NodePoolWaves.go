package main

import (
	"github.com/containeros/infra/sdk/go/containeros"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		fleet, err := containeros.NewNodePoolWaves(ctx, "fleet", &containeros.NodePoolWavesArgs{
			Template: &containeros.NodePoolTemplateArgs{
				ClusterId:     pulumi.String("cd3m0a0000000000000000000000000001"),
				InstanceTypes: pulumi.StringArray{pulumi.String("ecs.g7.xlarge")},
				VSwitchIds:    pulumi.StringArray{pulumi.String("vsw-demo-h")},
				Os:            &containeros.OsPinArgs{Version: pulumi.String("3.6.1")},
				DataDisk: &containeros.DiskArgs{
					Category: containeros.DiskCategoryCloudEssd,
					SizeGiB:  pulumi.Int(120),
				},
				DesiredSize: pulumi.Int(2),
				Access:      &containeros.AccessArgs{KeyPair: pulumi.String("demo-key")},
			},
			Waves: containeros.WaveArray{
				&containeros.WaveArgs{
					Name: pulumi.String("canary"),
					Pools: containeros.NodePoolTemplateMap{
						"canary": &containeros.NodePoolTemplateArgs{DesiredSize: pulumi.Int(1)},
					},
				},
				&containeros.WaveArgs{
					Name: pulumi.String("all"),
					Pools: containeros.NodePoolTemplateMap{
						"web":   &containeros.NodePoolTemplateArgs{},
						"batch": &containeros.NodePoolTemplateArgs{Labels: pulumi.StringMap{"team": pulumi.String("batch")}},
					},
				},
			},
		})
		if err != nil {
			return err
		}
		ctx.Export("gates", fleet.Gates)
		return nil
	})
}
