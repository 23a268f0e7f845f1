package main

import (
	"github.com/containeros/infra/sdk/go/containeros"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		zones, err := containeros.NewNodePoolSet(ctx, "zones", &containeros.NodePoolSetArgs{
			ClusterId: pulumi.String("cd3m0a0000000000000000000000000001"),
			Template: &containeros.NodePoolTemplateArgs{
				InstanceTypes: pulumi.StringArray{pulumi.String("ecs.g7.xlarge")},
				Os:            &containeros.OsPinArgs{Version: pulumi.String("3.6.1")},
				DataDisk: &containeros.DiskArgs{
					Category: containeros.DiskCategoryCloudEssd,
					SizeGiB:  pulumi.Int(120),
				},
				DesiredSize: pulumi.Int(2),
				Access:      &containeros.AccessArgs{KeyPair: pulumi.String("demo-key")},
			},
			Pools: containeros.NodePoolTemplateMap{
				"h": &containeros.NodePoolTemplateArgs{
					VSwitchIds: pulumi.StringArray{pulumi.String("vsw-demo-h")},
				},
				"i": &containeros.NodePoolTemplateArgs{
					VSwitchIds:  pulumi.StringArray{pulumi.String("vsw-demo-i")},
					DesiredSize: pulumi.Int(3),
				},
			},
		})
		if err != nil {
			return err
		}
		ctx.Export("nodePools", zones.NodePools)
		return nil
	})
}
