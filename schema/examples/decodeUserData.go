package main

import (
	"github.com/containeros/infra/sdk/go/containeros"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		decoded := containeros.DecodeUserDataOutput(ctx, containeros.DecodeUserDataOutputArgs{
			UserData: pulumi.String("IyEvYmluL3NoCnN5c2N0bCAtdyBuZXQuY29yZS5zb21heGNvbm49NDA5Ngo="),
		})
		ctx.Export("bootstrap", decoded.Bootstrap())
		return nil
	})
}
