package main

import (
	"github.com/containeros/infra/sdk/go/containeros"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		result := containeros.ValidateNodePoolOutput(ctx, containeros.ValidateNodePoolOutputArgs{
			Pool: &containeros.NodePoolTemplateArgs{
				InstanceTypes: pulumi.StringArray{pulumi.String("ecs.g7.xlarge")},
				VSwitchIds:    pulumi.StringArray{pulumi.String("vsw-demo-h")},
				Os:            &containeros.OsPinArgs{Version: pulumi.String("3.6.1")},
				DataDisk:      &containeros.DiskArgs{SizeGiB: pulumi.Int(120)},
				DesiredSize:   pulumi.Int(3),
			},
		})
		ctx.Export("findings", result.Findings())
		return nil
	})
}
