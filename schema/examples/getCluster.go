package main

import (
	"github.com/containeros/infra/sdk/go/containeros"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cluster := containeros.GetClusterOutput(ctx, containeros.GetClusterOutputArgs{
			ClusterId: pulumi.String("cd3m0a0000000000000000000000000001"),
		})
		_, err := containeros.NewNodePool(ctx, "web", &containeros.NodePoolArgs{
			ClusterId:         cluster.ClusterId(),
			KubernetesVersion: cluster.KubernetesVersion(),
			InstanceTypes:     pulumi.StringArray{pulumi.String("ecs.g7.xlarge")},
			VSwitchIds:        pulumi.StringArray{pulumi.String("vsw-demo-h")},
			Os:                &containeros.OsPinArgs{Version: pulumi.String("3.6.1")},
			DataDisk:          &containeros.DiskArgs{SizeGiB: pulumi.Int(120)},
			DesiredSize:       pulumi.Int(1),
			Access:            &containeros.AccessArgs{KeyPair: pulumi.String("demo-key")},
		})
		if err != nil {
			return err
		}
		ctx.Export("network", cluster.Network())
		return nil
	})
}
