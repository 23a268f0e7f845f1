package main

import (
	"github.com/containeros/infra/sdk/go/containeros"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		scripts := containeros.RenderUserDataOutput(ctx, containeros.RenderUserDataOutputArgs{
			Bootstrap: containeros.BootstrapContainerArray{
				&containeros.BootstrapContainerArgs{
					Name:  pulumi.String("tune"),
					Phase: containeros.BootstrapPhaseAfterJoin,
					Steps: containeros.BootstrapStepArray{
						&containeros.BootstrapStepArgs{
							Sysctl: pulumi.StringMap{"net.core.somaxconn": pulumi.String("4096")},
						},
					},
				},
			},
		})
		ctx.Export("afterJoin", scripts.UserData())
		return nil
	})
}
