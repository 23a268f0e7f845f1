namespace ContainerOS.Sdk.Endpoints;

/// <summary>The network from which endpoints are reached.</summary>
public enum EndpointNetwork
{
    /// <summary>The internet.</summary>
    Public,

    /// <summary>Inside a VPC of the region: <c>cs-vpc.cn-hangzhou.aliyuncs.com</c>.</summary>
    Vpc,
}
