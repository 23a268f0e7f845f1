package main

import (
	"github.com/containeros/infra/sdk/go/containeros"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		web, err := containeros.NewNodePool(ctx, "web", &containeros.NodePoolArgs{
			ClusterId:     pulumi.String("cd3m0a0000000000000000000000000001"),
			InstanceTypes: pulumi.StringArray{pulumi.String("ecs.g7.xlarge")},
			VSwitchIds:    pulumi.StringArray{pulumi.String("vsw-demo-h"), pulumi.String("vsw-demo-i")},
			Os:            &containeros.OsPinArgs{Version: pulumi.String("3.6.1")},
			DataDisk: &containeros.DiskArgs{
				Category: containeros.DiskCategoryCloudEssd,
				SizeGiB:  pulumi.Int(120),
			},
			DesiredSize: pulumi.Int(3),
			Labels:      pulumi.StringMap{"team": pulumi.String("web")},
			Access:      &containeros.AccessArgs{KeyPair: pulumi.String("demo-key")},
		})
		if err != nil {
			return err
		}
		ctx.Export("nodePoolId", web.NodePoolId)
		return nil
	})
}
