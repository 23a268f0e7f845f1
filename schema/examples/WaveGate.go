package main

import (
	"github.com/containeros/infra/sdk/go/containeros"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		canary, err := containeros.NewNodePool(ctx, "canary", poolOf(1))
		if err != nil {
			return err
		}
		gate, err := containeros.NewWaveGate(ctx, "gate", &containeros.WaveGateArgs{
			NodePoolIds:    pulumi.StringArray{canary.ID()},
			Triggers:       pulumi.StringMap{"image": canary.ImageId},
			TimeoutMinutes: pulumi.Int(20),
		})
		if err != nil {
			return err
		}
		_, err = containeros.NewNodePool(ctx, "web", poolOf(3), pulumi.DependsOn([]pulumi.Resource{gate}))
		return err
	})
}

func poolOf(size int) *containeros.NodePoolArgs {
	return &containeros.NodePoolArgs{
		ClusterId:     pulumi.String("cd3m0a0000000000000000000000000001"),
		InstanceTypes: pulumi.StringArray{pulumi.String("ecs.g7.xlarge")},
		VSwitchIds:    pulumi.StringArray{pulumi.String("vsw-demo-h")},
		Os:            &containeros.OsPinArgs{Version: pulumi.String("3.6.1")},
		DataDisk: &containeros.DiskArgs{
			Category: containeros.DiskCategoryCloudEssd,
			SizeGiB:  pulumi.Int(120),
		},
		DesiredSize: pulumi.Int(size),
		Access:      &containeros.AccessArgs{KeyPair: pulumi.String("demo-key")},
	}
}
