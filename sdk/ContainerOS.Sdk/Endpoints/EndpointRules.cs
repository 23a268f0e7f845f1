using System.Net;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Endpoints;

/// <summary>Which host serves a product in a region.</summary>
internal static class EndpointRules
{
    // Parts of region names the vendor's SDKs map to the central host; derived from the names in cs-20151215 and ecs-20140526 [inferred].
    private static readonly string[] CentralMarks = ["-finance", "-pop", "-gov-", "-edge-", "-internal-", "-inner"];

    /// <exception cref="InvalidEndpointException">No region and no override, or an override that is not safe to use.</exception>
    public static Uri Resolve(string product, string region, string? overriding, EndpointNetwork network = EndpointNetwork.Public) =>
        string.IsNullOrWhiteSpace(overriding) ? ForRegion(product, region.Trim(), network) : Overriding(overriding.Trim());

    private static Uri ForRegion(string product, string region, EndpointNetwork network)
    {
        if (region.Length == 0 || !region.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            throw new InvalidEndpointException($"\"{region}\" is not a region. Name one such as cn-hangzhou, or set an endpoint.");
        return network is EndpointNetwork.Vpc ? ForVpc(product, region) : ForPublic(product, region);
    }

    private static Uri ForVpc(string product, string region) => IsCentral(region)
        ? throw new InvalidEndpointException($"The region {region} is served by the central host, which is public. Set an endpoint, or the network to {EndpointNetwork.Public}.")
        : new($"https://{product}-vpc.{region}.aliyuncs.com");

    private static Uri ForPublic(string product, string region)
    {
        if (IsCentral(region))
            return new($"https://{product}.aliyuncs.com");
        return product == "ecs" && region == "cn-hangzhou"
            ? new("https://ecs-cn-hangzhou.aliyuncs.com")
            : new($"https://{product}.{region}.aliyuncs.com");
    }

    private static bool IsCentral(string region) => Array.Exists(CentralMarks, mark => region.Contains(mark, StringComparison.Ordinal));

    private static Uri Overriding(string text)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        if (!Uri.TryCreate(full, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.Scheme is not ("http" or "https"))
            throw new InvalidEndpointException($"The endpoint \"{text}\" is not an http or https address.");
        if (uri.UserInfo.Length > 0 || uri.AbsolutePath != "/" || uri.Query.Length > 0)
            throw new InvalidEndpointException($"The endpoint on host {uri.Host} must be scheme, host and port only.");
        if (uri.Scheme == "http" && !IsLoopback(uri))
            throw new InvalidEndpointException($"The endpoint \"{text}\" is plain HTTP, allowed on loopback only. Use https.");
        return uri;
    }

    /// <summary>Whether an address stays on this machine.</summary>
    public static bool IsLoopback(Uri uri) =>
        uri.Host == "localhost" || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
