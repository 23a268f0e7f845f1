namespace ContainerOS.Sdk.Endpoints;

/// <summary>From where the endpoints are reached.</summary>
public enum EndpointNetwork
{
    /// <summary>The public network.</summary>
    Public,

    /// <summary>Inside a VPC of the region: <c>cs-vpc.cn-hangzhou.aliyuncs.com</c>.</summary>
    Vpc,
}
