using System.Net;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Endpoints;

/// <summary>Finds the endpoint of a product in a region.</summary>
internal static class EndpointResolver
{
    // The map has an entry for this region, but its VPC endpoint is regular.
    private const string Hangzhou = "cn-hangzhou";

    /// <summary>Returns the endpoint that is given, or the one of the region.</summary>
    /// <exception cref="InvalidEndpointException">
    /// There is no region and no endpoint, or the endpoint is not safe to use.
    /// </exception>
    public static Uri Resolve(string product, string region, string? endpoint, EndpointNetwork network = EndpointNetwork.Public) =>
        string.IsNullOrWhiteSpace(endpoint) ? ForRegion(product, region.Trim(), network) : Parse(endpoint.Trim());

    private static Uri ForRegion(string product, string region, EndpointNetwork network)
    {
        if (region.Length == 0 || !region.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw new InvalidEndpointException($"\"{region}\" is not a region. Name one such as cn-hangzhou, or set an endpoint.");
        }
        return network is EndpointNetwork.Vpc ? ForVpc(product, region) : ForPublic(product, region);
    }

    private static Uri ForVpc(string product, string region) =>
        region != Hangzhou && VendorEndpointMap.Find(product, region) is { } host
            ? throw new InvalidEndpointException(
                $"In the region {region} {product} is served by {host}, which is public. "
                    + $"Set an endpoint for it, or the network to {EndpointNetwork.Public}."
            )
            : new($"https://{product}-vpc.{region}.aliyuncs.com");

    private static Uri ForPublic(string product, string region) =>
        new($"https://{VendorEndpointMap.Find(product, region) ?? $"{product}.{region}.aliyuncs.com"}");

    private static Uri Parse(string text)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        if (!Uri.TryCreate(full, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.Scheme is not ("http" or "https"))
        {
            throw new InvalidEndpointException($"The endpoint \"{WithoutUser(text)}\" is not an http or https address.");
        }
        if (uri.UserInfo.Length > 0 || uri.AbsolutePath != "/" || uri.Query.Length > 0)
        {
            throw new InvalidEndpointException($"The endpoint on host {uri.Host} must be scheme, host and port only.");
        }
        if (uri.Scheme == "http" && !IsLoopback(uri))
        {
            throw new InvalidEndpointException($"The endpoint \"{text}\" is plain HTTP, allowed on loopback only. Use https.");
        }
        return uri;
    }

    // The text before an @ may contain a password.
    private static string WithoutUser(string text) => text[(text.LastIndexOf('@') + 1)..];

    /// <summary>Whether an address is on this machine.</summary>
    public static bool IsLoopback(Uri uri) =>
        uri.Host == "localhost" || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
