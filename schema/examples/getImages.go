package main

import (
	"github.com/containeros/infra/sdk/go/containeros"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		offered := containeros.GetImagesOutput(ctx, containeros.GetImagesOutputArgs{
			ClusterId: pulumi.String("cd3m0a0000000000000000000000000001"),
			Version:   pulumi.String("3.6.1"),
		})
		ctx.Export("images", offered.Images())
		return nil
	})
}
