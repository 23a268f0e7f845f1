using ContainerOS.Sdk.Endpoints;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>Where STS is: central, of a region, or of a region inside the VPC (credentials-go).</summary>
internal static class StsEndpoint
{
    public static Uri Resolve(CredentialChainOptions options, AssumedRole role)
    {
        var region = role.StsRegion ?? options.Find("ALIBABA_CLOUD_STS_REGION");
        var isInVpc = role.InVpc || options.IsOn("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED");
        return options.StsEndpoint is { } given ? EndpointResolver.Resolve("sts", string.Empty, given)
            : region is null ? new("https://sts.aliyuncs.com")
            : EndpointResolver.Resolve(isInVpc ? "sts-vpc" : "sts", region, null);
    }
}
