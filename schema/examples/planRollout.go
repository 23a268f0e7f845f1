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
			VSwitchIds:    pulumi.StringArray{pulumi.String("vsw-demo-h")},
			Os:            &containeros.OsPinArgs{Version: pulumi.String("3.6.0")},
			DataDisk: &containeros.DiskArgs{
				Category: containeros.DiskCategoryCloudEssd,
				SizeGiB:  pulumi.Int(120),
			},
			DesiredSize: pulumi.Int(3),
			Access:      &containeros.AccessArgs{KeyPair: pulumi.String("demo-key")},
		})
		if err != nil {
			return err
		}
		upgrade := containeros.PlanRolloutOutput(ctx, containeros.PlanRolloutOutputArgs{
			Id: web.ID(),
			Pool: containeros.NodePoolTemplateArgs{
				Os:      containeros.OsPinArgs{Version: pulumi.String("3.6.1")},
				Rollout: containeros.RolloutArgs{MaxParallelism: pulumi.Int(2)},
			},
		})
		ctx.Export("summary", upgrade.Summary())
		ctx.Export("minutes", upgrade.MinutesP90())
		return nil
	})
}
